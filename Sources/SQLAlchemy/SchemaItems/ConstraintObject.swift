import PythonInterpreter

/// A column that a constraint or index names.
public enum ColumnSpecification {
  /// By its name, to be found in the table.
  case name(String)
  /// The column itself.
  case column(ColumnObject)
  /// An expression, as in an index or exclusion.
  case expression(ClauseElement)
  /// Not known.
  case unknown(Unknown)
}

/// `Constraint` and the classes that extend it.
public class ConstraintObject: SQLAlchemyObject {
  /// The name of a constraint or index.
  public enum Name {
    /// None was given: the naming convention or PostgreSQL chooses.
    case none
    /// As given; a convention may still make a longer one of it.
    case given(String)
    /// As given, in full: `op.f`, `conv`.
    case final(String)
    /// Not known.
    case unknown(Unknown)
  }

  /// The name.
  public internal(set) var name: Name = .none
  /// The table, once it has one.
  public internal(set) weak var table: TableObject?
  /// The columns.
  public internal(set) var columns: [ColumnSpecification] = []
  /// `deferrable`.
  public internal(set) var deferrable: Value = .none
  /// `initially`.
  public internal(set) var initially: Value = .none
  /// `comment`.
  public internal(set) var comment: Value = .none
  /// Options of the dialect without `postgresql_`.
  public internal(set) var options: [String: Value] = [:]
  /// The column whose arguments it stands in: an inline constraint.
  public internal(set) weak var inlineColumn: ColumnObject?
}

/// `PrimaryKeyConstraint`.
public final class PrimaryKeyObject: ConstraintObject {
  /// Made from `primary_key=True` of columns rather than written.
  public internal(set) var isImplicit = false
}

/// `UniqueConstraint`.
public final class UniqueConstraintObject: ConstraintObject {}

/// `CheckConstraint`.
public final class CheckConstraintObject: ConstraintObject {
  /// The condition.
  public internal(set) var condition: Value = .none
  /// Made for a `Boolean` or `Enum` with `create_constraint`.
  public internal(set) var isTypeBound = false
}

/// `ForeignKeyConstraint`.
public final class ForeignKeyConstraintObject: ConstraintObject {
  /// What each column refers to.
  public internal(set) var targets: [ForeignKeyTarget] = []
  /// `ondelete`.
  public internal(set) var onDelete: Value = .none
  /// `onupdate`.
  public internal(set) var onUpdate: Value = .none
  /// `match`.
  public internal(set) var match: Value = .none
  /// `use_alter`.
  public internal(set) var usesAlter = false
}

/// What a foreign key refers to.
public enum ForeignKeyTarget {
  /// `"table.column"` or `"schema.table.column"`, as written.
  case text(String)
  /// A column.
  case column(ColumnObject)
  /// Not known.
  case unknown(Unknown)
}

/// `ForeignKey`, in the arguments of a column.
public final class ForeignKeyObject: SQLAlchemyObject {
  /// What it refers to.
  public internal(set) var target: ForeignKeyTarget = .text("")
  /// `name`.
  public internal(set) var name: ConstraintObject.Name = .none
  /// The other arguments, as `ForeignKeyConstraint` takes them.
  public internal(set) var arguments: [String: Value] = [:]
}

/// `ExcludeConstraint` of the PostgreSQL dialect.
public final class ExcludeConstraintObject: ConstraintObject {
  /// The operators, one a column.
  public internal(set) var operators: [String] = []
  /// `where`.
  public internal(set) var predicate: Value = .none
  /// `using`.
  public internal(set) var method = "gist"
  /// `ops`: operator classes by column.
  public internal(set) var operatorClasses: [String: String] = [:]
}
