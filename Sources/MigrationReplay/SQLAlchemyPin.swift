import AlembicHistory
import ProjectFiles
import SQLAlchemy
import SystemPackage

/// A version of SQLModel, as far as the time zones of its columns depend on it.
private struct ModelVersion {
  private let parts: [Int]

  init(_ text: Substring) { parts = text.split(separator: ".").compactMap { Int($0) } }

  /// Whether it is older than 0.0.45.
  var isNaive: Bool { parts.lexicographicallyPrecedes([0, 0, 45]) }

  /// Whether the newest version that a requirement allows is no older; nil where none is required.
  static func allowsAware(in text: String) -> Bool? {
    for line in text.split(separator: "\n") {
      let lower = line.lowercased()
      guard let start = lower.firstRange(of: "sqlmodel") else { continue }
      let rest = lower[start.upperBound...].drop { " (\"=".contains($0) }
      let conditions = lower[start.upperBound...]
      guard let first = rest.first, "<>~!^".contains(first) || first.isNumber else { continue }
      return conditions.split(separator: ",").allSatisfy { condition in
        let mark = condition.drop { !"<>=~!^".contains($0) && !$0.isNumber }
          .prefix { "<>=~!^".contains($0) }
        let version = ModelVersion(
          condition.drop { !$0.isNumber }.prefix { $0.isNumber || $0 == "." })
        switch mark {
        case "==", "===", "^", "<=", "": return !version.isNaive
        case "<": return !version.isNaive && version.parts != [0, 0, 45]
        default: return true
        }
      }
    }
    return nil
  }
}

/// The line of SQLAlchemy that a project uses, by its lock file or its requirements.
enum SQLAlchemyPin {
  /// The line; nil when nothing says.
  ///
  /// Lock files come first, since they name one version; what a requirement allows is the newest line
  /// that it does not exclude.
  static func line(of project: AlembicProject) -> SQLAlchemyLine? {
    let folder = project.directory
    for name in ["uv.lock", "poetry.lock", "pdm.lock", "Pipfile.lock"] {
      if let bytes = bytes(folder.appending(name)), let version = locked(in: bytes) {
        return line(version)
      }
    }
    let names = [
      "requirements.txt", "requirements/base.txt", "requirements.lock", "pyproject.toml",
      "setup.cfg",
    ]
    for name in names {
      if let text = text(folder.appending(name)), let line = required(in: text) { return line }
    }
    for metadata in metadata(in: folder) {
      if let text = text(metadata), let line = required(in: text) { return line }
    }
    return nil
  }

  /// Whether the project's SQLModel is 0.0.45 or newer, the newest where nothing says.
  static func hasAwareModelDatetimes(_ project: AlembicProject) -> Bool {
    let folder = project.directory
    for name in ["uv.lock", "poetry.lock", "pdm.lock", "Pipfile.lock"] {
      if let bytes = bytes(folder.appending(name)), let version = locked("sqlmodel", in: bytes) {
        return !ModelVersion(version[...]).isNaive
      }
    }
    let names = [
      "requirements.txt", "requirements/base.txt", "requirements.lock", "pyproject.toml",
    ]
    for path in names.map({ folder.pushing(FilePath($0)) }) + metadata(in: folder) {
      if let text = text(path), let answer = ModelVersion.allowsAware(in: text) { return answer }
    }
    return true
  }

  private static func text(_ path: FilePath) -> String? {
    bytes(path).map { String(decoding: $0, as: UTF8.self) }
  }

  private static func bytes(_ path: FilePath) -> [UInt8]? {
    do throws(FileFailure) {
      return try FileReading.bytes(of: path)
    } catch {
      return nil
    }
  }

  /// `NAME.dist-info/METADATA` beside an installed distribution.
  private static func metadata(in folder: FilePath) -> [FilePath] {
    do throws(FileFailure) {
      return try FileReading.entries(of: folder).map(\.name).filter { $0.hasSuffix(".dist-info") }
        .sorted().map { folder.appending($0).appending("METADATA") }
    } catch {
      return []
    }
  }

  private static func line(_ version: String) -> SQLAlchemyLine {
    let parts = version.split(separator: ".")
    guard parts.count > 1, let major = Int(parts[0]), let minor = Int(parts[1]) else { return .v21 }
    return (major, minor) >= (2, 1) ? .v21 : .v20
  }

  /// The version of the package in a lock file: `name = "sqlalchemy"` and the `version` after it, or
  /// the entry of `Pipfile.lock`.
  ///
  /// A lock file is long and its entries are short, so the bytes are searched for the name.
  static func locked(_ package: String = "sqlalchemy", in bytes: [UInt8]) -> String? {
    let name = Array("\"\(package)\"".utf8)
    var place = 0
    while let found = find(name, in: bytes, from: place) {
      place = found + name.count
      let before = bytes[max(found - 7, 0)..<found]
      let after = bytes[place..<min(place + 3, bytes.count)]
      guard before.elementsEqual("name = ".utf8) || after.starts(with: ": {".utf8) else { continue }
      let entry = bytes[place..<min(place + 4_096, bytes.count)]
      let text = String(decoding: entry, as: UTF8.self)
      guard let version = text.firstRange(of: "version") else { continue }
      let digits = text[version.upperBound...].drop { !$0.isNumber }
        .prefix { $0.isNumber || $0 == "." }
      if !digits.isEmpty { return String(digits) }
    }
    return nil
  }

  /// Where a text in small letters begins, whatever the letters of `bytes` are.
  private static func find(_ text: [UInt8], in bytes: [UInt8], from start: Int) -> Int? {
    guard let first = text.first, bytes.count >= text.count else { return nil }
    return bytes.withUnsafeBufferPointer { buffer -> Int? in
      var index = start
      let last = buffer.count - text.count
      while index <= last {
        if buffer[index] == first {
          var matched = 1
          while matched < text.count {
            let byte = buffer[index + matched]
            let small = byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte
            guard small == text[matched] else { break }
            matched += 1
          }
          if matched == text.count { return index }
        }
        index += 1
      }
      return nil
    }
  }

  /// The newest line that a requirement on SQLAlchemy allows.
  private static func required(in text: String) -> SQLAlchemyLine? {
    for line in text.split(separator: "\n") {
      let lower = line.lowercased()
      guard let start = lower.firstRange(of: "sqlalchemy") else { continue }
      if let before = lower[..<start.lowerBound].last,
        before.isLetter || before == "-" || before == "_"
      {
        continue
      }
      var rest = lower[start.upperBound...]
      if rest.first == "[" { rest = rest.drop { $0 != "]" }.dropFirst() }
      rest = rest.drop {
        $0 == " " || $0 == "(" || $0 == "\"" || $0 == "=" && rest.hasPrefix(" = ")
      }
      guard let first = rest.first, "<>=~!^".contains(first) || first.isNumber else { continue }
      return allows21(rest) ? .v21 : .v20
    }
    return nil
  }

  /// Whether 2.1 meets conditions such as `>=2.0,<2.1`.
  private static func allows21(_ conditions: Substring) -> Bool {
    let end = conditions.firstIndex { "\";#)]}'".contains($0) } ?? conditions.endIndex
    for condition in conditions[..<end].split(separator: ",") {
      let text = condition.drop { $0 == " " }
      let mark = text.prefix { "<>=~!^".contains($0) }
      let version = text.dropFirst(mark.count).drop { $0 == " " }
        .prefix { $0.isNumber || $0 == "." }
      let parts = version.split(separator: ".").compactMap { Int($0) }
      guard let major = parts.first else { continue }
      let minor = parts.count > 1 ? parts[1] : 0
      switch mark {
      case "<": if (major, minor) <= (2, 1) { return false }
      case "<=": if (major, minor) < (2, 1) { return false }
      case "==", "===", "": if (major, minor) < (2, 1) { return false }
      // `~=2.0.1` stays in 2.0; `~=2.0` does not.
      case "~=": if parts.count > 2, (major, minor) < (2, 1) { return false }
      case "^": if major < 2 { return false }
      case "~": if (major, minor) < (2, 1) { return false }
      default: break
      }
    }
    return true
  }
}
