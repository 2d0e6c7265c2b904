import PostgreSQLSyntax
import Schema

extension StatementReader {
  /// `CREATE TYPE …`, after those words.
  mutating func createType() throws(ReadFailure) -> [MigrationOperation] {
    kind = "CREATE TYPE"
    let name = try functionName()
    var definition = UserTypeDefinition.opaque("")
    if accept("AS", "ENUM") {
      try expect(symbol: "(")
      var labels: [String] = []
      if !at(symbol: ")") {
        repeat { labels.append(try string()) } while accept(symbol: ",")
      }
      try expect(symbol: ")")
      definition = .enumeration(labels)
    } else if accept("AS", "RANGE") {
      definition = .range(try bracketed())
    } else if accept("AS") {
      try expect(symbol: "(")
      var attributes: [CompositeAttribute] = []
      if !at(symbol: ")") {
        repeat { attributes.append(try compositeAttribute()) } while accept(symbol: ",")
      }
      try expect(symbol: ")")
      definition = .composite(attributes)
    } else if at(symbol: "(") {
      definition = .opaque(try bracketed())
    }
    return [
      .createType(
        CreateType(type: UserType(name: name, definition: definition, provenance: provenance)))
    ]
  }

  private mutating func compositeAttribute() throws(ReadFailure) -> CompositeAttribute {
    var attribute = CompositeAttribute(name: try name(), type: try dataType().type)
    if accept("COLLATE") { attribute.collation = try functionName() }
    return attribute
  }

  /// `ALTER TYPE …`, after those words.
  mutating func alterType() throws(ReadFailure) -> [MigrationOperation] {
    kind = "ALTER TYPE"
    let name = try functionName()
    let target = ObjectReference(kind: .type, name: name)
    if accept("ADD", "VALUE") {
      let ifNotExists = ifNotExists()
      let value = try string()
      var position = EnumPosition.last
      if accept("BEFORE") {
        position = .before(try string())
      } else if accept("AFTER") {
        position = .after(try string())
      }
      return [
        .alterEnum(
          AlterEnum(
            name: name,
            change: .addValue(value, ifNotExists: ifNotExists, position: position)))
      ]
    }
    if accept("RENAME", "VALUE") {
      let old = try string()
      try expect("TO")
      return [.alterEnum(AlterEnum(name: name, change: .renameValue(old, to: try string())))]
    }
    if accept("RENAME", "ATTRIBUTE") {
      let old = try self.name()
      try expect("TO")
      let attribute = ObjectReference(kind: .attribute, name: QualifiedName(old), table: name)
      let newName = try self.name()
      _ = cascades()
      return [.renameObject(RenameObject(target: attribute, newName: newName))]
    }
    if let operation = try commonAlteration(target) { return [operation] }
    if at("SET"), at(symbol: "(", ahead: 1) {
      return [.alterOther(AlterOther(target: target, action: rest()))]
    }
    var operations: [MigrationOperation] = []
    repeat {
      let change = try compositeChange()
      operations.append(
        .alterComposite(AlterComposite(name: name, change: change, cascade: cascades())))
    } while accept(symbol: ",")
    return operations
  }

  private mutating func compositeChange() throws(ReadFailure) -> CompositeChange {
    if accept("ADD", "ATTRIBUTE") { return .add(try compositeAttribute()) }
    if accept("DROP", "ATTRIBUTE") {
      let ifExists = ifExists()
      return .drop(try name(), ifExists: ifExists)
    }
    try expect("ALTER", "ATTRIBUTE")
    let attribute = try name()
    guard accept("TYPE") || accept("SET", "DATA", "TYPE") else { throw unexpected("TYPE") }
    var changed = CompositeAttribute(name: attribute, type: try dataType().type)
    if accept("COLLATE") { changed.collation = try functionName() }
    return .alter(changed)
  }

  /// `CREATE DOMAIN …`, after those words.
  mutating func createDomain() throws(ReadFailure) -> [MigrationOperation] {
    kind = "CREATE DOMAIN"
    let name = try functionName()
    _ = accept("AS")
    // The grammar is that of a column, so it is read as one.
    let column = Column(name: "value", type: try dataType().type, provenance: provenance)
    let (read, constraints) = try columnConstraints(of: column)
    let domain = Domain(
      base: read.type, isNullable: read.isNullable, serverDefault: read.serverDefault,
      collation: read.collation, constraints: constraints)
    return [
      .createType(
        CreateType(
          type: UserType(name: name, definition: .domain(domain), provenance: provenance)))
    ]
  }

  /// `ALTER DOMAIN …`, after those words.
  mutating func alterDomain() throws(ReadFailure) -> [MigrationOperation] {
    kind = "ALTER DOMAIN"
    let name = try functionName()
    let target = ObjectReference(kind: .domain, name: name)
    if let operation = try commonAlteration(target) { return [operation] }
    if accept("SET", "DEFAULT") {
      return [.alterDomain(AlterDomain(name: name, serverDefault: .set(try expression())))]
    }
    if accept("DROP", "DEFAULT") {
      return [.alterDomain(AlterDomain(name: name, serverDefault: .drop))]
    }
    if accept("SET", "NOT", "NULL") {
      return [.alterDomain(AlterDomain(name: name, nullable: false))]
    }
    if accept("DROP", "NOT", "NULL") {
      return [.alterDomain(AlterDomain(name: name, nullable: true))]
    }
    if accept("ADD") {
      return [
        .addConstraint(
          AddConstraint(table: name, constraint: try tableConstraint(), onDomain: true))
      ]
    }
    if accept("DROP", "CONSTRAINT") {
      let ifExists = ifExists()
      return [
        .dropConstraint(
          DropConstraint(
            table: name, name: try self.name(), ifExists: ifExists, cascade: cascades(),
            onDomain: true))
      ]
    }
    if accept("VALIDATE", "CONSTRAINT") {
      return [
        .alterConstraint(
          AlterConstraint(
            table: name, name: try self.name(), validates: true, onDomain: true))
      ]
    }
    if accept("RENAME", "CONSTRAINT") {
      let old = try self.name()
      try expect("TO")
      let constraint = ObjectReference(
        kind: .domainConstraint, name: QualifiedName(old), table: name)
      return [.renameObject(RenameObject(target: constraint, newName: try self.name()))]
    }
    throw unexpected()
  }
}
