import PythonInterpreter
import PythonSyntax
import SQLAlchemy
import Schema

@testable import AlembicOperations

/// Runs the `upgrade()` of a migration whose body is given.
func upgrade(
  _ source: String, from schema: Schema = Schema(), line: SQLAlchemyLine = .v21,
  options: SessionOptions = SessionOptions()
) -> RevisionRun? {
  EvaluationThread.run {
    var settings = InterpreterOptions()
    settings.standIns += SQLAlchemyStandIns.modules + AlembicStandIns.modules
    let interpreter = Interpreter(settings)
    SQLAlchemyLibrary.prepare(interpreter, line: line)
    let session = MigrationSession.of(interpreter)
    session.options = options
    let header = "import sqlalchemy as sa\nfrom alembic import context, op\n"
    let tree = PythonParser.parse(Array((header + source).utf8))
    let loading = interpreter.evaluate { (interpreter) throws(Interruption) in
      try interpreter.run(tree, as: "revision", path: "revision.py")
    }
    guard case .finished(let module) = loading else {
      if let unknown = interpreter.unknown(for: loading) { print(unknown.reason) }
      return RevisionRun(schema: schema)
    }
    session.targetMetadata = interpreter.value("target_metadata", in: module) ?? .none
    let function = interpreter.value("upgrade", in: module) ?? .none
    return session.run(
      function, revision: "a1", file: "revision.py", from: schema, interpreter)
  }
}
