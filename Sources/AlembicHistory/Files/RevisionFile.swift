import ProjectFiles
import SourceText
import SystemPackage

/// What a revision file assigns to one of the variables that Alembic reads.
public enum RevisionVariable<Value: Sendable>: Sendable {
  /// It assigns nothing.
  case missing
  /// The value, and where it stands.
  case known(Value, SourcePosition)
  /// It cannot be computed without running Python; why, and where that begins.
  case unknown(String, SourcePosition)
  /// It is known, and Alembic has no use for it; what it is, and where.
  case unusable(String, SourcePosition)

  /// The value, if it is known.
  public var value: Value? {
    guard case .known(let value, _) = self else { return nil }
    return value
  }

  /// Where it stands; nil when nothing is assigned.
  public var position: SourcePosition? {
    switch self {
    case .missing: nil
    case .known(_, let position), .unknown(_, let position), .unusable(_, let position): position
    }
  }
}

/// One Python file of a version location, as read without running it.
public struct RevisionFile: Sendable {
  /// What kind of file it turned out to be.
  public enum Standing: Sendable {
    /// It has a `revision`, or a name that Alembic takes for one.
    case revision
    /// It assigns no `revision`.
    case noRevision
    /// It is no Python: the sentence, and where reading stopped.
    case syntaxError(String, SourcePosition)
    /// It could not be read.
    case unreadable(FileFailure)
    /// Compiled Python without its source, which `sourceless` lets Alembic load.
    case bytecode
  }

  /// The file, absolute, with symbolic links resolved.
  public let path: FilePath
  /// Its name for messages: relative to the project folder where it lies in there.
  public let name: String
  /// What kind of file it is.
  public var standing: Standing = .noRevision
  /// `revision`.
  public var revision: RevisionVariable<String> = .missing
  /// `down_revision`; empty for `None`.
  public var downRevision: RevisionVariable<[String]> = .missing
  /// `branch_labels`; empty for `None`.
  public var branchLabels: RevisionVariable<[String]> = .missing
  /// `depends_on`; empty for `None`.
  public var dependsOn: RevisionVariable<[String]> = .missing
  /// The documentation string as written; nil without one.
  public var docstring: String?
  /// Where the documentation string begins; line 1 without one.
  public var docstringPosition = SourcePosition(line: 1, column: 1)

  /// The contents of a file that is not on the disk; nil for one that is.
  public var contents: [UInt8]?

  /// A file of which nothing is known yet.
  public init(path: FilePath, name: String) {
    self.path = path
    self.name = name
  }

  /// What stands in it: its contents where it is not on the disk, else the file as it is now.
  ///
  /// - Throws: `FileFailure` when it cannot be read.
  public func bytes() throws(FileFailure) -> [UInt8] {
    if let contents { return contents }
    return try FileReading.bytes(of: path)
  }

  /// The id that Alembic takes from a name such as `3f2a.py` when the file assigns no `revision`.
  public var legacyID: String? {
    let name = path.lastComponent?.string ?? ""
    guard name.hasSuffix(".py") else { return nil }
    let stem = name.dropLast(3)
    let isHex = stem.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
    return stem.isEmpty || !isHex ? nil : String(stem)
  }
}
