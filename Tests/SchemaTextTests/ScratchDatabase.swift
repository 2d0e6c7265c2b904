import Glibc
import Testing

/// PostgreSQL in a temporary cluster, through `scripts/postgres` as every other check here.
enum ScratchDatabase {
  private static let root = #filePath.split(separator: "/").dropLast(3)
    .map { "/" + $0 }.joined()

  /// Why there is no PostgreSQL; nil when there is one.
  static let missing: String? = {
    let (status, text) = shell("\(root)/scripts/postgres --programs 2>&1")
    return status == 0 ? nil : text
  }()

  /// What a shell script prints in which `psql` and `pg_dump` find a fresh cluster.
  static func run(_ script: String) throws -> String {
    let folder = "/tmp/schema-text-\(getpid())-\(UInt32.random(in: 0...UInt32.max))"
    try #require(mkdir(folder, 0o700) == 0)
    defer { _ = shell("rm -r \(folder)") }
    try write("set -e; exec 2>&1\n" + script, to: folder + "/script")
    let (status, text) = shell("\(root)/scripts/postgres bash \(folder)/script")
    try #require(status == 0, "\(text.suffix(4000))")
    return text
  }

  static func write(_ text: String, to path: String) throws {
    let file = try #require(fopen(path, "w"))
    _ = fwrite(text, 1, text.utf8.count, file)
    fclose(file)
  }

  private static func shell(_ command: String) -> (Int32, String) {
    guard let pipe = popen(command, "r") else { return (-1, "") }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = fread(&buffer, 1, buffer.count, pipe)
      guard count > 0 else { break }
      bytes += buffer[0..<count]
    }
    return (pclose(pipe), String(decoding: bytes, as: UTF8.self))
  }
}
