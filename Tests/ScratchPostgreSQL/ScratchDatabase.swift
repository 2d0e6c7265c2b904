import Glibc

/// PostgreSQL in a temporary cluster, through `scripts/postgres` as every other check here.
public enum ScratchDatabase {
  /// A script that failed, with what it printed last.
  public struct Failure: Error, CustomStringConvertible {
    /// The end of what it printed.
    public let description: String
  }

  private static let root = #filePath.split(separator: "/").dropLast(3)
    .map { "/" + $0 }.joined()

  /// Why there is no PostgreSQL; nil when there is one.
  public static let missing: String? = {
    let (status, text) = shell("\(root)/scripts/postgres --programs 2>&1")
    return status == 0 ? nil : text
  }()

  /// What a shell script prints in which `psql` and `pg_dump` find a fresh cluster.
  ///
  /// - Throws: `Failure` when the script or the cluster fails.
  public static func run(_ script: String) throws(Failure) -> String {
    let path = "/tmp/scratch-\(getpid())-\(UInt32.random(in: 0...UInt32.max))"
    guard let file = fopen(path, "wx") else { throw Failure(description: "cannot write \(path)") }
    let text = "set -e; exec 2>&1\n" + script
    _ = fwrite(text, 1, text.utf8.count, file)
    fclose(file)
    defer { unlink(path) }
    let (status, output) = shell("\(root)/scripts/postgres bash \(path)")
    guard status == 0 else { throw Failure(description: String(output.suffix(4000))) }
    return output
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
