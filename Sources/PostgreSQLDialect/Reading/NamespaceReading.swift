import PostgreSQLSyntax
import Schema

extension StatementReader {
  /// `CREATE EXTENSION …`, after those words.
  mutating func createExtension() throws(ReadFailure) -> [MigrationOperation] {
    kind = "CREATE EXTENSION"
    let ifNotExists = ifNotExists()
    var object = DatabaseExtension(name: try name(), provenance: provenance)
    var cascade = false
    _ = accept("WITH")
    while !isAtEnd {
      if accept("SCHEMA") {
        object.schema = try name()
      } else if accept("VERSION") {
        object.version = try stringOrName()
      } else if accept("FROM") {
        _ = try stringOrName()
      } else if accept("CASCADE") {
        cascade = true
      } else {
        throw unexpected()
      }
    }
    return [
      .createExtension(
        CreateExtension(extension: object, ifNotExists: ifNotExists, cascade: cascade))
    ]
  }

  /// A string, or a name in its place.
  mutating func stringOrName() throws(ReadFailure) -> String {
    if let current, text.stringValue(current) != nil { return try string() }
    return try label()
  }

  /// `CREATE SCHEMA …`, after those words; the objects inside follow as operations of their own.
  mutating func createNamespace() throws(ReadFailure) -> [MigrationOperation] {
    kind = "CREATE SCHEMA"
    let ifNotExists = ifNotExists()
    var namespace = Namespace(name: "", provenance: provenance)
    if !at("AUTHORIZATION") { namespace.name = try name() }
    if accept("AUTHORIZATION") {
      namespace.owner = try role()
      if namespace.name.isEmpty { namespace.name = namespace.owner ?? "" }
    }
    guard isAtEnd else { throw ReadFailure(reason: "creates objects inside of the schema") }
    return [.createNamespace(CreateNamespace(namespace: namespace, ifNotExists: ifNotExists))]
  }

  /// `COMMENT ON kind name IS text`, after `COMMENT ON`.
  mutating func commentOn() throws(ReadFailure) -> [MigrationOperation] {
    kind = "COMMENT"
    let target = try objectReference()
    try expect("IS")
    let comment = accept("NULL") ? nil : try string()
    return [.commentOn(CommentOn(target: target, comment: comment))]
  }

  /// An object as `COMMENT ON` names it: its kind, its name, and what it belongs to.
  mutating func objectReference() throws(ReadFailure) -> ObjectReference {
    guard let objectKind = objectKind() else { throw unexpected("a kind of object") }
    return try objectReference(objectKind)
  }

  /// An object of a kind that was named before.
  mutating func objectReference(_ objectKind: ObjectKind) throws(ReadFailure) -> ObjectReference {
    switch objectKind {
    case .column:
      var parts = [try name()]
      while accept(symbol: ".") { parts.append(try label()) }
      guard parts.count >= 2 else { throw unexpected("a column") }
      let column = parts.removeLast()
      let table = parts.removeLast()
      return ObjectReference(
        kind: .column, name: QualifiedName(column),
        table: QualifiedName(table, schema: parts.last))
    case .constraint:
      let constraint = try name()
      try expect("ON")
      let isDomain = accept("DOMAIN")
      return ObjectReference(
        kind: isDomain ? .domainConstraint : .constraint, name: QualifiedName(constraint),
        table: try functionName())
    case .trigger, .rule, .policy:
      let object = try name()
      try expect("ON")
      return ObjectReference(
        kind: objectKind, name: QualifiedName(object), table: try qualifiedName())
    case .function, .procedure, .routine, .aggregate:
      return try routineReference(objectKind)
    case .cast, .operator, .operatorClass, .operatorFamily, .transform, .largeObject,
      .userMapping:
      let start = index
      try skipBalanced { $0.at("IS") || $0.atAny(["CASCADE", "RESTRICT", "OWNER", "RENAME"]) }
      if objectKind == .cast { _ = accept(symbol: ")") }
      return ObjectReference(
        kind: objectKind, name: QualifiedName(normalised(start, index)))
    case .type, .domain, .collation:
      return ObjectReference(kind: objectKind, name: try functionName())
    default:
      return ObjectReference(kind: objectKind, name: try qualifiedName())
    }
  }

  /// Takes the words that name a kind of object.
  mutating func objectKind() -> ObjectKind? {
    _ = accept("PROCEDURAL")
    // Longer names first, so that EVENT TRIGGER is no trigger.
    for kind in ObjectKind.byLength {
      let words = kind.rawValue.split(separator: " ")
      let matches = words.enumerated().allSatisfy { distance, word in
        token(ahead: distance).map {
          $0.kind == .word && text.text($0).uppercased() == word
        } ?? false
      }
      if matches {
        index += words.count
        return kind
      }
    }
    if accept("USER") || accept("GROUP") { return .role }
    return nil
  }
}

extension ObjectKind {
  fileprivate static let byLength: [ObjectKind] = allCases.sorted {
    $0.rawValue.utf8.count > $1.rawValue.utf8.count
  }
}
