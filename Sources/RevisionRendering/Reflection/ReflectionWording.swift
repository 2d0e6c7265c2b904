import PythonSyntax
import Schema

/// Words the objects of a schema as Alembic words what SQLAlchemy reflects from PostgreSQL.
struct ReflectionWording {
  let schema: Schema
  let options: RenderingOptions

  /// What stands before a name of SQLAlchemy.
  var sa: String { options.sqlalchemyPrefix }

  func table(_ table: Table) -> TableWording {
    TableWording(
      name: table.name, columns: table.columns.map { column($0, of: table.name) },
      constraints: table.constraints.map { ($0, constraint($0)) },
      indexes: table.indexes.map { ($0, index($0)) }, comment: table.comment)
  }

  /// `sa.text('…')`.
  func sqlText(_ text: String) -> PythonText {
    PythonText("\(sa)text(\(PythonLiteral.string(text)))")
  }
}
