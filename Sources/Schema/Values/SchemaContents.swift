extension Schema {
  /// All tables by name.
  public var tables: [Table] { sorted(tableStorage) }
  /// All views and materialised views by name.
  public var views: [View] { sorted(viewStorage) }
  /// All sequences by name.
  public var sequences: [DatabaseSequence] { sorted(sequenceStorage) }
  /// All types that are no part of PostgreSQL, by name.
  public var types: [UserType] { sorted(typeStorage) }
  /// All functions, procedures and aggregates by name.
  public var routines: [Routine] { sorted(routineStorage).flatMap { $0 } }
  /// All extensions by name.
  public var extensions: [DatabaseExtension] {
    extensionStorage.values.sorted { $0.name < $1.name }
  }
  /// All schemas that were created, by name.
  public var namespaces: [Namespace] { namespaceStorage.values.sorted { $0.name < $1.name } }
  /// All extended statistics by name.
  public var statistics: [StatisticsObject] {
    statisticsStorage.sorted { $0.key < $1.key }.map(\.value)
  }
  /// All objects that are kept by name only.
  public var otherObjects: [OtherObject] {
    otherStorage.values.sorted { ($0.kind.rawValue, $0.name) < ($1.kind.rawValue, $1.name) }
  }

  /// The table of that name.
  public func table(_ name: QualifiedName) -> Table? { tableStorage[canonical(name)]?.value }

  /// The view of that name.
  public func view(_ name: QualifiedName) -> View? { viewStorage[canonical(name)]?.value }

  /// The sequence of that name.
  public func sequence(_ name: QualifiedName) -> DatabaseSequence? {
    sequenceStorage[canonical(name)]?.value
  }

  /// The user's type of that name.
  public func type(_ name: QualifiedName) -> UserType? { typeStorage[canonical(name)]?.value }

  /// The functions and procedures of that name, which differ in their arguments.
  public func routines(_ name: QualifiedName) -> [Routine] {
    routineStorage[canonical(name)]?.value ?? []
  }

  /// The extension of that name.
  public func `extension`(_ name: String) -> DatabaseExtension? { extensionStorage[name] }

  /// `name` with no schema when its schema is the default one.
  public func canonical(_ name: QualifiedName) -> QualifiedName {
    name.schema == defaultSchema ? QualifiedName(name.name) : name
  }

  /// Whether a schema of that name exists or always exists.
  public func hasNamespace(_ name: String) -> Bool {
    name == defaultSchema || name == "public" || name == "information_schema"
      || name.hasPrefix("pg_") || namespaceStorage[name] != nil
  }

  /// The sequences that are dropped with a column or with any column of the table.
  public func sequences(ownedBy table: QualifiedName, column: String? = nil) -> [DatabaseSequence] {
    sequences.filter { sequence in
      guard let owner = sequence.owner else { return false }
      return owner.table == canonical(table) && (column == nil || owner.column == column)
    }
  }

  private func sorted<Value>(_ storage: [QualifiedName: Shared<Value>]) -> [Value] {
    storage.sorted { $0.key < $1.key }.map(\.value.value)
  }
}

/// Putting objects in without asking whether PostgreSQL would: for readers of models and catalogs,
/// and for the replay after it asked.
extension Schema {
  /// Puts `table` in, in place of one of the same name.
  public mutating func insert(_ table: Table) {
    var table = table
    table.name = canonical(table.name)
    tableStorage[table.name] = Shared(table)
  }

  /// Puts `view` in, in place of one of the same name.
  public mutating func insert(_ view: View) {
    var view = view
    view.name = canonical(view.name)
    viewStorage[view.name] = Shared(view)
  }

  /// Puts `sequence` in, in place of one of the same name.
  public mutating func insert(_ sequence: DatabaseSequence) {
    var sequence = sequence
    sequence.name = canonical(sequence.name)
    if let owner = sequence.owner { sequence.owner?.table = canonical(owner.table) }
    sequenceStorage[sequence.name] = Shared(sequence)
  }

  /// Puts `type` in, in place of one of the same name.
  public mutating func insert(_ type: UserType) {
    var type = type
    type.name = canonical(type.name)
    typeStorage[type.name] = Shared(type)
  }

  /// Puts `routine` in, in place of one of the same name and arguments.
  public mutating func insert(_ routine: Routine) {
    var routine = routine
    routine.name = canonical(routine.name)
    var others = routines(routine.name).filter { $0.argumentTypes != routine.argumentTypes }
    others.append(routine)
    routineStorage[routine.name] = Shared(others)
  }

  /// Puts `extension` in, in place of one of the same name.
  public mutating func insert(_ extension: DatabaseExtension) {
    extensionStorage[`extension`.name] = `extension`
  }

  /// Puts `namespace` in, in place of one of the same name.
  public mutating func insert(_ namespace: Namespace) {
    namespaceStorage[namespace.name] = namespace
  }

  /// Adds a doubt about what the schema holds.
  public mutating func doubt(_ doubt: Doubt) { doubts.append(doubt) }
}
