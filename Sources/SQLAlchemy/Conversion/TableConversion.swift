import PostgreSQLDialect
import PythonInterpreter
import Schema

extension SchemaConversion {
  /// `CREATE TABLE`, without its indexes and types.
  ///
  /// A foreign key with `use_alter` is left out: SQLAlchemy adds it afterwards.
  ///
  /// - Throws: what SQLAlchemy raises.
  public mutating func createTable(_ object: TableObject) throws(Interruption) -> CreateTable {
    var table = Table(name: object.qualifiedName, provenance: provenance(object.place))
    if let unknown = object.doubt {
      doubt(unknown)
      table.isComplete = false
    }
    for column in object.columns where !column.isSystem {
      if let column = try self.column(column) {
        table.columns.append(column)
      } else {
        table.isComplete = false
      }
    }
    var operation = CreateTable(table: table)
    for constraint in object.sortedConstraints {
      if let key = constraint as? ForeignKeyConstraintObject, key.usesAlter { continue }
      let before = doubts.count
      switch try constraint.isCreated(interpreter) {
      case .unknown(let unknown):
        doubt(unknown)
        operation.table.isComplete = false
        continue
      case .bool(false): continue
      default: break
      }
      if let made = try self.constraint(constraint) {
        // A check that stands in a column's arguments stands in the column's clause.
        if let column = constraint.inlineColumn, constraint is CheckConstraintObject {
          operation.inlineConstraints[operation.table.constraints.count] = column.name
        }
        operation.table.constraints.append(made)
      } else if doubts.count > before {
        operation.table.isComplete = false
      }
    }
    operation.table.comment = text(object.comment)
    try readOptions(of: object, into: &operation.table)
    return operation
  }

  private mutating func readOptions(
    of object: TableObject, into table: inout Table
  ) throws(Interruption) {
    for prefix in object.prefixes {
      switch text(prefix)?.uppercased() {
      case "TEMPORARY", "TEMP": table.persistence = .temporary
      case "UNLOGGED": table.persistence = .unlogged
      default: break
      }
    }
    table.parameters = parameters(object.options["with"])
    table.tablespace = text(object.options["tablespace"])
    table.accessMethod = text(object.options["using"])
    if let inherits = object.options["inherits"], !inherits.isNone {
      let names = inherits.elements ?? [inherits]
      table.parents = names.compactMap { text($0).map { QualifiedName($0) } }
    }
    if let partitioning = text(object.options["partition_by"]) {
      table.partitioning = Partitioning(sql: partitioning)
      if table.partitioning == nil {
        doubt(Unknown(.unsupported, "PARTITION BY \(partitioning)", object.place))
      }
    }
  }

  /// The indexes in the order in which they were attached.
  ///
  /// - Throws: what SQLAlchemy raises.
  public mutating func indexes(of object: TableObject) throws(Interruption) -> [CreateIndex] {
    var indexes: [CreateIndex] = []
    for index in object.remainingIndexes {
      if let made = try self.index(index) { indexes.append(made) }
    }
    return indexes
  }

  /// The foreign keys with `use_alter`.
  ///
  /// - Throws: what SQLAlchemy raises.
  public mutating func laterConstraints(
    of object: TableObject
  ) throws(Interruption) -> [AddConstraint] {
    var added: [AddConstraint] = []
    for case let key as ForeignKeyConstraintObject in object.sortedConstraints where key.usesAlter {
      if let constraint = try constraint(key) {
        added.append(AddConstraint(table: object.qualifiedName, constraint: constraint))
      }
    }
    return added
  }

  /// A named type with what decides whether a table creates it.
  public struct NamedType {
    /// The type object.
    public let object: InstanceObject
    /// What `CREATE TYPE` makes.
    public let type: UserType
    /// `create_type`, and `native_enum` for an enumeration.
    public let isCreatedWithTable: Bool
  }

  /// The named types of a column, in the order in which SQLAlchemy creates them.
  ///
  /// - Throws: what SQLAlchemy raises.
  public mutating func namedTypes(of object: ColumnObject) throws(Interruption) -> [NamedType] {
    var types: [NamedType] = []
    for type in try object.columnType.schemaTypes(interpreter) {
      if let named = try namedType(type) { types.append(named) }
    }
    return types
  }

  /// The type that `CREATE TYPE` or `CREATE DOMAIN` makes; nil for one that needs none.
  ///
  /// - Throws: what SQLAlchemy raises.
  public mutating func namedType(
    _ object: InstanceObject
  ) throws(Interruption) -> NamedType? {
    let value = Value.instance(object)
    let kind = TypeKind.of(object.type, interpreter)
    guard kind == .enumeration || kind == .domain else { return nil }
    if kind == .enumeration,
      try interpreter.attributeIfAny(value, "native_enum")?.boolean == false
    {
      return nil
    }
    let nameValue = try interpreter.attribute(value, "name")
    guard let name = text(nameValue) else {
      if nameValue.unknown == nil {
        throw interpreter.sqlAlchemyError("CompileError", "PostgreSQL ENUM type requires a name.")
      }
      return nil
    }
    let schema = text(try interpreter.attributeIfAny(value, "schema"))
    let creates = try interpreter.attributeIfAny(value, "create_type")
    if let unknown = creates?.unknown { doubt(unknown) }
    let definition: UserTypeDefinition
    if kind == .enumeration {
      guard let labels = try labels(value) else { return nil }
      definition = .enumeration(labels)
    } else {
      guard let domain = try domain(value) else { return nil }
      definition = .domain(domain)
    }
    let type = UserType(
      name: QualifiedName(name, schema: schema), definition: definition,
      provenance: provenance(object.place))
    return NamedType(
      object: object, type: type, isCreatedWithTable: creates?.boolean ?? true)
  }

  private mutating func labels(_ value: Value) throws(Interruption) -> [String]? {
    let enums = try interpreter.attribute(value, "enums")
    if let unknown = enums.unknown {
      doubt(unknown)
      return nil
    }
    guard let items = try interpreter.items(of: enums) else {
      doubt(Unknown(.unsupported, "labels of an enumeration", interpreter.currentPlace))
      return nil
    }
    var labels: [String] = []
    for item in items {
      guard let label = text(item) else {
        if item.unknown == nil {
          doubt(Unknown(.unsupported, "a label that is no string", interpreter.currentPlace))
        }
        return nil
      }
      labels.append(label)
    }
    return labels
  }

  private mutating func domain(_ value: Value) throws(Interruption) -> Domain? {
    let base = try interpreter.sqlType(interpreter.attribute(value, "data_type"))
    guard let type = fact(try base.dataType(interpreter)) else { return nil }
    var domain = Domain(base: type)
    domain.isNullable = try interpreter.attribute(value, "not_null").boolean != true
    domain.serverDefault = try serverDefault(interpreter.attribute(value, "default"))
    domain.collation = text(try interpreter.attribute(value, "collation")).map { QualifiedName($0) }
    if let check = try sql(interpreter.attribute(value, "check")) {
      domain.constraints.append(
        Constraint(
          name: text(try interpreter.attribute(value, "constraint_name")),
          rule: .check(SQLExpression(writtenAs: check))))
    }
    return domain
  }

  /// `CREATE SEQUENCE`.
  ///
  /// - Throws: what SQLAlchemy raises.
  public mutating func sequence(_ object: SequenceObject) throws(Interruption) -> CreateSequence {
    if let unknown = object.doubt { doubt(unknown) }
    return CreateSequence(
      sequence: DatabaseSequence(
        name: QualifiedName(object.name, schema: object.schema),
        options: try sequenceOptions(object.options), provenance: provenance(object.place)))
  }
}
