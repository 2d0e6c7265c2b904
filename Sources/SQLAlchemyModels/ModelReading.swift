import PythonInterpreter
import SQLAlchemy
import Schema
import SchemaDiff

/// Reads models: the metadata that `env.py` hands to Alembic, after Python's own imports filled it.
///
/// It belongs to the thread of its interpreter.
public struct ModelReading {
  let interpreter: Interpreter
  /// Where something is written, as a place of the user's files.
  let locate: (PythonInterpreter.Place) -> FilePlace?
  /// What the conversion of one table may use.
  let budget: Budget?

  /// A reading of the objects of an interpreter.
  public init(
    _ interpreter: Interpreter, budget: Budget? = nil,
    locate: @escaping (PythonInterpreter.Place) -> FilePlace?
  ) {
    self.interpreter = interpreter
    self.budget = budget
    self.locate = locate
  }

  /// What `target_metadata` declares: one metadata or a list of them.
  public func schema(of target: Value) -> ModelSchema {
    var notes: [Undecided] = []
    let all = metadata(target, &notes)
    var result = ModelSchema(notes: notes)
    for metadata in all {
      for (_, table) in metadata.tables {
        result.creation += table.creationStatements.map { statement in
          CreationListener(
            table: table.qualifiedName, text: statement.text, reason: statement.reason,
            place: locate(statement.place))
        }
      }
      let declared = declared(metadata)
      result.declared.tables += declared.tables
      result.declared.sequences += declared.sequences
      result.declared.doubt = result.declared.doubt ?? declared.doubt
      for type in declared.types
      where !result.declared.types.contains(where: { $0.name == type.name }) {
        result.declared.types.append(type)
      }
    }
    if result.declared.doubt == nil, !notes.isEmpty { result.declared.doubt = notes.first }
    if result.declared.doubt == nil, let skipped = skippedStatement(besides: all) {
      // What did not run may have declared tables.
      result.declared.doubt = undecided(skipped, prefix: "a module was not read to its end: ")
    }
    if result.declared.doubt == nil,
      let unknown = SQLAlchemyLibrary.of(interpreter).versioning
    {
      result.declared.doubt = undecided(unknown)
    }
    result.classes = classes(of: all)
    return result
  }

  /// A statement that did not run and may have declared tables.
  ///
  /// An installed package that declares none of the tables has none to add: it would not know their
  /// metadata.
  private func skippedStatement(besides all: [MetaDataObject]) -> Unknown? {
    let skipped = interpreter.record.skipped
    guard skipped.contains(where: { interpreter.installedPackage(of: $0.place) != nil }) else {
      return skipped.first
    }
    let declaring = Set(
      all.flatMap(\.tables).compactMap { interpreter.installedPackage(of: $0.table.place) })
    return skipped.first { unknown in
      guard let package = interpreter.installedPackage(of: unknown.place) else { return true }
      return declaring.contains(package)
    }
  }

  /// Models of the project that no import of `env.py` reaches.
  ///
  /// It imports them, which changes the metadata: everything else is to be read before.
  ///
  /// - Parameter excluded: Folders whose files are no models: those of revisions.
  public func unregistered(
    besides target: Value, excluding excluded: [String]
  ) -> [UnregisteredModel] {
    RegistrationSearch(reading: self, metadata: metadata(of: target), excluded: excluded)
      .unregistered()
  }

  /// The edit that would register one more model, named `NewModel`, beside those that `env.py` reaches;
  /// nil where there is no module whose imports register them.
  public func registrationOfNext(besides target: Value) -> UnregisteredModel.Registration? {
    RegistrationSearch(reading: self, metadata: metadata(of: target), excluded: [])
      .registrationOfNext()
  }

  /// Imports the models of an application that `env.py` asks while it runs: which of them it imports
  /// is not to be seen, so all beside its database object are taken.
  ///
  /// - Returns: What is taken for granted; nil where `env.py` asks no application.
  public func importApplication(
    of target: Value, excluding excluded: [String]
  ) -> Undecided? {
    guard SQLAlchemyLibrary.of(interpreter).asksApplication else { return nil }
    let search = RegistrationSearch(
      reading: self, metadata: metadata(of: target), excluded: excluded)
    let packages = search.importAll()
    return Undecided(
      reason: "env.py asks the running application for its models; it is taken to import all of "
        + (packages.isEmpty ? "the project's" : packages.joined(separator: ", ")))
  }

  /// The metadata objects of `target_metadata`.
  public func metadata(of target: Value) -> [MetaDataObject] {
    var notes: [Undecided] = []
    return metadata(target, &notes)
  }

  /// The metadata objects of a value; what is none is noted.
  func metadata(_ target: Value, _ notes: inout [Undecided]) -> [MetaDataObject] {
    switch target {
    case .host(let host as MetaDataObject): return [host]
    case .unknown(let unknown):
      var note = undecided(unknown, prefix: "target_metadata is not known: ")
      if let package = Unknown.package(in: unknown.reason) { note.reason += whereabouts(package) }
      notes.append(note)
      return []
    case .none:
      notes.append(Undecided(reason: "env.py gives no target_metadata"))
      return []
    default:
      guard let elements = target.elements else {
        notes.append(
          Undecided(reason: "target_metadata is a \(interpreter.typeName(target)), no MetaData"))
        return []
      }
      return elements.flatMap { metadata($0, &notes) }
    }
  }

  /// Where a module was looked for, and where else in the project it lies.
  ///
  /// A path that holds in a container leads nowhere on another machine.
  private func whereabouts(_ package: String) -> String {
    var text = "; looked for in " + interpreter.searchedFolders.joined(separator: ", ")
    guard let source = interpreter.options.source, let home = interpreter.options.messageFolder
    else {
      return text
    }
    let folders = (source.names(in: home) ?? []).filter { !$0.hasPrefix(".") }
    for folder in folders {
      let path = home + "/" + folder + "/" + package
      if source.kind(at: path) != nil || source.kind(at: path + ".py") != nil {
        text += "; \(folder)/\(package) is not among them: prepend_sys_path would name \(folder)"
        break
      }
    }
    return text
  }

  /// The tables of one metadata.
  private func declared(_ metadata: MetaDataObject) -> DeclaredSchema {
    var result = DeclaredSchema()
    if let unknown = metadata.doubt { result.doubt = undecided(unknown) }
    for table in metadata.sortedTables() {
      let (read, types) = declared(table)
      result.tables.append(read)
      for type in types where !result.types.contains(where: { $0.name == type.name }) {
        result.types.append(type)
      }
    }
    var sequences: [SequenceObject] = []
    for case .host(let host as SequenceObject) in metadata.schemaObjects { sequences.append(host) }
    sequences += metadata.sortedTables().flatMap(\.columns).compactMap(\.createdSequence)
    for sequence in sequences {
      let read = converted { (conversion) throws(Interruption) in
        try conversion.sequence(sequence)
      }
      guard let made = read.result?.sequence,
        !result.sequences.contains(where: { $0.name == made.name })
      else { continue }
      result.sequences.append(made)
    }
    return result
  }

  /// One table with the named types that its columns use.
  func declared(_ object: TableObject) -> (table: DeclaredTable, types: [UserType]) {
    var elsewhere: Set<String> = []
    let read = converted { (conversion) throws(Interruption) in
      var made = try conversion.createTable(object)
      made.table.constraints += try conversion.laterConstraints(of: object).map(\.constraint)
      made.table.indexes = try conversion.indexes(of: object).map(\.index)
      for index in object.remainingIndexes where !index.isMadeOnPostgreSQL {
        if let name = try conversion.index(index)?.index.name { elsewhere.insert(name) }
      }
      var types: [UserType] = []
      for column in object.columns {
        types += try conversion.namedTypes(of: column).map(\.type)
      }
      return (made.table, types)
    }
    guard case (var table, let types)? = read.result else {
      var table = Table(name: object.qualifiedName)
      table.isComplete = false
      table.provenance.place = locate(object.place)
      var doubt = read.doubt ?? Undecided(reason: "the table could not be read")
      doubt.table = table.name
      return (DeclaredTable(table: table, doubt: doubt), [])
    }
    var declared = DeclaredTable(table: table)
    if var doubt = read.doubt {
      doubt.table = table.name
      declared.doubt = doubt
      // What was not read is known to be missing only where it is a column's type.
      if !isAboutTypes(table) {
        table.isComplete = false
        table.provenance.standing = .unknown(reason: doubt.reason, place: doubt.place)
      }
      declared.table = table
    }
    declared.indexesElsewhere = elsewhere
    declared.countedColumn = object.countedColumn(interpreter)
    for column in object.columns {
      if let truth = column.autoincrement.boolean { declared.autoincrement[column.name] = truth }
      if let value = ClientDefault.sql(of: column, interpreter) {
        declared.clientDefaults[column.name] = value
      }
      if let attribute = attribute(of: column, in: object) {
        declared.attributes[column.name] = attribute
      }
    }
    declared.conventionNames = object.conventionNames
    return (declared, types)
  }

  private func isAboutTypes(_ table: Table) -> Bool {
    table.columns.contains { if case .unknown = $0.type.base { true } else { false } }
  }

  private func attribute(of column: ColumnObject, in table: TableObject) -> String? {
    for mapped in SQLAlchemyLibrary.of(interpreter).mappedClasses where mapped.table === table {
      if let name = mapped.attributeNames[column.name] { return name }
    }
    return nil
  }

  /// Converts within a budget; an exception of the program becomes the doubt.
  private func converted<Result>(
    _ body: (inout SchemaConversion) throws(Interruption) -> Result
  ) -> (result: Result?, doubt: Undecided?) {
    var conversion = SchemaConversion(interpreter) { locate($0) }
    let evaluation = interpreter.evaluate(budget) { (_) throws(Interruption) in
      try body(&conversion)
    }
    let doubt = interpreter.unknown(for: evaluation) ?? conversion.doubts.first
    return (evaluation.result, doubt.map { undecided($0) })
  }

  func undecided(_ unknown: Unknown, prefix: String = "") -> Undecided {
    Undecided(reason: prefix + unknown.reason, place: locate(unknown.place))
  }
}
