import AlembicHistory
import GitRepository
import ProjectFiles
import SystemPackage

/// The lock file: which revisions were applied, with which contents, and where.
///
/// One line a revision, sorted, so that two branches that add lines merge as text: the id, `sha256:` and the
/// hash of the file with LF line ends, and the environments. Lines that begin with `#` say what it is.
public struct AppliedLock: Sendable, Equatable {
  /// What is known of one revision.
  public struct Entry: Sendable, Equatable {
    /// The hash of its file, as `sha256:` and hexadecimal digits.
    public var hash: String
    /// Where it was applied, sorted; empty when nobody said.
    public var environments: [String]

    /// An entry for these contents.
    public init(hash: String, environments: [String]) {
      self.hash = hash
      self.environments = environments
    }
  }

  /// Why a lock file cannot be used.
  public struct Failure: Error, Sendable, Equatable, CustomStringConvertible {
    /// One sentence.
    public let description: String
  }

  /// What is known, by revision.
  public var entries: [String: Entry] = [:]

  /// A file without lines.
  public init() {}

  /// Where a project's lock file lies: beside the ini, and with the section's name for a section of its own.
  public static func path(of project: AlembicProject) -> FilePath {
    let settings = project.alembic
    let folder =
      (settings.iniFile ?? settings.tomlFile)?.removingLastComponent() ?? project.directory
    return folder.appending(
      settings.section == "alembic"
        ? "alembic-expert.lock" : "alembic-expert.\(settings.section).lock")
  }

  /// The hash of a revision's contents, whatever line ends they were checked out with.
  public static func hash(_ contents: [UInt8]) -> String {
    let digits = Array("0123456789abcdef")
    let digest = SHA256.digest(FileContents.normalised(contents))
    return "sha256:" + String(digest.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] })
  }

  /// Reads the lines of a file.
  ///
  /// - Throws: `Failure` for a line that is none of its own, such as the mark of a conflict, and for a
  ///   revision with two hashes.
  public init(_ contents: [UInt8], name: String) throws(Failure) {
    let lines = String(decoding: FileContents.normalised(contents), as: UTF8.self)
      .split(separator: "\n", omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() where !line.isEmpty && !line.hasPrefix("#") {
      let words = line.split(separator: " ").map(String.init)
      guard words.count >= 2, let revision = Self.decoded(words[0]), Self.isHash(words[1]) else {
        throw Failure(
          description:
            "\(name):\(index + 1) is no line of a lock file: take one side of a conflict, "
            + "or write the file anew with `alembic-expert lock`")
      }
      let environments = words.dropFirst(2).compactMap(Self.decoded)
      if let before = entries[revision], before.hash != words[1] {
        throw Failure(
          description: "\(name):\(index + 1) gives \(revision) another hash than a line before it")
      }
      add(environments, to: revision, hash: words[1])
    }
  }

  /// Adds environments to a revision, which is added itself when it is not there.
  public mutating func add(_ environments: [String], to revision: String, hash: String) {
    let known = entries[revision]?.environments ?? []
    entries[revision] = Entry(hash: hash, environments: Set(known + environments).sorted())
  }

  /// The text of the file.
  public var text: String {
    let head = """
      # What is applied, written by `alembic-expert lock`: revision, hash of its file, environments.
      # An applied revision is never edited; change what it did in a new one.

      """
    return entries.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
      .reduce(into: head) { text, entry in
        let words = [Self.encoded(entry.key), entry.value.hash]
        text += (words + entry.value.environments.map(Self.encoded)).joined(separator: " ") + "\n"
      }
  }

  private static func isHash(_ word: String) -> Bool {
    let digits = word.dropFirst(7)
    return word.hasPrefix("sha256:") && digits.utf8.count == 64
      && digits.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
  }

  /// A word without spaces: what would end it or begin a comment becomes `%` and two digits.
  private static func encoded(_ text: String) -> String {
    text.unicodeScalars.reduce(into: "") { result, scalar in
      if scalar.value <= 0x20 || scalar.value == 0x7F || scalar == "%" || scalar == "#" {
        result += "%" + (scalar.value < 16 ? "0" : "") + String(scalar.value, radix: 16)
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
  }

  private static func decoded(_ word: String) -> String? {
    var bytes: [UInt8] = []
    var rest = Array(word.utf8)[...]
    while let byte = rest.popFirst() {
      guard byte == 0x25 else {
        bytes.append(byte)
        continue
      }
      guard rest.count >= 2,
        let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16)
      else { return nil }
      bytes.append(value)
      rest = rest.dropFirst(2)
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
