/// A question about the history that ends without an answer, as it ends in Alembic.
public struct AlembicFailure: Error, Sendable, Equatable, CustomStringConvertible {
  /// How it ends.
  public enum Kind: Sendable, Equatable {
    /// Alembic's `CommandError`: it prints `FAILED: ` and the sentence on standard output, status 255.
    case command
    /// Any other exception in Alembic: a traceback on standard error, status 1.
    case uncaught
    /// We do not answer, although Alembic might: a database or Python would be needed.
    case refused
  }

  /// How it ends.
  public let kind: Kind
  /// The sentence; for `command` in Alembic's own words.
  public let message: String
  /// What Alembic knows of the cause and does not print; nil when there is nothing more to say.
  public let detail: String?
  /// What was printed on standard output before the failure.
  public var printed: String

  /// A failure with nothing printed before it.
  public init(
    _ kind: Kind, _ message: String, detail: String? = nil, printed: String = ""
  ) {
    self.kind = kind
    self.message = message
    self.detail = detail
    self.printed = printed
  }

  /// The sentence alone.
  public var description: String { message }

  /// What the command prints on standard output, all in all.
  public var standardOutput: String {
    kind == .command ? printed + "FAILED: \(message)\n" : printed
  }

  /// What belongs on standard error: the sentence where Alembic has a traceback or we refuse.
  public var standardError: String { kind == .command ? "" : message + "\n" }

  /// The status with which the process ends.
  public var exitStatus: Int32 { kind == .command ? 255 : 1 }
}

/// The exceptions inside Alembic's revision map, before a command turns them into its own.
enum RevisionError: Error {
  case rangeNotAncestor
  case multipleHeads(argument: String)
  case resolution(argument: String, message: String)
  case message(String)
  case uncaught(String)
  /// A `CommandError` already.
  case command(String)
  /// Python would have to be run.
  case refused(String)

  /// What `ScriptDirectory` makes of it; `start` and `end` are the range asked for.
  func failure(start: String? = nil, end: String? = nil) -> AlembicFailure {
    switch self {
    case .rangeNotAncestor:
      AlembicFailure(
        .command,
        "Requested range \(start ?? "None"):\(end ?? "None") does not refer to "
          + "ancestor/descendant revisions along the same branch")
    case .multipleHeads(let argument):
      AlembicFailure(
        .command,
        "Multiple head revisions are present for given argument '\(end ?? argument)'; please "
          + "specify a specific target revision, '<branchname>@\(end ?? argument)' to narrow to "
          + "a specific head, or 'heads' for all heads")
    case .resolution(let argument, let message):
      AlembicFailure(
        .command, "Can't locate revision identified by '\(argument)'", detail: message)
    case .message(let message): AlembicFailure(.command, message)
    case .uncaught(let message): AlembicFailure(.uncaught, message)
    case .command(let message): AlembicFailure(.command, message)
    case .refused(let message): AlembicFailure(.refused, message)
    }
  }

  /// What becomes of it where nothing catches it: the class and sentence that a traceback ends with.
  var escaped: AlembicFailure {
    switch self {
    case .message(let message): AlembicFailure(.uncaught, message)
    case .resolution(_, let message): AlembicFailure(.uncaught, message)
    case .command, .refused: failure()
    default: AlembicFailure(.uncaught, failure().message)
    }
  }
}
