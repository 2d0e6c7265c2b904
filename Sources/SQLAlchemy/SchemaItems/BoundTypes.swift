import PythonInterpreter

extension TableObject {
  /// What a column's type brings along when the column gets a table: the schema that a named type
  /// inherits, and the check of one that has `create_constraint`.
  ///
  /// Source: `sql/sqltypes.py`, `SchemaType._set_table`, `Enum._should_create_constraint`.
  func bindTypes(of column: ColumnObject, _ interpreter: Interpreter) throws(Interruption) {
    for type in try column.columnType.schemaTypes(interpreter) {
      let value = Value.instance(type)
      if try interpreter.attributeIfAny(value, "inherit_schema")?.boolean == true {
        try interpreter.setAttribute(value, "schema", schema.map { .text($0) } ?? .none)
      }
      if let metadata, try interpreter.attributeIfAny(value, "metadata")?.isNone != false {
        try interpreter.setAttribute(value, "metadata", .host(metadata))
        if let own = metadata.schema, SQLAlchemyLibrary.of(interpreter).line == .v21,
          try interpreter.attributeIfAny(value, "_schema_provided")?.boolean != true,
          try interpreter.attributeIfAny(value, "inherit_schema")?.boolean != true
        {
          try interpreter.setAttribute(value, "schema", .text(own))
        }
      }
      try attachCheck(of: type, column, interpreter)
    }
  }

  private func attachCheck(
    of type: InstanceObject, _ column: ColumnObject, _ interpreter: Interpreter
  ) throws(Interruption) {
    let value = Value.instance(type)
    guard TypeKind.of(type.type, interpreter) == .enumeration,
      try interpreter.attributeIfAny(value, "create_constraint")?.boolean == true,
      try interpreter.attributeIfAny(value, "native_enum")?.boolean == false,
      let checkClass = SQLAlchemyLibrary.of(interpreter).type("CheckConstraint")
    else { return }
    let check = CheckConstraintObject(checkClass, interpreter)
    check.place = column.place
    check.isTypeBound = true
    check.columns = [.column(column)]
    check.name = ConstraintObject.Name(try interpreter.attributeIfAny(value, "name"))
    let labels = try interpreter.attribute(value, "enums")
    check.condition = try interpreter.call(
      interpreter.attribute(.host(column), "in_"), CallArguments([labels]))
    try attach(check, interpreter)
  }
}

extension SQLType {
  /// The enumerations, domains and booleans that a type consists of: itself, what it decorates, the
  /// items of an array, the variant of PostgreSQL.
  ///
  /// - Throws: what a program's type raises.
  public func schemaTypes(_ interpreter: Interpreter) throws(Interruption) -> [InstanceObject] {
    guard case .object(let object) = try resolved(interpreter) else { return [] }
    switch TypeKind.of(object.type, interpreter) {
    case .enumeration, .domain, .boolean: return [object]
    case .array:
      let item = try interpreter.attribute(.instance(object), "item_type")
      return try interpreter.sqlType(item).schemaTypes(interpreter)
    default: return []
    }
  }
}
