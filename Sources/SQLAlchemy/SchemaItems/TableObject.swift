import PythonInterpreter
import Schema

/// `Table`.
public final class TableObject: FromClause {
  /// Its name; nil when it is not known.
  public internal(set) var name: String
  /// Its schema.
  public internal(set) var schema: String?
  /// The metadata that it belongs to.
  public internal(set) var metadata: MetaDataObject?
  /// The columns in order.
  public internal(set) var columns: [ColumnObject] = []
  /// The constraints in the order in which they were attached; the primary key first.
  public internal(set) var constraints: [ConstraintObject] = []
  /// The indexes in the order in which they were attached.
  public internal(set) var indexes: [IndexObject] = []
  /// `comment`.
  public internal(set) var comment: String?
  /// `prefixes`.
  public internal(set) var prefixes: [String] = []
  /// Options of the dialect without `postgresql_`: `partition_by`, `tablespace`, `with`….
  public internal(set) var options: [String: Value] = [:]
  /// `info`.
  public internal(set) var info: DictObject?
  /// Why columns or constraints may be missing.
  public internal(set) var doubt: Unknown?

  init(_ name: String, _ pythonClass: TypeObject, _ interpreter: Interpreter) {
    self.name = name
    super.init(pythonClass, interpreter)
  }

  /// The name with the schema.
  public var qualifiedName: QualifiedName { QualifiedName(name, schema: schema) }

  /// The column of that key.
  public func column(_ key: String) -> ColumnObject? { columns.first { $0.key == key } }
}
