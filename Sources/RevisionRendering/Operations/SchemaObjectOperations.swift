import PostgreSQLDialect
import Schema

/// Objects for which Alembic has no operation: plain SQL, which also works in its offline mode.
extension OperationWriter {
  func createNamespace(_ name: String) -> String {
    execute("CREATE SCHEMA IF NOT EXISTS \(QualifiedName(name))")
  }

  func dropNamespace(_ name: String) -> String { execute("DROP SCHEMA \(QualifiedName(name))") }

  func createType(_ type: UserType) -> [String] {
    DDLWriter().statements(for: .createType(CreateType(type: type))).map(execute)
  }

  func dropType(_ type: UserType) -> [String] {
    [execute("DROP \(type.isDomain ? "DOMAIN" : "TYPE") \(type.name)")]
  }

  func createSequence(_ sequence: DatabaseSequence) -> [String] {
    DDLWriter().statements(for: .createSequence(CreateSequence(sequence: sequence))).map(execute)
  }

  func dropSequence(_ sequence: DatabaseSequence) -> String {
    execute("DROP SEQUENCE \(sequence.name)")
  }
}
