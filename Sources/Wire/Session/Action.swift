/// What the owner of a session has to do next.
public enum Action: Sendable {
  /// Write a whole line, its line feed included.
  case send([UInt8])
  /// Run a call on another thread and hand its answer to `Session.finish`.
  case start(Call)
  /// Tell running work that nobody wants its answer.
  case cancel(Cancellation)
  /// Tell people, on standard error.
  case log(String)
}
