import PythonInterpreter
import PythonSyntax
import RevisionRendering

extension ModelRenderer {
  /// A type: `sa.String(length=100)`.
  ///
  /// Source: `autogenerate/render.py`, `_repr_type`; `ddl/postgresql.py`, `render_type`.
  func type(_ type: SQLType, skipsVariants: Bool = false) throws(Interruption) -> PythonText {
    if let text = try renderItem?.text("type", type.value(interpreter)) { return text }
    switch type {
    case .unknown(let unknown): return .unknown(unknown.reason)
    case .null: return PythonText("\(sa)NullType()")
    case .object(let object):
      if !skipsVariants, let text = try variants(object) { return text }
      let home = TypeHome(object.type)
      switch home {
      case .dialect(let name): return try dialectType(object, name)
      case .library:
        if TypeKind.of(object.type, interpreter) == .array {
          return try nested(object, "item_type", after: "(").around { sa + $0 }
        }
        return try literal(.instance(object)).around { sa + $0 }
      case .module(let module):
        var text = try literal(.instance(object)).around { text in
          (options.userPrefix ?? module + ".") + text
        }
        if options.userPrefix == nil { text.modules.insert(module) }
        return text
      }
    }
  }

  /// `.with_variant(…)` for each dialect, in the order of their names.
  private func variants(_ object: InstanceObject) throws(Interruption) -> PythonText? {
    guard
      case .dict(let variants)? = try interpreter.attributeIfAny(.instance(object), "_variants"),
      variants.count > 0
    else { return nil }
    var text = try type(.object(object), skipsVariants: true)
    let sorted = variants.pairs.compactMap { pair in pair.key.text.map { ($0, pair.value) } }
      .sorted { $0.0 < $1.0 }
    for (dialect, variant) in sorted {
      let worded = try type(interpreter.sqlType(variant), skipsVariants: true)
      text.text += ".with_variant(\(worded.text), \(PythonLiteral.string(dialect)))"
      text.need(worded)
    }
    return text
  }

  private func dialectType(
    _ object: InstanceObject, _ dialect: String
  ) throws(Interruption) -> PythonText {
    var text: PythonText
    switch dialect == "postgresql" ? TypeKind.of(object.type, interpreter) : nil {
    case .hstore: text = try nested(object, "text_type", after: "text_type=")
    case .json, .jsonb: text = try nested(object, "astext_type", after: "astext_type=")
    case .array: text = try nested(object, "item_type", after: "(")
    case .domain: text = try domain(object)
    default: text = try literal(.instance(object))
    }
    text.text = dialect + "." + text.text
    text.imports.insert("from sqlalchemy.dialects import " + dialect)
    return text
  }

  /// The type with a type among its arguments, which is worded with its own prefix.
  private func nested(
    _ object: InstanceObject, _ attribute: String, after mark: String
  ) throws(Interruption) -> PythonText {
    var outer = try literal(.instance(object))
    guard let value = try interpreter.attributeIfAny(.instance(object), attribute), !value.isNone
    else { return outer }
    let inner = try literal(value).text
    let worded = try type(interpreter.sqlType(value))
    if let found = outer.text.firstRange(of: mark + inner) {
      outer.text.replaceSubrange(found, with: mark + worded.text)
    }
    outer.need(worded)
    return outer
  }

  private func domain(_ object: InstanceObject) throws(Interruption) -> PythonText {
    func attribute(_ name: String) throws(Interruption) -> Value {
      try interpreter.attributeIfAny(.instance(object), name) ?? .none
    }
    var arguments = [
      try literal(attribute("name")), try type(interpreter.sqlType(attribute("data_type"))),
    ]
    func add(_ name: String, _ text: PythonText) {
      arguments.append(text.around { name + "=" + $0 })
    }
    let collation = try attribute("collation")
    if !collation.isNone { add("collation", try literal(collation)) }
    let serverDefault = try attribute("default")
    if !serverDefault.isNone { add("default", try expression(serverDefault)) }
    let constraint = try attribute("constraint_name")
    if !constraint.isNone { add("constraint_name", try literal(constraint)) }
    if try attribute("not_null").boolean == true { add("not_null", PythonText("True")) }
    let check = try attribute("check")
    if !check.isNone { add("check", try condition(check)) }
    let schema = try attribute("schema")
    if !schema.isNone { add("schema", try literal(schema)) }
    if try attribute("create_type").boolean != true { add("create_type", PythonText("False")) }
    return PythonText.joined(arguments, by: ", ").around { "DOMAIN(\($0))" }
  }
}

/// Where a type's class is from, which decides what stands before its name.
enum TypeHome {
  /// `sqlalchemy.dialects.…`.
  case dialect(String)
  /// Anywhere else in SQLAlchemy.
  case library
  /// The program or another package.
  case module(String)

  init(_ type: TypeObject) {
    let name = type.moduleName
    if name == PostgreSQLTypesModule.name {
      self = .dialect("postgresql")
    } else if name.hasPrefix("sqlalchemy.dialects.") {
      let rest = name.dropFirst("sqlalchemy.dialects.".count)
      self = .dialect(String(rest.prefix { $0 != "." }))
    } else if name.hasPrefix("sqlalchemy.") {
      self = .library
    } else {
      self = .module(name)
    }
  }
}
