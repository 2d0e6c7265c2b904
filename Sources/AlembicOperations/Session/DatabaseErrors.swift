import PythonInterpreter
import SQLAlchemy
import Schema

extension Interpreter {
  /// The exception that SQLAlchemy raises when PostgreSQL refuses a statement.
  func databaseError(_ failure: SchemaFailure) -> Interruption {
    sqlAlchemyError("ProgrammingError", "(psycopg2.errors) \(failure.message)")
  }

  /// `alembic.util.CommandError`.
  func commandError(_ message: String) -> Interruption {
    moduleError("alembic.util.exc", "CommandError", message)
  }

  private func moduleError(_ module: String, _ name: String, _ message: String) -> Interruption {
    do throws(Interruption) {
      let type = try attribute(importModule(module), name)
      if case .instance(let object) = try call(type, CallArguments([.text(message)])) {
        return raising(object)
      }
    } catch {
      return error
    }
    return exception("Exception", message)
  }
}
