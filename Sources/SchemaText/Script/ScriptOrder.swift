import PostgreSQLSyntax
import Schema

/// In which order objects are made, so that each finds what it needs.
///
/// Needs are found by names: a name too many only moves an object back. Where objects need each
/// other, foreign keys, checks and defaults are added afterwards.
struct ScriptOrder {
  enum Node: Hashable {
    case type(QualifiedName)
    case sequence(QualifiedName)
    case routine(Routine)
    case table(QualifiedName)
    case view(QualifiedName)
    case other(OtherObject)
  }

  /// Everything up to the tables, with the views that functions and tables need.
  private(set) var first: [Node] = []
  /// The other views, and what stands on tables and views.
  private(set) var last: [Node] = []

  /// The columns that are written `serial`.
  let serials: SerialColumns

  private var needs: [Node: [Node]] = [:]
  private var position: [Node: Int] = [:]
  private var routinesByName: [String: [Node]] = [:]

  init(_ schema: Schema) {
    serials = SerialColumns(schema)
    let others = schema.otherObjects.map(Node.other)
    let early = others.filter { !$0.standsOnTables }
    let roots =
      early + schema.types.map { .type($0.name) } + schema.sequences.map { .sequence($0.name) }
      + schema.routines.map(Node.routine) + schema.tables.map { .table($0.name) }
    let views = schema.views.map { Node.view($0.name) }
    findNeeds(of: roots + views, in: schema)
    var visited: Set<Node> = []
    for node in roots { visit(node, &visited, into: \.first) }
    for node in views + others.filter(\.standsOnTables) { visit(node, &visited, into: \.last) }
    for (place, node) in (first + last).enumerated() { position[node] = place }
  }

  /// Whether `table` is made after `other`, or is `other`.
  func isMade(_ other: QualifiedName, before table: QualifiedName) -> Bool {
    guard let one = position[.table(other)], let two = position[.table(table)] else { return false }
    return one <= two
  }

  /// Whether every function that the expression calls is made before `table`.
  func functionsAreMade(_ expression: SQLExpression?, before table: QualifiedName) -> Bool {
    guard let expression, let place = position[.table(table)] else { return true }
    return Self.names(in: expression.text).allSatisfy { name in
      (routinesByName[name] ?? []).allSatisfy { (position[$0] ?? 0) < place }
    }
  }

  private mutating func visit(
    _ node: Node, _ visited: inout Set<Node>, into list: WritableKeyPath<ScriptOrder, [Node]>
  ) {
    guard visited.insert(node).inserted else { return }
    for need in needs[node] ?? [] { visit(need, &visited, into: list) }
    self[keyPath: list].append(node)
  }

  private mutating func findNeeds(of nodes: [Node], in schema: Schema) {
    var byName: [String: [Node]] = [:]
    for node in nodes { byName[node.name, default: []].append(node) }
    for node in nodes {
      if case .routine = node { routinesByName[node.name, default: []].append(node) }
    }
    for node in nodes {
      let found = node.mentions(in: schema).sorted().flatMap { byName[$0] ?? [] }
      needs[node] = found.filter { $0 != node && node.mayNeed($0) }
    }
    for table in schema.tables {
      let related = table.foreignKeys.map(\.key.table) + table.parents
      needs[.table(table.name), default: []] += related.map { .table(schema.canonical($0)) }
        .filter { $0 != .table(table.name) && needs[$0] != nil }
    }
  }

  /// Every name that SQL text mentions outside of its strings.
  static func names(in text: String) -> Set<String> {
    let parsed = SQLText(text)
    return Set(parsed.tokens.compactMap(parsed.name))
  }
}

extension ScriptOrder.Node {
  var name: String {
    switch self {
    case .type(let name), .sequence(let name), .table(let name), .view(let name): name.name
    case .routine(let routine): routine.name.name
    case .other(let object): object.name.name
    }
  }

  /// Whether it can only be made when the tables are there.
  var standsOnTables: Bool {
    guard case .other(let object) = self else { return false }
    return [.rule, .publication, .eventTrigger, .cast].contains(object.kind)
  }

  /// A table needs other tables only for what is looked at apart: keys and parents.
  func mayNeed(_ other: Self) -> Bool {
    switch (self, other) {
    case (.sequence, _), (.table, .table), (.table, .view), (.table, .sequence): false
    default: true
    }
  }

  func mentions(in schema: Schema) -> Set<String> {
    switch self {
    case .sequence: return []
    case .type(let name): return schema.type(name).map(Self.mentions) ?? []
    case .routine(let routine):
      let types = routine.argumentTypes.compactMap(\.userTypeName?.name)
      return ScriptOrder.names(in: routine.statement).union(types)
    case .view(let name):
      guard let view = schema.view(name) else { return [] }
      return ScriptOrder.names(in: view.query).union(view.references.map(\.name))
    case .other(let object): return ScriptOrder.names(in: object.statement)
    case .table(let name): return schema.table(name).map(Self.mentions) ?? []
    }
  }

  private static func mentions(_ type: UserType) -> Set<String> {
    switch type.definition {
    case .enumeration: return []
    case .range(let text), .opaque(let text): return ScriptOrder.names(in: text)
    case .composite(let attributes):
      return Set(attributes.compactMap(\.type.userTypeName?.name))
    case .domain(let domain):
      var names = Set(domain.base.userTypeName.map { [$0.name] } ?? [])
      if let value = domain.serverDefault { names.formUnion(ScriptOrder.names(in: value.text)) }
      for case .check(let condition) in domain.constraints.map(\.rule) {
        names.formUnion(ScriptOrder.names(in: condition.text))
      }
      return names
    }
  }

  private static func mentions(_ table: Table) -> Set<String> {
    var names: Set<String> = []
    var texts: [String] = []
    for column in table.columns {
      if let type = column.type.userTypeName { names.insert(type.name) }
      if let value = column.serverDefault { texts.append(value.text) }
      if let computed = column.computed { texts.append(computed.expression.text) }
    }
    for case .check(let condition) in table.constraints.map(\.rule) {
      texts.append(condition.text)
    }
    for text in texts { names.formUnion(ScriptOrder.names(in: text)) }
    return names
  }
}
