import PythonSyntax
import Schema

/// Words the objects of a schema as Alembic words what SQLAlchemy reflects from PostgreSQL.
struct ReflectionWording {
  let schema: Schema
  let options: RenderingOptions
  /// The columns of the table, by which its expressions are read.
  var columns: [Column] = []
  /// Whether a `create_table` may create the enumerations of its columns.
  var createsTypes = true

  /// What stands before a name of SQLAlchemy.
  var sa: String { options.sqlalchemyPrefix }

  /// How PostgreSQL prints the table's expressions.
  var catalog: CatalogText {
    CatalogText(
      columns: columns, schema: schema, keepsWording: options.corrections.keepsWording)
  }

  func table(_ table: Table) -> TableWording {
    var wording = self
    wording.createsTypes = !options.corrections.createsTypesApart
    return wording.parts(of: table)
  }

  private func parts(of table: Table) -> TableWording {
    TableWording(
      name: table.name, columns: table.columns.map { column($0, of: table.name) },
      constraints: table.constraints.map { ($0, constraint($0)) },
      indexes: table.indexes.map { ($0, index($0)) }, comment: table.comment)
  }

  /// `sa.text('…')`.
  func sqlText(_ text: String) -> PythonText {
    PythonText("\(sa)text(\(literal(text)))")
  }

  /// A literal of SQL that Alembic compiles, which doubles percent signs.
  func literal(_ sql: String) -> String {
    PythonLiteral.string(
      options.corrections.keepsPercentSigns ? sql : sql.replacing("%", with: "%%"))
  }
}
