import AlembicHistory
import Synchronization
import SystemPackage

/// What a decision reads of the project, each when it is first asked for: most actions touch little of it.
final class ReadOnce: Sendable {
  private let revisions = Mutex<[RevisionFile]?>(nil)
  private let packages = Mutex<[FilePath]?>(nil)
  private let tables = Mutex<[String]?>(nil)
  private let line = Mutex<(text: String, reading: ShellReading)?>(nil)
  /// The patterns that may still be held against the files that there are.
  private let patterns = Mutex(40)

  func files(_ read: () -> [RevisionFile]) -> [RevisionFile] { Self.value(of: revisions, read) }

  func registries(_ read: () -> [FilePath]) -> [FilePath] { Self.value(of: packages, read) }

  func externalTables(_ read: () -> [String]) -> [String] { Self.value(of: tables, read) }

  /// The commands of a line: the decision and the search for other projects both go over them.
  func reading(of text: String, in folder: FilePath) -> ShellReading {
    if let known = line.withLock({ $0 }), known.text == text { return known.reading }
    let reading = ShellReading.of(text, in: folder)
    line.withLock { $0 = (text, reading) }
    return reading
  }

  /// Whether one more pattern may be looked for; a line with very many must not keep us.
  func mayLookForPattern() -> Bool {
    patterns.withLock { left in
      left -= 1
      return left >= 0
    }
  }

  private static func value<Value: Sendable>(
    of place: borrowing Mutex<Value?>, _ read: () -> Value
  ) -> Value {
    if let known = place.withLock({ $0 }) { return known }
    let value = read()
    place.withLock { $0 = value }
    return value
  }
}
