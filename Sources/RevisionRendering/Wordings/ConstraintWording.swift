/// What Alembic's renderer reads of a constraint.
public struct ConstraintWording: Sendable, Hashable {
  /// What each kind of constraint says.
  public enum Rule: Sendable, Hashable {
    /// `PrimaryKeyConstraint`.
    case primaryKey(columns: [String])
    /// `UniqueConstraint`.
    case unique(columns: [String])
    /// `ForeignKeyConstraint`.
    case foreignKey(Reference)
    /// `CheckConstraint`; the condition as a literal of Python.
    case check(PythonText)
    /// `ExcludeConstraint`.
    case exclusion(ExclusionWording)
  }

  /// The columns of a foreign key and where they lead.
  public struct Reference: Sendable, Hashable {
    /// The referencing columns.
    public var columns: [String]
    /// The schema of the referenced table.
    public var schema: String?
    /// The referenced table.
    public var table: String
    /// The referenced columns.
    public var referencedColumns: [String]
    /// `table.column` or `schema.table.column` of each, as `ForeignKeyConstraint` takes them.
    public var targets: [String]
    /// `onupdate`, as a literal; nil where it is not said.
    public var onUpdate: PythonText?
    /// `ondelete`.
    public var onDelete: PythonText?
    /// `use_alter`.
    public var usesAlter: Bool
    /// `match`.
    public var match: PythonText?

    /// Takes every part as it is given.
    public init(
      columns: [String], schema: String? = nil, table: String, referencedColumns: [String],
      targets: [String], onUpdate: PythonText? = nil, onDelete: PythonText? = nil,
      usesAlter: Bool = false, match: PythonText? = nil
    ) {
      self.columns = columns
      self.schema = schema
      self.table = table
      self.referencedColumns = referencedColumns
      self.targets = targets
      self.onUpdate = onUpdate
      self.onDelete = onDelete
      self.usesAlter = usesAlter
      self.match = match
    }
  }

  /// The name.
  public var name: ObjectName
  /// What it demands.
  public var rule: Rule
  /// `deferrable`, as a literal; nil where it is not true.
  public var deferrable: PythonText?
  /// `initially`.
  public var initially: PythonText?
  /// Options of the dialect.
  public var options: [KeywordArgument]
  /// Made by a type, such as `Boolean(create_constraint=True)`: the type's own text brings it along.
  public var isTypeBound: Bool
  /// Whether it stands in the arguments of a column.
  public var isInColumn: Bool
  /// The whole of it inside `create_table`, where the project's `render_item` words it.
  public var whole: PythonText?

  /// Takes every part as it is given.
  public init(
    name: ObjectName = .none, rule: Rule, deferrable: PythonText? = nil,
    initially: PythonText? = nil, options: [KeywordArgument] = [], isTypeBound: Bool = false,
    isInColumn: Bool = false, whole: PythonText? = nil
  ) {
    self.name = name
    self.rule = rule
    self.deferrable = deferrable
    self.initially = initially
    self.options = options
    self.isTypeBound = isTypeBound
    self.isInColumn = isInColumn
    self.whole = whole
  }
}

/// What Alembic's renderer reads of an `ExcludeConstraint`.
public struct ExclusionWording: Sendable, Hashable {
  /// The pairs of element and operator, the element as Python source.
  public var elements: [PythonText]
  /// The operators, one an element.
  public var operators: [String]
  /// `where`.
  public var predicate: PythonText?
  /// `using`.
  public var method: String?

  /// Takes every part as it is given.
  public init(
    elements: [PythonText], operators: [String], predicate: PythonText? = nil,
    method: String? = nil
  ) {
    self.elements = elements
    self.operators = operators
    self.predicate = predicate
    self.method = method
  }
}
