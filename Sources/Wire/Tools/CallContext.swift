import Synchronization

/// Thrown out of work whose answer nobody wants any more.
public struct CallCancelled: Error, Sendable, Equatable {
  /// The error.
  public init() {}
}

/// Tells running work that its answer is no longer wanted.
public final class Cancellation: Sendable {
  private let flag = Atomic(false)

  /// A flag that is not set.
  public init() {}

  /// Whether the flag is set; it is never cleared.
  public var isCancelled: Bool { flag.load(ordering: .relaxed) }

  /// Sets the flag.
  public func cancel() { flag.store(true, ordering: .relaxed) }
}

/// How far work has come.
public struct ProgressReport: Sendable, Equatable {
  /// Grows with every report of a call.
  public let progress: Double
  /// What `progress` will be at the end, when that is known.
  public let total: Double?
  /// What is being done.
  public let message: String?

  /// A report.
  public init(progress: Double, total: Double? = nil, message: String? = nil) {
    self.progress = progress
    self.total = total
    self.message = message
  }
}

/// What running work may ask and tell.
public struct CallContext: Sendable {
  private let cancellation: Cancellation
  private let listener: (@Sendable (ProgressReport) -> Void)?

  /// A context; without arguments that of a command, never cancelled and with nobody listening.
  public init(
    cancellation: Cancellation = Cancellation(),
    listener: (@Sendable (ProgressReport) -> Void)? = nil
  ) {
    self.cancellation = cancellation
    self.listener = listener
  }

  /// Whether the answer is no longer wanted.
  public var isCancelled: Bool { cancellation.isCancelled }

  /// Ends the work when its answer is no longer wanted; cheap enough for every turn of a loop.
  /// - Throws: `CallCancelled` then.
  public func checkCancellation() throws(CallCancelled) {
    if isCancelled { throw CallCancelled() }
  }

  /// Reports how far the work has come; cheap when nobody listens.
  ///
  /// Too many reports are thinned out.
  public func report(progress: Double, total: Double? = nil, message: String? = nil) {
    listener?(ProgressReport(progress: progress, total: total, message: message))
  }
}
