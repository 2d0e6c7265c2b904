/// `hashlib`: MD5, SHA-1 and SHA-256; other digests are unknown.
enum HashlibModule: StandInModule {
  static let name = "hashlib"

  static func populate(_ module: ModuleObject, _ interpreter: Interpreter) {
    let digests: [(String, ([UInt8]) -> [UInt8])] = [
      ("md5", Digest.md5), ("sha1", Digest.sha1), ("sha256", Digest.sha256),
    ]
    for (name, digest) in digests {
      interpreter.addFunction(name, to: module) {
        (interpreter, _, arguments) throws(Interruption) -> Value in
        if let unknown = interpreter.firstUnknown(arguments) { return .unknown(unknown) }
        let start: [UInt8] = if case .bytes(let bytes)? = arguments[0] { bytes.bytes } else { [] }
        return .host(HashStandIn(name, start, digest))
      }
    }
    interpreter.addUnknown(
      [
        "sha512", "sha384", "sha224", "sha3_256", "blake2b", "blake2s", "new", "pbkdf2_hmac",
        "scrypt",
      ],
      to: module, .unsupported, "a digest")
  }
}

/// A hash object.
final class HashStandIn: HostObject {
  private let name: String
  private var message: [UInt8]
  private let digest: ([UInt8]) -> [UInt8]

  init(_ name: String, _ message: [UInt8], _ digest: @escaping ([UInt8]) -> [UInt8]) {
    self.name = name
    self.message = message
    self.digest = digest
  }

  override func attribute(
    _ name: String, _ interpreter: Interpreter
  ) throws(Interruption) -> Value? {
    switch name {
    case "name": return .text(self.name)
    case "digest_size": return .int(digest([]).count)
    case "block_size": return .int(64)
    case "copy":
      return interpreter.builtin(name) { (_, _, _) throws(Interruption) -> Value in
        .host(HashStandIn(self.name, self.message, self.digest))
      }
    case "update":
      return interpreter.builtin(name) {
        (interpreter, _, arguments) throws(Interruption) -> Value in
        if case .bytes(let bytes)? = arguments[0] {
          try interpreter.charge(bytes.bytes.count)
          self.message += bytes.bytes
        }
        return .none
      }
    case "digest", "hexdigest":
      return interpreter.builtin(name) { (interpreter, _, _) throws(Interruption) -> Value in
        try interpreter.tick(self.message.count)
        let bytes = self.digest(self.message)
        if name == "digest" { return .bytes(BytesObject(bytes)) }
        return .text(bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined())
      }
    default: return nil
    }
  }
}
