import PostgreSQLSyntax
import Schema

/// A schema as the operations that make it in an empty database, in an order that PostgreSQL takes.
public struct SchemaScript: Sendable {
  /// One step of the script.
  public enum Part: Sendable, Hashable {
    /// Something to make.
    case operation(MigrationOperation)
    /// Something that is there and cannot be written.
    case omission(Omission)
  }

  /// What the script leaves out, because not enough of it is known.
  public struct Omission: Sendable, Hashable {
    /// The object: `column t.c`.
    public var subject: String
    /// Why, as a sentence's part.
    public var reason: String
    /// Where it was read.
    public var provenance: Provenance
  }

  /// The steps in order.
  public private(set) var parts: [Part] = []
  let schema: Schema
  private let order: ScriptOrder

  /// Writes the whole of `schema`; temporary objects are no part of it.
  public init(_ schema: Schema) {
    self.schema = schema
    order = ScriptOrder(schema)
    write()
  }

  /// The operations alone.
  public var operations: [MigrationOperation] {
    parts.compactMap { if case .operation(let operation) = $0 { operation } else { nil } }
  }

  /// What is left out.
  public var omissions: [Omission] {
    parts.compactMap { if case .omission(let omission) = $0 { omission } else { nil } }
  }

  private mutating func write() {
    writeNamespaces()
    writeExtensions()
    // A function's body may read what does not exist yet; its signature may not.
    if !schema.routines.isEmpty {
      add(
        .session(SessionSetting(command: "SET", name: "check_function_bodies", value: "false")))
    }
    let tables = schema.tables.filter { $0.persistence != .temporary }
    var scripts: [QualifiedName: TableScript] = [:]
    for table in tables {
      scripts[table.name] = TableScript(table, schema: schema, order: order)
    }
    for name in schema.impliedSequences {
      add(.createSequence(CreateSequence(sequence: DatabaseSequence(name: name))))
    }
    for node in order.first { write(node, scripts) }
    let sorted = order.first.compactMap { node -> TableScript? in
      if case .table(let name) = node { scripts[name] } else { nil }
    }
    for script in sorted { parts += script.indexes }
    for script in sorted { parts += script.constraints }
    for sequence in schema.sequences {
      if let owner = sequence.owner, !sequence.isInternal, !isSerial(sequence),
        scripts[owner.table]?.columns.contains(owner.column) == true
      {
        add(.alterSequence(AlterSequence(name: sequence.name, owner: .set(owner))))
      }
    }
    for table in tables {
      guard let partition = table.partitionOf, schema.table(partition.parent) != nil else {
        continue
      }
      add(
        .attachPartition(
          AttachPartition(
            table: partition.parent, partition: table.name, bound: partition.bound)))
    }
    for node in order.last { write(node, scripts) }
    for script in sorted { parts += script.behaviour }
    writeStatistics()
  }

  private mutating func add(_ operation: MigrationOperation) {
    parts.append(.operation(operation))
  }

  private mutating func comment(_ text: String?, on target: ObjectReference) {
    guard let text else { return }
    add(.commentOn(CommentOn(target: target, comment: text)))
  }

  private mutating func write(_ node: ScriptOrder.Node, _ scripts: [QualifiedName: TableScript]) {
    switch node {
    case .type(let name): if let type = schema.type(name) { write(type) }
    case .sequence(let name):
      guard let sequence = schema.sequence(name), !sequence.isTemporary else { return }
      if !sequence.isInternal, !isSerial(sequence) {
        var plain = sequence
        plain.owner = nil
        plain.options.type?.written = nil
        add(.createSequence(CreateSequence(sequence: plain)))
        comment(sequence.comment, on: ObjectReference(kind: .sequence, name: name))
      }
    case .routine(let routine): write(routine)
    case .table(let name): parts += scripts[name]?.creation ?? []
    case .view(let name): if let view = schema.view(name) { write(view) }
    case .other(let object):
      add(.createOther(CreateOther(object: object)))
    }
  }

  private func isSerial(_ sequence: DatabaseSequence) -> Bool {
    guard let owner = sequence.owner, let table = schema.table(owner.table),
      let column = table.column(owner.column)
    else { return false }
    return order.serials.sequence(of: column, in: table)?.name == sequence.name
  }

  private mutating func writeNamespaces() {
    if schema.defaultSchema != "public" {
      let name = schema.defaultSchema
      if !schema.namespaces.contains(where: { $0.name == name }) {
        add(
          .createNamespace(
            CreateNamespace(namespace: Namespace(name: name), ifNotExists: true)))
      }
    }
    for name in schema.impliedNamespaces where name != schema.defaultSchema {
      add(
        .createNamespace(CreateNamespace(namespace: Namespace(name: name), ifNotExists: true)))
    }
    for namespace in schema.namespaces {
      // `public` is there in an empty database.
      add(
        .createNamespace(
          CreateNamespace(namespace: namespace, ifNotExists: namespace.name == "public")))
      comment(
        namespace.comment, on: ObjectReference(kind: .schema, name: QualifiedName(namespace.name)))
    }
    if schema.defaultSchema != "public" {
      let path = SQLIdentifier.quoted(schema.defaultSchema) + ", public"
      add(.session(SessionSetting(command: "SET", name: "search_path", value: path)))
    }
  }

  private mutating func writeExtensions() {
    for name in schema.impliedExtensions {
      add(
        .createExtension(
          CreateExtension(extension: DatabaseExtension(name: name), ifNotExists: true)))
    }
    for found in schema.extensions {
      // The version is the server's affair, and a template database may have the extension.
      var found = found
      found.version = nil
      add(.createExtension(CreateExtension(extension: found, ifNotExists: true)))
      comment(
        found.comment, on: ObjectReference(kind: .extension, name: QualifiedName(found.name)))
    }
  }

  private mutating func write(_ type: UserType) {
    var plain = type
    plain.definition = type.definition.withoutSpelling
    add(.createType(CreateType(type: plain)))
    comment(
      type.comment,
      on: ObjectReference(kind: type.isDomain ? .domain : .type, name: type.name))
    guard case .domain(let domain) = type.definition else { return }
    for constraint in domain.constraints {
      guard let name = constraint.name else { continue }
      comment(
        constraint.comment,
        on: ObjectReference(
          kind: .domainConstraint, name: QualifiedName(name), table: type.name))
    }
  }

  private mutating func write(_ routine: Routine) {
    guard let statement = RoutineText.statement(of: routine) else {
      parts.append(
        .omission(
          Omission(
            subject: "\(routine.kind.rawValue) \(routine.signature)",
            reason: "it was renamed, and its statement could not be read again",
            provenance: routine.provenance)))
      return
    }
    var routine = routine
    routine.statement = statement
    add(.createRoutine(CreateRoutine(routine: routine)))
    let kind: ObjectKind =
      switch routine.kind {
      case .function: .function
      case .procedure: .procedure
      case .aggregate: .aggregate
      }
    comment(
      routine.comment,
      on: ObjectReference(kind: kind, name: routine.name, arguments: routine.argumentTypes))
  }

  private mutating func write(_ view: View) {
    guard !view.isTemporary else { return }
    guard view.references.allSatisfy(schema.isWhole) else {
      parts.append(
        .omission(
          Omission(
            subject: "view \(view.name.plain)", reason: "it reads what is not wholly known",
            provenance: view.provenance)))
      return
    }
    let create = CreateView(view: view)
    // PostgreSQL keeps a view's columns; its text may mean others by now.
    guard
      let again = try? schema.without(view).applying(.createView(create)).view(view.name),
      Set(again.reads) == Set(view.reads), again.hasSameSources(as: view)
    else {
      parts.append(
        .omission(
          Omission(
            subject: "view \(view.name.plain)",
            reason: "what it reads was renamed or changed since, and its query is known only as "
              + "it was written: \(view.query)",
            provenance: view.provenance)))
      return
    }
    add(.createView(create))
    let kind: ObjectKind = view.isMaterialized ? .materializedView : .view
    comment(view.comment, on: ObjectReference(kind: kind, name: view.name))
    for index in view.indexes {
      add(.createIndex(CreateIndex(table: view.name, index: index.withoutSpelling)))
    }
    for trigger in view.triggers {
      parts += TriggerText.parts(trigger, of: view.name, in: schema)
    }
  }

  private mutating func writeStatistics() {
    for statistics in schema.statistics {
      add(.createStatistics(CreateStatistics(statistics: statistics)))
      if let name = statistics.name {
        comment(statistics.comment, on: ObjectReference(kind: .statistics, name: name))
      }
    }
  }
}

extension View {
  /// Whether the query, as it is written, names the relations that the view reads.
  fileprivate func hasSameSources(as other: View) -> Bool {
    let words = SQLText(query)
    let names = Set(words.tokens.compactMap(words.name))
    return references.count == other.references.count
      && other.references.allSatisfy { names.contains($0.name) }
  }
}

extension Schema {
  /// The same schema before the view was made.
  fileprivate func without(_ view: View) -> Schema {
    let drop = DropObject(
      target: ObjectReference(
        kind: view.isMaterialized ? .materializedView : .view, name: view.name), cascade: true)
    return (try? applying(.dropObject(drop))) ?? self
  }
}
