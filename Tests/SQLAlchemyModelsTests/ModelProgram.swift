import PythonInterpreter
import PythonSyntax
import SQLAlchemy
import SQLAlchemyModels
import Schema
import SchemaDiff
import Testing

/// What a module declares in its `metadata`.
func models(_ program: String, line: SQLAlchemyLine = .v21) throws -> ModelSchema {
  var failure = ""
  let read = EvaluationThread.run { () -> ModelSchema? in
    var options = InterpreterOptions()
    options.standIns += SQLAlchemyStandIns.modules
    let interpreter = Interpreter(options)
    SQLAlchemyLibrary.prepare(interpreter, line: line)
    let evaluation = interpreter.evaluate { (interpreter) throws(Interruption) in
      let module = try interpreter.run(
        PythonParser.parse(Array(program.utf8)), as: "models", path: "models.py")
      let target = interpreter.value("metadata", in: module) ?? .none
      return ModelReading(interpreter) { _ in nil }.schema(of: target)
    }
    failure = interpreter.unknown(for: evaluation)?.reason ?? ""
    return evaluation.result
  }
  #expect(failure == "")
  return try #require(read ?? nil)
}

extension ModelSchema {
  /// Each column of a table: name, type, nullability and default.
  func columns(_ table: String) -> [String] {
    let columns = declared.tables.first { $0.table.name.plain == table }?.table.columns ?? []
    return columns.map { column in
      "\(column.name) \(column.type)" + (column.isNullable ? "" : " not null")
        + (column.serverDefault.map { " default \($0.text)" } ?? "")
    }
  }
}

extension ModelSchema {
  /// Everything that is not known, once each.
  var undecided: [Undecided] {
    var result = declared.doubt.map { [$0] } ?? []
    result += declared.tables.compactMap(\.doubt) + notes
    var seen: Set<Undecided> = []
    return result.filter { seen.insert($0).inserted }
  }
}
