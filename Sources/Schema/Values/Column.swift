/// A column of a table.
public struct Column: Sendable, Hashable {
  /// Its name, folded and without quotes.
  public var name: String
  /// Its type.
  public var type: DataType
  /// Whether NULL is allowed, as it was written; in a replayed table never for columns of a primary
  /// key, serial and identity columns.
  public var isNullable: Bool
  /// The server's default.
  public var serverDefault: SQLExpression?
  /// `GENERATED … AS IDENTITY`.
  public var identity: Identity?
  /// `GENERATED ALWAYS AS (…)`.
  public var computed: Computed?
  /// Written `serial`, `bigserial` or `smallserial`; `type` is then the integer type.
  ///
  /// Replay turns it into a default and a sequence and clears it.
  public var isSerial: Bool
  /// `COLLATE`.
  public var collation: QualifiedName?
  /// `STORAGE`, in capitals.
  public var storage: String?
  /// `COMPRESSION`.
  public var compression: String?
  /// `SET STATISTICS`.
  public var statisticsTarget: Int?
  /// `SET (n_distinct = …)`.
  public var parameters: [StorageParameter]
  /// `OPTIONS (…)` of a foreign table's column, as it was written.
  public var foreignOptions: String?
  /// `COMMENT ON COLUMN`.
  public var comment: String?
  /// Where it was read, and whether it is known.
  public var provenance: Provenance

  /// Takes every part as it is given.
  public init(
    name: String, type: DataType, isNullable: Bool = true, serverDefault: SQLExpression? = nil,
    identity: Identity? = nil, computed: Computed? = nil, isSerial: Bool = false,
    collation: QualifiedName? = nil, storage: String? = nil, compression: String? = nil,
    statisticsTarget: Int? = nil, parameters: [StorageParameter] = [],
    foreignOptions: String? = nil, comment: String? = nil, provenance: Provenance = .unplaced
  ) {
    self.name = name
    self.type = type
    self.isNullable = isNullable
    self.serverDefault = serverDefault
    self.identity = identity
    self.computed = computed
    self.isSerial = isSerial
    self.collation = collation
    self.storage = storage
    self.compression = compression
    self.statisticsTarget = statisticsTarget
    self.parameters = parameters
    self.foreignOptions = foreignOptions
    self.comment = comment
    self.provenance = provenance
  }
}

/// `GENERATED { ALWAYS | BY DEFAULT } AS IDENTITY`.
public struct Identity: Sendable, Hashable {
  /// `ALWAYS`: an INSERT cannot give a value of its own.
  public var isAlways: Bool
  /// The options of the sequence behind it.
  public var options: SequenceOptions
  /// The name of that sequence when it was given.
  public var sequenceName: QualifiedName?

  /// Takes every part as it is given.
  public init(
    isAlways: Bool, options: SequenceOptions = SequenceOptions(),
    sequenceName: QualifiedName? = nil
  ) {
    self.isAlways = isAlways
    self.options = options
    self.sequenceName = sequenceName
  }
}

/// `GENERATED ALWAYS AS (expression)`.
public struct Computed: Sendable, Hashable {
  /// The expression, without the parentheses around it.
  public var expression: SQLExpression
  /// `STORED`; otherwise `VIRTUAL` (PostgreSQL 18).
  public var isStored: Bool
  /// The keyword as the source words it: empty where it leaves the choice to the server.
  public var writtenKeyword: Spelling

  /// Takes every part as it is given.
  public init(
    expression: SQLExpression, isStored: Bool = true, writtenKeyword: Spelling = .unspoken
  ) {
    self.expression = expression
    self.isStored = isStored
    self.writtenKeyword = writtenKeyword
  }
}

/// One `name = value` of a `WITH (…)` or `SET (…)` list.
public struct StorageParameter: Sendable, Hashable {
  /// The name, with its namespace: `fillfactor`, `toast.autovacuum_enabled`.
  public var name: String
  /// The value as it was written; nil when there is none.
  public var value: String?

  /// Takes every part as it is given.
  public init(name: String, value: String? = nil) {
    self.name = name
    self.value = value
  }
}
