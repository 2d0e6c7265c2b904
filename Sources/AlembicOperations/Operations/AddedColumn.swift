import PostgreSQLDialect
import PythonInterpreter
import SQLAlchemy
import Schema

/// What `add_column` makes.
struct AddedColumn {
  /// The column with the constraints that stand in its clause.
  var column: AddColumn
  /// The constraints that are added after it.
  let constraints: [AddConstraint]
  /// The indexes that are made after it.
  let indexes: [CreateIndex]

  /// Reads a column that belongs to a table of its own; nil when its name is not known.
  init?(
    _ table: TableObject, _ object: ColumnObject, _ inlinesReference: Bool, _ inlinesKey: Bool,
    _ conversion: inout SchemaConversion
  ) throws(Interruption) {
    guard let column = try conversion.column(object) else { return nil }
    var inline: [Constraint] = []
    if inlinesKey, object.isPrimaryKey {
      inline.append(
        Constraint(
          rule: .primaryKey(Key(columns: [column.name])), provenance: column.provenance))
    }
    var later: [AddConstraint] = []
    for constraint in table.sortedConstraints where !(constraint is PrimaryKeyObject) {
      guard var made = try conversion.constraint(constraint) else { continue }
      let isReference = constraint is ForeignKeyConstraintObject
      if constraint is CheckConstraintObject, constraint.inlineColumn === object {
        inline.append(made)
      } else if inlinesReference, isReference, object.foreignKeys.count == 1 {
        // In the column's clause the key has no name: PostgreSQL chooses one.
        made.name = nil
        inline.append(made)
      } else {
        later.append(AddConstraint(table: table.qualifiedName, constraint: made))
      }
    }
    self.column = AddColumn(table: table.qualifiedName, column: column, constraints: inline)
    constraints = later
    indexes = try conversion.indexes(of: table)
  }

  /// The operations in order.
  var operations: [MigrationOperation] {
    [.addColumn(column)] + constraints.map { .addConstraint($0) }
      + indexes.map { .createIndex($0) }
  }

  /// The texts: the comment comes last.
  func entries(_ session: MigrationSession) -> [String] {
    let own = session.entries(of: .addColumn(column))
    return own.prefix(1) + operations.dropFirst().flatMap { session.entries(of: $0) }
      + own.dropFirst()
  }
}

/// How one identity becomes another.
struct IdentityDifference {
  private let from: Identity
  private let to: Identity

  init(from: Identity, to: Identity) {
    self.from = from
    self.to = to
  }

  /// The parts that differ.
  var change: IdentityChange {
    var options = SequenceOptions()
    if from.options.start != to.options.start { options.start = to.options.start }
    if from.options.increment != to.options.increment { options.increment = to.options.increment }
    if from.options.minimum != to.options.minimum { options.minimum = to.options.minimum }
    if from.options.maximum != to.options.maximum { options.maximum = to.options.maximum }
    if from.options.cache != to.options.cache { options.cache = to.options.cache }
    if from.options.cycles != to.options.cycles { options.cycles = to.options.cycles }
    return .alter(
      isAlways: from.isAlways == to.isAlways ? nil : to.isAlways, options: options, restart: .keep)
  }

  /// The statement: the parts by the names of Alembic's attributes.
  func statement(_ operation: AlterColumn) -> String {
    guard case .alter(let isAlways, let options, _) = change else { return "" }
    var parts: [String] = []
    if let isAlways { parts.append("SET GENERATED " + (isAlways ? "ALWAYS" : "BY DEFAULT")) }
    if let cache = options.cache { parts.append("SET CACHE \(cache)") }
    if let cycles = options.cycles { parts.append(cycles ? "SET CYCLE" : "SET NO CYCLE") }
    if let increment = options.increment { parts.append("SET INCREMENT BY \(increment)") }
    if case .value(let value) = options.maximum { parts.append("SET MAXVALUE \(value)") }
    if case .value(let value) = options.minimum { parts.append("SET MINVALUE \(value)") }
    if case .some(SequenceBound.none) = options.maximum { parts.append("SET NO MAXVALUE") }
    if case .some(SequenceBound.none) = options.minimum { parts.append("SET NO MINVALUE") }
    if let start = options.start { parts.append("SET START WITH \(start)") }
    return "ALTER TABLE \(operation.table.written) ALTER COLUMN "
      + QualifiedName(operation.column).written + " " + parts.joined(separator: " ")
  }
}
