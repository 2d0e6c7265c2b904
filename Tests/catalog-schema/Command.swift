import Glibc
import JSON
import Schema
import SchemaText

/// Prints what a PostgreSQL database holds, in the form of `alembic-expert schema --format json`.
enum Command {
  static func run(_ arguments: [String]) -> Int32 {
    switch arguments {
    case ["--query"]:
      print(CatalogQuery.text)
      return 0
    case []: return answer(standardInput())
    default:
      print("usage: catalog-schema --query | psql -X -q -A -t -d DATABASE | catalog-schema")
      return 2
    }
  }

  private static func answer(_ bytes: [UInt8]) -> Int32 {
    do throws(JSONError) {
      let reading = CatalogReading(try JSONValue(parsing: bytes))
      print(SchemaJSON(reading.schema).value.pretty)
      return 0
    } catch {
      print("this is not what the answer to --query looks like: \(error)")
      return 1
    }
  }

  private static func standardInput() -> [UInt8] {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = read(STDIN_FILENO, &buffer, buffer.count)
      guard count > 0 else { return bytes }
      bytes += buffer[..<count]
    }
  }
}
