import Schema

/// What Alembic's renderer reads of a `Table`.
public struct TableWording: Sendable, Hashable {
  /// Its name.
  public var name: QualifiedName
  /// Its columns in order.
  public var columns: [ColumnWording]
  /// Its constraints with the schema's value of each, by which a change finds it.
  public var constraints: [(value: Constraint, wording: ConstraintWording)]
  /// Its indexes with the schema's value of each.
  public var indexes: [(value: Index, wording: IndexWording)]
  /// `comment`.
  public var comment: String?
  /// `info`, when it is not empty.
  public var info: PythonText?
  /// Options of the dialect: `postgresql_partition_by='…'`.
  public var options: [KeywordArgument]
  /// `prefixes`.
  public var prefixes: [String]

  /// Takes every part as it is given.
  public init(
    name: QualifiedName, columns: [ColumnWording] = [],
    constraints: [(value: Constraint, wording: ConstraintWording)] = [],
    indexes: [(value: Index, wording: IndexWording)] = [], comment: String? = nil,
    info: PythonText? = nil, options: [KeywordArgument] = [], prefixes: [String] = []
  ) {
    self.name = name
    self.columns = columns
    self.constraints = constraints
    self.indexes = indexes
    self.comment = comment
    self.info = info
    self.options = options
    self.prefixes = prefixes
  }

  /// The column of that name.
  public func column(_ name: String) -> ColumnWording? { columns.first { $0.name == name } }

  /// The wording of a constraint: the one of its name, else the unnamed one that says the same.
  public func wording(of constraint: Constraint) -> ConstraintWording? {
    if let name = constraint.name,
      let named = constraints.first(where: { $0.value.name == name })
    {
      return named.wording
    }
    return constraints.first { $0.value.rule == constraint.rule }?.wording
  }

  /// The wording of an index, by its name.
  public func wording(of index: Index) -> IndexWording? {
    indexes.first { $0.value.name == index.name }?.wording
  }

  /// Whether both say the same.
  public static func == (left: TableWording, right: TableWording) -> Bool {
    left.name == right.name && left.columns == right.columns
      && left.constraints.map(\.wording) == right.constraints.map(\.wording)
      && left.indexes.map(\.wording) == right.indexes.map(\.wording)
      && left.comment == right.comment && left.info == right.info
      && left.options == right.options && left.prefixes == right.prefixes
  }

  /// Hashes its name.
  public func hash(into hasher: inout Hasher) { hasher.combine(name) }
}
