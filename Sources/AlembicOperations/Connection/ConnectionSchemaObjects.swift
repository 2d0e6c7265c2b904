import PythonInterpreter
import SQLAlchemy
import Schema

/// `Table.create(bind)`, `metadata.create_all(bind)`, `Enum.create(bind)` and their opposites.
///
/// The text is what `--sql` prints, where nothing is asked first; what happens to the schema is what a
/// database would see, where `checkfirst` finds that a thing exists or does not: then nothing is sent.
extension ConnectionObject: SchemaObjectReceiver {
  func create(
    _ object: Value, checkFirst: Value, _ interpreter: Interpreter
  ) throws(Interruption) {
    try emit("create", object, checkFirst, interpreter)
  }

  func drop(
    _ object: Value, checkFirst: Value, _ interpreter: Interpreter
  ) throws(Interruption) {
    try emit("drop", object, checkFirst, interpreter)
  }

  private func emit(
    _ name: String, _ object: Value, _ checkFirst: Value, _ interpreter: Interpreter
  ) throws(Interruption) {
    let call = OperationCall(
      name: name, arguments: CallArguments(), parameters: [], interpreter: interpreter,
      session: MigrationSession.of(interpreter))
    let asksFirst = checkFirst.boolean ?? true
    do throws(OperationStop) {
      if name == "create" {
        try SchemaEmission(call: call, asksFirst: asksFirst).create(object)
      } else {
        try SchemaEmission(call: call, asksFirst: asksFirst).drop(object)
      }
    } catch {
      switch error {
      case .interrupted(let interruption): throw interruption
      case .unknown(let unknown): try call.recordUnknown(unknown, tables: [])
      }
    }
  }
}

/// Creating and dropping objects of SQLAlchemy on a connection.
struct SchemaEmission {
  let call: OperationCall
  /// Whether the database is asked first.
  let asksFirst: Bool

  private var session: MigrationSession { call.session }

  func create(_ object: Value) throws(OperationStop) {
    if let unknown = object.unknown { throw .unknown(unknown) }
    switch object {
    case .instance(let instance): try create(type: instance)
    case .list, .tuple:
      for table in try call.elements(object, "tables") { try create(table) }
    case .host(let host):
      switch host {
      case let table as TableObject: try create(table)
      case let metadata as MetaDataObject:
        if let doubt = metadata.doubt { throw .unknown(doubt) }
        for table in metadata.sortedTables() { try create(table) }
      case let index as IndexObject:
        let read = try call.convert { (conversion) throws(Interruption) in
          try conversion.index(index)
        }
        guard let made = read.result else { throw missing(read.doubt) }
        if asksFirst, let name = made.index.name,
          exists(.index, QualifiedName(name, schema: made.table.schema))
        {
          return try skip(.createIndex(made))
        }
        try call.record([.createIndex(made)], doubt: read.doubt)
      case let sequence as SequenceObject:
        let read = try call.convert { (conversion) throws(Interruption) in
          try conversion.sequence(sequence)
        }
        let made = MigrationOperation.createSequence(read.result)
        if asksFirst, exists(.sequence, read.result.sequence.name) { return try skip(made) }
        try call.record([made], doubt: read.doubt)
      default: throw missing(nil, host)
      }
    default: throw missing(nil)
    }
  }

  func drop(_ object: Value) throws(OperationStop) {
    if let unknown = object.unknown { throw .unknown(unknown) }
    switch object {
    case .instance(let instance): try drop(type: instance)
    case .list, .tuple:
      for table in try call.elements(object, "tables").reversed() { try drop(table) }
    case .host(let host):
      switch host {
      case let table as TableObject:
        let operation = MigrationOperation.dropTable(DropTable(name: table.qualifiedName))
        if asksFirst, !exists(.table, table.qualifiedName) { return try skip(operation) }
        try call.record(operation)
      case let metadata as MetaDataObject:
        if let doubt = metadata.doubt { throw .unknown(doubt) }
        for table in metadata.sortedTables().reversed() { try drop(.host(table)) }
      case let index as IndexObject:
        let read = try call.convert { (conversion) throws(Interruption) in
          try conversion.index(index)
        }
        guard let made = read.result, let name = made.index.name else { throw missing(read.doubt) }
        let qualified = QualifiedName(name, schema: made.table.schema)
        let operation = MigrationOperation.dropIndex(
          DropIndex(name: qualified, table: made.table))
        if asksFirst, !exists(.index, qualified) { return try skip(operation) }
        try call.record(operation)
      case let sequence as SequenceObject:
        let name = QualifiedName(sequence.name, schema: sequence.schema)
        let operation = MigrationOperation.dropObject(
          DropObject(target: ObjectReference(kind: .sequence, name: name)))
        if asksFirst, !exists(.sequence, name) { return try skip(operation) }
        try call.record(operation)
      default: throw missing(nil, host)
      }
    default: throw missing(nil)
    }
  }

  private func create(_ table: TableObject) throws(OperationStop) {
    if asksFirst, exists(.table, table.qualifiedName) { return }
    try session.create(table, ifNotExists: false, call)
    let later = try call.convert { (conversion) throws(Interruption) in
      try conversion.laterConstraints(of: table)
    }
    for constraint in later.result {
      try call.record([.addConstraint(constraint)], doubt: later.doubt)
    }
  }

  private func create(type object: InstanceObject) throws(OperationStop) {
    let read = try named(object)
    guard let type = read.type else { return }
    let operation = CreateType(type: type, ifNotExists: asksFirst)
    if asksFirst, session.schema.type(type.name) != nil {
      return try skip(.createType(operation))
    }
    try call.record([.createType(operation)], doubt: read.doubt)
  }

  private func drop(type object: InstanceObject) throws(OperationStop) {
    let read = try named(object)
    guard let type = read.type else { return }
    let target = ObjectReference(kind: type.isDomain ? .domain : .type, name: type.name)
    let operation = MigrationOperation.dropObject(DropObject(target: target))
    if asksFirst, session.schema.type(type.name) == nil, session.schema.isComplete {
      return try skip(operation)
    }
    try call.record([operation], doubt: nil)
  }

  /// The named type behind a type object; nil for a type that PostgreSQL brings with it.
  private func named(
    _ object: InstanceObject
  ) throws(OperationStop) -> (type: UserType?, doubt: Unknown?) {
    let read = try call.convert { (conversion) throws(Interruption) in
      try conversion.namedType(object)?.type
    }
    if read.result == nil, let doubt = read.doubt { throw .unknown(doubt) }
    return (read.result, read.doubt)
  }

  private func exists(_ kind: ObjectKind, _ name: QualifiedName) -> Bool {
    guard let relation = session.schema.relation(name) else { return false }
    return relation.kind == kind || (kind == .table && relation.kind == .foreignTable)
  }

  /// A step that `--sql` prints and that a database which is asked first is never sent.
  private func skip(_ operation: MigrationOperation) throws(OperationStop) {
    var step = MigrationStep(
      name: call.name, entries: session.entries(of: operation), operations: [],
      provenance: call.provenance)
    step.isSkippedOnline = true
    try call.record(step)
  }

  private func missing(_ doubt: Unknown?, _ host: HostObject? = nil) -> OperationStop {
    .unknown(
      doubt
        ?? Unknown(
          .unsupported, "\(call.name) of \(host.map { "a \($0.typeName)" } ?? "an object")",
          call.place))
  }
}
