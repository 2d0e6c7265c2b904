import PythonSyntax
import Schema
import SchemaDiff

/// Words changes as calls of `alembic.op`.
struct OperationWriter {
  /// Which function is being written.
  enum Direction {
    /// What the models have is added, what the database has is removed.
    case upgrade
    /// The other way round.
    case downgrade
  }

  /// Who an object comes from.
  enum Witness {
    case models
    case database
  }

  let models: ModelWordings
  let schema: Schema
  let options: RenderingOptions
  var direction = Direction.upgrade
  /// Whether the calls are those of `batch_op`.
  var isInBatch = false
  /// What all that was written needs.
  var needs = PythonText("")

  init(models: ModelWordings, schema: Schema, options: RenderingOptions) {
    self.models = models
    self.schema = schema
    self.options = options
  }

  /// Whose the objects are that the current direction adds.
  var addedWitness: Witness { direction == .upgrade ? .models : .database }

  /// Whose the objects are that it removes.
  var removedWitness: Witness { direction == .upgrade ? .database : .models }

  /// What stands before the name of an operation.
  var prefix: String { isInBatch ? "batch_op." : options.alembicPrefix }

  /// What stands before a name of SQLAlchemy.
  var sa: String { options.sqlalchemyPrefix }

  /// The text, after its needs are noted.
  mutating func take(_ text: PythonText) -> String {
    needs.need(text)
    return text.text
  }

  /// The text of each, after their needs are noted.
  mutating func take(_ arguments: [KeywordArgument]) -> [String] {
    arguments.map { argument in take(argument.text) }
  }

  /// The name as an argument.
  func literal(_ name: ObjectName) -> String {
    switch name {
    case .none: "None"
    case .given(let text): PythonLiteral.string(text)
    case .final(let text): "\(prefix)f(\(PythonLiteral.string(text)))"
    }
  }

  /// The statements of all changes.
  mutating func lines(of changes: [SchemaChange]) -> [String] {
    var lines: [String] = []
    for change in changes { lines += self.lines(of: change) }
    return lines
  }

  private mutating func lines(of change: SchemaChange) -> [String] {
    switch change {
    case .createTable(let table): [createTable(table)]
    case .dropTable(let table): [dropTable(table.name)]
    case .modifyTable(let table, let changes): modifyTable(table, changes)
    case .renameTable(let from, let to): renameTable(from, to)
    case .createNamespace(let name): [createNamespace(name)]
    case .dropNamespace(let name): [dropNamespace(name)]
    case .createType(let type): createType(type)
    case .dropType(let type): dropType(type)
    case .alterEnum(let change): alterEnum(change)
    case .createSequence(let sequence): createSequence(sequence)
    case .dropSequence(let sequence): [dropSequence(sequence)]
    case .concurrently(let table, let change): concurrently(change, on: table)
    case .execute(let executed):
      executed.statements.isEmpty && !executed.undoing.isEmpty
        ? [] : (executed.comment.map { [comment($0)] } ?? []) + executed.statements.map(execute)
    }
  }

  /// A comment of one line: a name of the user's must not end it.
  private func comment(_ text: String) -> String {
    var line = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      line.append(PythonLiteral.isPrintable(scalar) ? scalar : " ")
    }
    return "# " + String(line)
  }

  private mutating func modifyTable(
    _ table: QualifiedName, _ changes: [TableChange]
  ) -> [String] {
    guard !changes.isEmpty else { return [] }
    guard options.isBatch else {
      return changes.flatMap { change in lines(of: change, in: table) }
    }
    isInBatch = true
    defer { isInBatch = false }
    let arguments =
      PythonLiteral.string(table.name) + ", schema=" + PythonLiteral.string(table.schema)
    // Alembic writes `op` here whatever `alembic_module_prefix` says.
    return ["with op.batch_alter_table(\(arguments)) as batch_op:"]
      + changes.flatMap { change in lines(of: change, in: table) } + [""]
  }

  private mutating func lines(of change: TableChange, in table: QualifiedName) -> [String] {
    switch change {
    case .addColumn(let column): [addColumn(column, to: table)]
    case .dropColumn(let column): [dropColumn(column.name, of: table)]
    case .alterColumn(let alteration): [alterColumn(alteration, of: table)]
    case .renameColumn(let from, let to): [renameColumn(from, to: to, of: table)]
    case .regenerateColumn(let from, let to):
      [dropColumn(from.name, of: table), addColumn(to, to: table)]
    case .createIndex(let index): [createIndex(index, on: table)]
    case .dropIndex(let index): [dropIndex(index, of: table)]
    case .addConstraint(let constraint): addConstraint(constraint, to: table)
    case .dropConstraint(let constraint): dropConstraint(constraint, of: table)
    case .comment(let from, let to): [comment(on: table, from: from, to: to)]
    }
  }
}
