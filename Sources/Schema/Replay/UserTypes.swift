import PostgreSQLSyntax

extension Replay {
  /// `CREATE TYPE`, `CREATE DOMAIN`.
  mutating func create(_ operation: CreateType) throws(SchemaFailure) {
    var type = operation.type
    type.name = schema.canonical(type.name)
    type.provenance = placed(type.provenance)
    try requireNamespace(type.name.schema)
    let shell = schema.type(type.name)?.definition == .opaque("")
    if schema.type(type.name) != nil, !shell {
      if operation.ifNotExists { return }
      throw typeExists(type.name)
    }
    // Every table and view has a type of its own name.
    if schema.table(type.name) != nil || schema.view(type.name) != nil {
      if case .composite = type.definition { try requireFree(type.name) }
      throw typeExists(type.name)
    }
    switch type.definition {
    case .enumeration(let labels):
      var seen: Set<String> = []
      for label in labels where !seen.insert(label).inserted {
        throw SchemaFailure(
          .uniqueViolation,
          "duplicate key value violates unique constraint \"pg_enum_typid_label_index\"",
          detail: "The label \"\(label)\" occurs twice.",
          subject: reference(type.name))
      }
    case .domain(var domain):
      try requireType(domain.base)
      for place in domain.constraints.indices where domain.constraints[place].name == nil {
        domain.constraints[place].name = domainConstraintName(type.name, domain)
      }
      type.definition = .domain(domain)
    case .composite(let attributes):
      for attribute in attributes { try requireType(attribute.type) }
    case .range, .opaque: break
    }
    schema.insert(type)
  }

  private func typeExists(_ name: QualifiedName) -> SchemaFailure {
    SchemaFailure(
      .duplicateObject, "type \"\(name.name)\" already exists", subject: reference(name))
  }

  private func reference(_ name: QualifiedName) -> ObjectReference {
    ObjectReference(kind: .type, name: name)
  }

  private func domainConstraintName(_ name: QualifiedName, _ domain: Domain) -> String {
    let taken = Set(domain.constraints.compactMap(\.name))
    return constraintName(name.name, nil, label: "check", in: name.schema, besides: taken)
  }

  /// The type that must exist; nil where it may be older than what was read.
  func existingType(_ name: QualifiedName) throws(SchemaFailure) -> UserType? {
    if let type = schema.type(name) { return type }
    guard schema.isComplete else { return nil }
    try requireNamespace(name.schema)
    throw SchemaFailure(
      .undefinedObject, "type \"\(name.plain)\" does not exist", subject: reference(name))
  }

  /// `ALTER TYPE … ADD VALUE`, `… RENAME VALUE`.
  mutating func alter(_ operation: AlterEnum) throws(SchemaFailure) {
    guard var type = try existingType(operation.name) else { return }
    guard var labels = type.labels else {
      throw SchemaFailure(
        .wrongObjectType, "\(operation.name.plain) is not an enum",
        subject: reference(operation.name))
    }
    func place(of label: String) throws(SchemaFailure) -> Int {
      if let place = labels.firstIndex(of: label) { return place }
      throw SchemaFailure(
        .invalidParameterValue, "\"\(label)\" is not an existing enum label",
        subject: reference(operation.name))
    }
    switch operation.change {
    case .addValue(let label, let ifNotExists, let position):
      if labels.contains(label) {
        if ifNotExists { return }
        throw labelExists(label, of: operation.name)
      }
      switch position {
      case .last: labels.append(label)
      case .before(let neighbour): labels.insert(label, at: try place(of: neighbour))
      case .after(let neighbour): labels.insert(label, at: try place(of: neighbour) + 1)
      }
    case .renameValue(let old, let new):
      let position = try place(of: old)
      if labels.contains(new) { throw labelExists(new, of: operation.name) }
      labels[position] = new
    }
    type.definition = .enumeration(labels)
    schema.insert(type)
  }

  private func labelExists(_ label: String, of name: QualifiedName) -> SchemaFailure {
    SchemaFailure(
      .duplicateObject, "enum label \"\(label)\" already exists", subject: reference(name))
  }

  /// `ALTER TYPE … ATTRIBUTE`.
  mutating func alter(_ operation: AlterComposite) throws(SchemaFailure) {
    guard var type = try existingType(operation.name) else { return }
    guard case .composite(var attributes) = type.definition else {
      throw SchemaFailure(
        .wrongObjectType, "\"\(operation.name.name)\" is not a composite type",
        subject: reference(operation.name))
    }
    func place(of name: String) -> Int? { attributes.firstIndex { $0.name == name } }
    func missing(_ name: String) -> SchemaFailure {
      SchemaFailure(
        .undefinedColumn,
        "column \"\(name)\" of relation \"\(operation.name.name)\" does not exist",
        subject: reference(operation.name))
    }
    switch operation.change {
    case .add(let attribute):
      if place(of: attribute.name) != nil {
        throw SchemaFailure(
          .duplicateColumn,
          "column \"\(attribute.name)\" of relation \"\(operation.name.name)\" already exists",
          subject: reference(operation.name))
      }
      try requireType(attribute.type)
      attributes.append(attribute)
    case .drop(let name, let ifExists):
      guard let place = place(of: name) else {
        if ifExists { return }
        throw missing(name)
      }
      attributes.remove(at: place)
    case .alter(let attribute):
      guard let place = place(of: attribute.name) else { throw missing(attribute.name) }
      attributes[place] = attribute
    }
    type.definition = .composite(attributes)
    schema.insert(type)
  }

  /// `ALTER DOMAIN … SET / DROP`.
  mutating func alter(_ operation: AlterDomain) throws(SchemaFailure) {
    try changeDomain(operation.name) { domain in
      if let isNullable = operation.nullable { domain.isNullable = isNullable }
      switch operation.serverDefault {
      case .keep: break
      case .drop: domain.serverDefault = nil
      case .set(let value): domain.serverDefault = value
      }
    }
  }

  /// `ALTER DOMAIN … ADD CONSTRAINT`.
  mutating func addToDomain(_ operation: AddConstraint) throws(SchemaFailure) {
    let replay = self
    try changeDomain(operation.table) { domain throws(SchemaFailure) in
      var constraint = operation.constraint
      if let name = constraint.name, domain.constraints.contains(where: { $0.name == name }) {
        throw SchemaFailure(
          .duplicateObject,
          "constraint \"\(name)\" for domain \"\(operation.table.name)\" already exists")
      }
      constraint.name = constraint.name ?? replay.domainConstraintName(operation.table, domain)
      domain.constraints.append(constraint)
    }
  }

  /// `ALTER DOMAIN … DROP CONSTRAINT`.
  mutating func dropFromDomain(_ operation: DropConstraint) throws(SchemaFailure) {
    try changeDomain(operation.table) { domain throws(SchemaFailure) in
      guard domain.constraints.contains(where: { $0.name == operation.name }) else {
        if operation.ifExists { return }
        throw SchemaFailure(
          .undefinedObject,
          "constraint \"\(operation.name)\" of domain \"\(operation.table.name)\" does not exist")
      }
      domain.constraints.removeAll { $0.name == operation.name }
    }
  }

  private mutating func changeDomain(
    _ name: QualifiedName, _ body: (inout Domain) throws(SchemaFailure) -> Void
  ) throws(SchemaFailure) {
    guard var type = try existingType(name) else { return }
    guard case .domain(var domain) = type.definition else {
      throw SchemaFailure(
        .wrongObjectType, "\"\(name.name)\" is not a domain",
        subject: ObjectReference(kind: .domain, name: name))
    }
    try body(&domain)
    type.definition = .domain(domain)
    schema.insert(type)
  }
}
