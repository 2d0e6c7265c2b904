import Testing

@testable import GitRepository

@Suite struct HashTests {
  /// The examples of FIPS 180: nothing, one block, two blocks, many.
  @Test(arguments: [
    (
      "", "da39a3ee5e6b4b0d3255bfef95601890afd80709",
      "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    ),
    (
      "abc", "a9993e364706816aba3e25717850c26c9cd0d89d",
      "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    ),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "84983e441c3bd26ebaae4aa1f95129e5e54670f1",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
  ])
  func digestsOfTheStandard(_ message: String, _ sha1: String, _ sha256: String) {
    #expect(
      ObjectID(HashAlgorithm.sha1.digest(Array(message.utf8))[...], .sha1).description == sha1)
    #expect(
      ObjectID(HashAlgorithm.sha256.digest(Array(message.utf8))[...], .sha256).description == sha256
    )
  }

  @Test func digestsOfAMillionBytes() {
    let message = [UInt8](repeating: UInt8(ascii: "a"), count: 1_000_000)
    #expect(
      ObjectID(HashAlgorithm.sha1.digest(message)[...], .sha1).description
        == "34aa973cd4c4daa4f61eeb2bdbad27316534016f")
    #expect(
      ObjectID(HashAlgorithm.sha256.digest(message)[...], .sha256).description
        == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0")
  }

  @Test func namesABlobAsGitDoes() {
    #expect(
      HashAlgorithm.sha1.blob(Array("hello\n".utf8)).description
        == "ce013625030ba8dba906f756967f9e9ca394464a")
  }
}
