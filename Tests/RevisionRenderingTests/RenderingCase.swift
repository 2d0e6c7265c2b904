import PostgreSQLDialect
import ProjectFiles
import PythonInterpreter
import PythonSyntax
import RevisionRendering
import SQLAlchemy
import SQLAlchemyModels
import Schema
import SchemaDiff
import SystemPackage
import Testing

/// A folder of `Cases`: models, a database, or both, and what Alembic writes for them.
struct RenderingCase: CustomTestStringConvertible {
  let name: String
  let line: SQLAlchemyLine

  var testDescription: String { "\(name) \(line.rawValue)" }

  static let folder = "\(#filePath.dropLast("RenderingCase.swift".utf8.count))Cases"

  static let all: [RenderingCase] = {
    let entries = (try? FileReading.entries(of: FilePath(folder))) ?? []
    return entries.flatMap { entry in
      SQLAlchemyLine.allCases.map { RenderingCase(name: entry.name, line: $0) }
    }
  }()

  private func text(of file: String) -> String? {
    let path = FilePath("\(Self.folder)/\(name)/\(file)")
    guard let bytes = try? FileReading.bytes(of: path) else { return nil }
    return String(decoding: bytes, as: UTF8.self)
  }

  var expected: String? {
    (line == .v20 ? text(of: "expected-2.0.txt") : nil) ?? text(of: "expected.txt")
  }

  /// The schema of the database.
  func schema() throws -> Schema {
    var schema = Schema()
    for statement in ReadStatement.all(in: text(of: "before.sql") ?? "") {
      schema = try schema.applying(statement.operations)
    }
    return schema
  }

  /// What we write, in the form of the expected text.
  func rendered() throws -> String {
    let schema = try schema()
    let models = text(of: "models.py") ?? "import sqlalchemy\nmetadata = sqlalchemy.MetaData()"
    let line = line
    var failure = "no thread"
    let body = EvaluationThread.run { () -> RenderedBody? in
      var options = InterpreterOptions()
      options.standIns += SQLAlchemyStandIns.modules
      let interpreter = Interpreter(options)
      SQLAlchemyLibrary.prepare(interpreter, line: line)
      let evaluation = interpreter.evaluate { (interpreter) throws(Interruption) in
        let module = try interpreter.run(
          PythonParser.parse(Array(models.utf8)), as: "models", path: "models.py")
        return try Self.body(module, schema, interpreter)
      }
      failure = interpreter.unknown(for: evaluation)?.reason ?? ""
      return evaluation.result
    }
    #expect(failure == "")
    let result = try #require(body ?? nil)
    #expect(result.unknowns.isEmpty)
    let imports = result.imports.isEmpty ? "" : result.imports.joined(separator: "\n") + "\n\n"
    return imports + "def upgrade() -> None:\n    \(result.upgrade)\n\n\n"
      + "def downgrade() -> None:\n    \(result.downgrade)\n"
  }

  private static func body(
    _ module: ModuleObject, _ schema: Schema, _ interpreter: Interpreter
  ) throws(Interruption) -> RenderedBody {
    let target = interpreter.value("metadata", in: module) ?? .none
    var arguments: [String: Value] = [:]
    if case .dict(let dict)? = interpreter.value("options", in: module) {
      for (key, value) in dict.pairs { arguments[key.text ?? ""] = value }
    }
    var options = RenderingOptions(
      configuration: arguments, line: SQLAlchemyLibrary.of(interpreter).line)
    options.corrections = .none
    let reading = ModelReading(interpreter) { _ in nil }
    var rules = ComparisonRules()
    rules.seesOnlyWhatAlembicSees = true
    rules.serverDefaults =
      arguments["compare_server_default"]?.boolean == false ? .none : .all
    rules.includesSchemas = arguments["include_schemas"]?.boolean ?? false
    let comparison = SchemaComparison(
      reading.schema(of: target).declared, with: schema, rules: rules)
    let renderer = ModelRenderer(
      interpreter, options: options, renderItem: arguments["render_item"] ?? .none)
    let tables = reading.metadata(of: target).flatMap { $0.tables.map(\.table) }
    return RenderedBody(
      comparison.changes, models: try renderer.wordings(of: tables), schema: schema,
      options: options)
  }
}
