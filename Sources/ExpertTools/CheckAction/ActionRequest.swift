import Expert
import Guard
import SystemPackage

/// The arguments of `check_action`.
public struct ActionRequest: Sendable {
  private let command: String?
  private let file: String?
  private let change: String
  private let content: String?
  private let to: String?

  /// A command line, or a file with its change.
  ///
  /// - Parameters:
  ///   - change: `edit`, `create`, `delete` or `rename`.
  ///   - content: The whole file afterwards, where it is known.
  ///   - to: The new name of a rename.
  public init(command: String?, file: String?, change: String, content: String?, to: String?) {
    self.command = command
    self.file = file
    self.change = change
    self.content = content
    self.to = to
  }

  /// The action, with paths relative to `folder`.
  ///
  /// - Throws: `ExpertFailure` when it is neither one thing nor the other.
  public func action(in folder: FilePath) throws(ExpertFailure) -> Action {
    if let command, file == nil { return .command(command) }
    guard let file, command == nil else {
      throw ExpertFailure(
        "The action is not clear.", remedy: "Name either a command or a file, not both.")
    }
    let path = folder.pushing(FilePath(file))
    let after = content.map { Array($0.utf8) }
    switch change {
    case "delete": return .changes([FileChange(path, .delete)])
    case "create": return .changes([FileChange(path, .create, after: after)])
    case "rename":
      guard let to else {
        throw ExpertFailure("A rename needs the new name.", remedy: "Name it with to.")
      }
      return .changes([FileChange(path, .rename(to: folder.pushing(FilePath(to))))])
    default: return .changes([FileChange(path, .modify, after: after)])
    }
  }
}
