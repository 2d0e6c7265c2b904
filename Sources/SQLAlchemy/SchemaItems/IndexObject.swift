import PythonInterpreter

/// `Index`.
public final class IndexObject: SQLAlchemyObject {
  /// The name.
  public internal(set) var name: ConstraintObject.Name = .none
  /// The table, once it has one.
  public internal(set) weak var table: TableObject?
  /// What it is sorted or hashed by.
  public internal(set) var expressions: [ColumnSpecification] = []
  /// `unique`.
  public internal(set) var isUnique = false
  /// Options of the dialect without `postgresql_`: `using`, `where`, `ops`, `include`, `with`….
  public internal(set) var options: [String: Value] = [:]
  /// What is in doubt: an argument that is not known.
  public internal(set) var doubt: Unknown?
}
