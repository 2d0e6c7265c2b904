import Glibc
import JSON
import PostgreSQLDialect
import PostgreSQLSyntax
import Schema
import SchemaText

// For developers: reads SQL texts from standard input, each after a line with its length in bytes,
// and answers each with one line, a field for each statement: its kind and the object it is about.
// A statement that could not be read is `?`, its first words and the reason.
// With `--rewrite` each answer is instead what our writer makes of what our reader read:
// fields between U+001F, texts between U+001E.
// With `--replay` the input is one script, which is applied to an empty schema.
// With `--schema` the input is one script too, and the answer the schema that it leaves, as a script.

/// Everything on standard input.
func input() -> [UInt8] {
  var all: [UInt8] = []
  var buffer = [UInt8](repeating: 0, count: 65_536)
  while true {
    let count = read(0, &buffer, buffer.count)
    guard count > 0 else { return all }
    all += buffer[0..<count]
  }
}

func answer(_ statement: ReadStatement) -> String {
  if case .opaque(let opaque)? = statement.operations.first, !["DO", "CALL"].contains(opaque.kind) {
    return "? \(opaque.kind): \(opaque.reason)"
  }
  // A block that only guards a statement is read as that statement; PostgreSQL sees a block.
  let subject = statement.kind == "DO" ? nil : statement.operations.first?.subjects.first
  return statement.kind + "\t" + (subject.map(\.plain) ?? "")
}

if CommandLine.arguments.dropFirst().first == "--replay" {
  var replay = ScriptReplay()
  replay.run(String(decoding: input(), as: UTF8.self))
  exit(0)
}

if CommandLine.arguments.dropFirst().first == "--schema" {
  var schema = Schema()
  for statement in ReadStatement.all(in: String(decoding: input(), as: UTF8.self)) {
    if let next = try? schema.applying(statement.operations) { schema = next }
  }
  switch CommandLine.arguments.dropFirst(2).first {
  case "svg": print(EntityPicture(schema).svg(), terminator: "")
  case "mermaid": print(EntityPicture(schema).mermaid(), terminator: "")
  case "text": print(EntityPicture(schema).text(), terminator: "")
  case "json": print(SchemaJSON(schema).value.pretty)
  default: print(SchemaScript(schema).text(), terminator: "")
  }
  exit(0)
}

let rewrites = CommandLine.arguments.dropFirst().first == "--rewrite"

var rest = input()[...]
while let lineEnd = rest.firstIndex(of: 0x0A),
  let count = Int(String(decoding: rest[..<lineEnd], as: UTF8.self)), count <= rest.count
{
  let text = rest[(lineEnd + 1)...].prefix(count)
  let statements = ReadStatement.all(in: String(decoding: text, as: UTF8.self))
  rest = rest[text.endIndex...]
  if rewrites {
    let written = statements.flatMap(\.operations).flatMap(DDLWriter().statements)
    print(written.map(DDLWriter.offline).joined(separator: "\u{1F}"), terminator: "\u{1E}")
    continue
  }
  let fields = statements.map(answer).joined(separator: "\u{1F}")
  print(fields.split(separator: "\n").joined(separator: " "))
}
