import PythonInterpreter

/// `MetaData`: the tables of a program by their key.
public final class MetaDataObject: SQLAlchemyObject {
  /// The default schema of its tables.
  public internal(set) var schema: String?
  /// The naming convention: `ix`, `uq`, `ck`, `fk`, `pk` and tokens of the program.
  public internal(set) var namingConvention: Value?
  /// The tables by `schema.name`, in the order in which they were made.
  public internal(set) var tables: [(key: String, table: TableObject)] = []
  /// Sequences and named types that were made with this metadata, in order.
  public internal(set) var schemaObjects: [Value] = []
  /// Why there may be tables that are not in `tables`.
  public internal(set) var doubt: Unknown?

  /// The table of that key.
  public func table(_ key: String) -> TableObject? { tables.first { $0.key == key }?.table }
}
