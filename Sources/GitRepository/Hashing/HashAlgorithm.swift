/// What a repository names its objects by (`extensions.objectFormat`).
public enum HashAlgorithm: String, Sendable {
  /// SHA-1, the default.
  case sha1
  /// SHA-256.
  case sha256

  /// How many bytes a name has.
  var byteCount: Int { self == .sha1 ? 20 : 32 }

  func digest(_ message: [UInt8]) -> [UInt8] {
    switch self {
    case .sha1: SHA1.digest(message)
    case .sha256: SHA256.digest(message)
    }
  }

  /// The name of a blob with these contents.
  func blob(_ contents: [UInt8]) -> ObjectID {
    ObjectID(digest(Array("blob \(contents.count)\0".utf8) + contents)[...], self)
  }
}
