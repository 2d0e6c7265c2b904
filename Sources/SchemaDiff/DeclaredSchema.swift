import Schema

/// What models ask for: tables as they are declared, in the order in which SQLAlchemy makes them.
///
/// Unlike in a `Schema`, a constraint may have no name: PostgreSQL chooses one, and any name fits.
public struct DeclaredSchema: Sendable {
  /// The tables, each after those to which its foreign keys lead.
  public var tables: [DeclaredTable]
  /// Enumerations and domains that the columns use, each once.
  public var types: [UserType]
  /// Sequences that are declared for themselves.
  public var sequences: [DatabaseSequence]
  /// Tables of models that nothing registers: Alembic would drop them.
  public var unregistered: Set<QualifiedName> = []
  /// Why there may be tables beside these; nil where all are known.
  public var doubt: Undecided?

  /// Takes every part as it is given.
  public init(
    tables: [DeclaredTable] = [], types: [UserType] = [], sequences: [DatabaseSequence] = [],
    doubt: Undecided? = nil
  ) {
    self.tables = tables
    self.types = types
    self.sequences = sequences
    self.doubt = doubt
  }

  /// The table of that name.
  public func table(_ name: QualifiedName) -> DeclaredTable? {
    tables.first { $0.table.name == name }
  }
}

/// A table as models declare it.
public struct DeclaredTable: Sendable {
  /// The table with its constraints and indexes; `isComplete` is false where some were not read.
  public var table: Table
  /// The column whose value the server counts up: SQLAlchemy's `autoincrement_column`.
  public var countedColumn: String?
  /// What `autoincrement` says of columns, where it says yes or no.
  public var autoincrement: [String: Bool]
  /// Names of constraints and indexes that a naming convention made.
  public var conventionNames: Set<String>
  /// The attribute that holds a column, where it is called otherwise than the column.
  public var attributes: [String: String]
  /// The values that programs give columns of new rows, as SQL: `default=` of the models.
  public var clientDefaults: [String: String] = [:]
  /// Names of indexes that `create_all` makes on other databases only; Alembic compares them too.
  public var indexesElsewhere: Set<String> = []
  /// What could not be read of it.
  public var doubt: Undecided?

  /// Takes every part as it is given.
  public init(
    table: Table, countedColumn: String? = nil, autoincrement: [String: Bool] = [:],
    conventionNames: Set<String> = [], attributes: [String: String] = [:],
    doubt: Undecided? = nil
  ) {
    self.table = table
    self.countedColumn = countedColumn
    self.autoincrement = autoincrement
    self.conventionNames = conventionNames
    self.attributes = attributes
    self.doubt = doubt
  }
}

/// Something that could not be compared, and why.
public struct Undecided: Sendable, Hashable {
  /// The table that it is about; nil where it could be any.
  public var table: QualifiedName?
  /// The column, index or constraint in it.
  public var name: String?
  /// Why, in a sentence without a full stop.
  public var reason: String
  /// Where that began.
  public var place: Place?

  /// Takes every part as it is given.
  public init(
    table: QualifiedName? = nil, name: String? = nil, reason: String, place: Place? = nil
  ) {
    self.table = table
    self.name = name
    self.reason = reason
    self.place = place
  }
}
