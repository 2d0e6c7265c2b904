/// Why a file or folder could not be read or written, in words for the reader.
public struct FileFailure: Error, Sendable, Equatable, CustomStringConvertible {
  /// What happened.
  public enum Reason: Sendable, Equatable {
    /// Nothing is there.
    case missing
    /// The operating system refused access.
    case denied
    /// It is a folder, a socket or another thing that has no contents to read.
    case notRegular
    /// It is not a folder.
    case notDirectory
    /// It has more bytes than the limit that was given.
    case tooLarge(limit: Int)
    /// Something is already there and is not overwritten.
    case exists
    /// Another process has it locked and does not let go.
    case busy
    /// Any other error of the operating system, by its number.
    case system(code: Int32)
  }

  /// The path as it was asked for.
  public let path: String
  /// What happened to it.
  public let reason: Reason

  /// A failure at `path`.
  public init(path: String, reason: Reason) {
    self.path = path
    self.reason = reason
  }

  /// One sentence without a final stop.
  public var description: String {
    switch reason {
    case .missing: "\(path): no such file or folder"
    case .denied: "\(path): permission denied"
    case .notRegular: "\(path): not a regular file"
    case .notDirectory: "\(path): not a folder"
    case .tooLarge(let limit): "\(path): larger than \(limit) bytes"
    case .exists: "\(path): exists already and is not overwritten"
    case .busy: "\(path): locked by another process"
    case .system(let code): "\(path): operating system error \(code)"
    }
  }
}
