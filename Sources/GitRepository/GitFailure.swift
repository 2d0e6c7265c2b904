import ProjectFiles

/// Why a repository could not answer.
public enum GitFailure: Error, Sendable, Equatable, CustomStringConvertible {
  /// It uses something that is not read here.
  case unsupported(String)
  /// One of git's files cannot be read.
  case unreadable(FileFailure)
  /// One of git's files is not as git writes it: which, and how.
  case damaged(String, String)
  /// An object is not there; why, where the repository tells.
  case missing(ObjectID, String?)
  /// Something is larger than is read here.
  case tooLarge(String)
  /// Nothing has that name.
  case unknownName(String)
  /// A name stands for something else than was asked for.
  case wrongKind(ObjectID, String)

  /// One sentence without a final stop.
  public var description: String {
    switch self {
    case .unsupported(let what): "git: \(what)"
    case .unreadable(let failure): failure.description
    case .damaged(let file, let how): "\(file) is damaged: \(how)"
    case .missing(let id, let why):
      "git's object \(id) is not here" + (why.map { ": \($0)" } ?? "")
    case .tooLarge(let what): "\(what) is too large to be read"
    case .unknownName(let name): "git knows no \(name) here"
    case .wrongKind(let id, let kind): "git's object \(id) is no \(kind)"
    }
  }
}
