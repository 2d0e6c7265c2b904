import ProjectFiles
import SystemPackage

/// One thing that an action does.
enum Deed {
  /// Runs a program.
  case command(ShellCommand)
  /// Changes a file, which is of a kind.
  case change(FileChange, ProjectArea)
}

/// What becomes of a file.
public struct FileChange: Sendable {
  /// What is done to it.
  public enum Kind: Sendable, Equatable {
    /// It is made.
    case create
    /// Its text changes.
    case modify
    /// It goes.
    case delete
    /// It gets another path.
    case rename(to: FilePath)
  }

  /// The file, absolute, links in its folders followed.
  public let path: FilePath
  /// What is done to it.
  public let kind: Kind
  /// Its bytes before; nil when there are none or they cannot be read.
  public let before: [UInt8]?
  /// Its bytes afterwards; nil when they are not known.
  public let after: [UInt8]?
  /// The command that does it; nil for an editor.
  public let command: String?
  /// Whether the command may mean another file: not all of its words are known.
  public let isGuess: Bool

  /// A change of the file at `path`, which is looked at as it is now.
  public init(
    _ path: FilePath, _ kind: Kind, after: [UInt8]? = nil, command: String? = nil,
    isGuess: Bool = false
  ) {
    self.isGuess = isGuess
    self.path = Self.real(path)
    before = try? FileReading.bytes(of: self.path)
    // What makes a file that is there changes it, and the other way round.
    switch kind {
    case .create, .modify:
      self.kind = FileReading.kind(of: self.path) == nil ? .create : .modify
    case .rename(let target): self.kind = .rename(to: Self.real(target))
    case .delete: self.kind = kind
    }
    self.after = after
    self.command = command
  }

  /// Whether it leaves every byte as it is.
  var changesNothing: Bool { kind == .modify && after != nil && before == after }

  /// The path with the links of its folders followed, whether or not the file is there.
  private static func real(_ path: FilePath) -> FilePath {
    let path = path.lexicallyNormalized()
    if let real = FileReading.resolved(path) { return real }
    guard let name = path.lastComponent,
      let folder = FileReading.resolved(path.removingLastComponent())
    else { return path }
    return folder.appending(name)
  }
}

/// What somebody is about to do.
public enum Action: Sendable {
  /// A line of shell.
  case command(String)
  /// Changes of files.
  case changes([FileChange])
}
