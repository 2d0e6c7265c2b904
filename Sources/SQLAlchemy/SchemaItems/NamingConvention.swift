import PythonInterpreter

extension TableObject {
  /// Names a constraint by the convention of the table's metadata.
  ///
  /// Source: `sql/naming.py`.
  ///
  /// - Throws: `InvalidRequestError` for an unnamed constraint whose convention needs a name.
  func nameByConvention(
    _ constraint: ConstraintObject, _ interpreter: Interpreter
  ) throws(Interruption) {
    if let key = constraint as? PrimaryKeyObject, key.isImplicit { key.name = .none }
    if let check = constraint as? CheckConstraintObject, check.isTypeBound,
      case .none = check.name
    {
      return
    }
    let kind: String
    switch constraint {
    case is PrimaryKeyObject: kind = "pk"
    case is UniqueConstraintObject: kind = "uq"
    case is CheckConstraintObject: kind = "ck"
    case is ForeignKeyConstraintObject: kind = "fk"
    default: return
    }
    guard let pattern = try convention(kind, constraint.pythonClass, interpreter) else { return }
    if case .unknown(let unknown) = pattern, kind == "ck", case .given = constraint.name {
      // Conventions for checks are made of the name that is given, as a rule.
      constraint.name = .unknown(unknown)
      return
    }
    guard
      let name = try name(
        constraint.name, pattern, interpreter,
        { (token) throws(Interruption) in
          try self.value(of: token, for: constraint, interpreter)
        })
    else { return }
    constraint.name = name
  }

  /// Names an index by the convention of the table's metadata, or the default one.
  ///
  /// - Throws: `InvalidRequestError` for an unnamed index whose convention needs a name.
  func nameByConvention(_ index: IndexObject, _ interpreter: Interpreter) throws(Interruption) {
    var pattern = try convention("ix", index.pythonClass, interpreter)
    // The default convention is replaced as a whole, not added to.
    if pattern == nil, metadata?.hasDefaultConvention ?? true {
      pattern = .text("ix_%(column_0_label)s")
    }
    guard let pattern else { return }
    guard
      let name = try name(
        index.name, pattern, interpreter,
        { (token) throws(Interruption) in
          try self.value(of: token, columns: index.expressions, owner: .host(index), interpreter)
        })
    else { return }
    index.name = name
  }

  /// The pattern for a kind of constraint; nil when the convention has none.
  private func convention(
    _ kind: String, _ type: TypeObject, _ interpreter: Interpreter
  ) throws(Interruption) -> Value? {
    guard let convention = metadata?.namingConvention else { return nil }
    switch convention {
    case .unknown: return convention
    case .dict(let dict):
      for (key, value) in dict.pairs {
        if key.text == kind { return value }
        if case .type(let keyType) = key, type.isSubclass(of: keyType) { return value }
      }
      return dict.taint.map { .unknown($0) }
    default: return nil
    }
  }

  /// The name that a pattern gives; nil when the constraint keeps its own.
  private func name(
    _ given: ConstraintObject.Name, _ pattern: Value, _ interpreter: Interpreter,
    _ token: (String) throws(Interruption) -> Value
  ) throws(Interruption) -> ConstraintObject.Name? {
    if case .final = given { return nil }
    if case .unknown(let unknown) = pattern {
      if case .none = given { return .unknown(unknown) }
      return nil
    }
    guard let pattern = pattern.text else { return nil }
    let usesName = pattern.contains("constraint_name")
    switch given {
    case .none: break
    case .unknown: return nil
    case .given: if !usesName { return nil }
    case .final: return nil
    }
    var text = ""
    var rest = pattern[...]
    while let percent = rest.firstIndex(of: "%") {
      text += rest[..<percent]
      rest = rest[rest.index(after: percent)...]
      if rest.first == "%" {
        text += "%"
        rest = rest.dropFirst()
        continue
      }
      guard rest.first == "(", let end = rest.firstIndex(of: ")") else { break }
      let name = String(rest[rest.index(after: rest.startIndex)..<end])
      rest = rest[rest.index(after: end)...].dropFirst()
      if name == "constraint_name" {
        guard case .given(let own) = given else {
          throw interpreter.sqlAlchemyError(
            "InvalidRequestError",
            "Naming convention including %(constraint_name)s token requires that constraint is "
              + "explicitly named.")
        }
        text += own
        continue
      }
      let value = try token(name)
      if let unknown = value.unknown { return .unknown(unknown) }
      text += value.text ?? ""
    }
    return .final(text + rest)
  }

  private func value(
    of token: String, for constraint: ConstraintObject, _ interpreter: Interpreter
  ) throws(Interruption) -> Value {
    if let custom = try custom(token, .host(constraint), interpreter) { return custom }
    if let key = constraint as? ForeignKeyConstraintObject {
      if token == "referred_table_name" {
        return key.targets.first.map { $0.tableName() } ?? .text("")
      }
      if token.hasPrefix("referred_column_") {
        return expand(token.dropFirst("referred_".count), key.targets.map { _ in nil }) {
          index, _ in
          key.targets[index].columnName()
        }
      }
    }
    return try value(of: token, columns: constraint.columns, interpreter)
  }

  private func value(
    of token: String, columns: [ColumnSpecification], owner: Value = .none,
    _ interpreter: Interpreter
  ) throws(Interruption) -> Value {
    if let custom = try custom(token, owner, interpreter) { return custom }
    if token == "table_name" { return .text(name) }
    guard token.hasPrefix("column_") else {
      return interpreter.unknown(.unsupported, "the naming convention token \(token)")
    }
    return expand(token[...], columns) { index, attribute in
      let column = columns[index]
      switch self.resolved(column) {
      case .column(let object):
        switch attribute {
        case "label": return .text(self.label(of: object.name))
        case "key": return .text(object.key)
        default: return .text(object.name)
        }
      case .name(let name): return .text(attribute == "label" ? self.label(of: name) : name)
      case .expression(let element):
        guard let inner = element.firstColumn else { return .text("") }
        return .text(attribute == "label" ? self.label(of: inner.name) : inner.name)
      case .unknown(let unknown): return .unknown(unknown)
      }
    }
  }

  /// `column_0_name`, `column_0N_name`, `column_0_N_label`….
  private func expand(
    _ token: Substring, _ columns: [ColumnSpecification?],
    _ value: (Int, String) -> Value
  ) -> Value {
    var rest = token.dropFirst("column_".count)
    let digits = rest.prefix { $0.isNumber }
    rest = rest.dropFirst(digits.count)
    var separator: String?
    if rest.hasPrefix("_N_") {
      separator = "_"
      rest = rest.dropFirst(3)
    } else if rest.hasPrefix("N_") {
      separator = ""
      rest = rest.dropFirst(2)
    } else {
      rest = rest.dropFirst()
    }
    let attribute = String(rest)
    guard let separator else {
      guard let index = Int(digits), columns.indices.contains(index) else { return .text("") }
      return value(index, attribute)
    }
    var parts: [String] = []
    for index in columns.indices {
      let part = value(index, attribute)
      if part.unknown != nil { return part }
      parts.append(part.text ?? "")
    }
    return .text(parts.joined(separator: separator))
  }

  /// `schema_table_column`, the dots of the schema as underscores.
  private func label(of column: String) -> String {
    let prefix = schema.map { $0.replacing(".", with: "_") + "_" } ?? ""
    return prefix + name + "_" + column
  }

  /// A token that the program defines as a function of constraint and table.
  private func custom(
    _ token: String, _ constraint: Value, _ interpreter: Interpreter
  ) throws(Interruption) -> Value? {
    guard case .dict(let dict)? = metadata?.namingConvention else { return nil }
    for (key, value) in dict.pairs where key.text == token {
      if case .function = value {
        return try interpreter.call(value, CallArguments([constraint, .host(self)]))
      }
    }
    return nil
  }
}

extension ForeignKeyTarget {
  /// The parts of `schema.table.column`; the schema may have dots of its own.
  private static func parts(
    _ text: String
  ) -> (schema: String?, table: String, column: String?) {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    switch parts.count {
    case 1: return (nil, parts[0], nil)
    case 2: return (nil, parts[0], parts[1])
    default:
      return (
        parts.dropLast(2).joined(separator: "."), parts[parts.count - 2], parts[parts.count - 1]
      )
    }
  }

  /// Schema and table; nil when they are not known.
  func tableTokens(metadata: MetaDataObject?) -> (schema: String?, table: String)? {
    switch self {
    case .text(let text):
      let parts = Self.parts(text)
      return (parts.schema ?? metadata?.schema, parts.table)
    case .column(let column): return column.table.map { ($0.schema, $0.name) }
    case .unknown: return nil
    }
  }

  /// The table when the metadata has it.
  func table(metadata: MetaDataObject?) -> TableObject? {
    if case .column(let column) = self { return column.table }
    guard let tokens = tableTokens(metadata: metadata) else { return nil }
    return metadata?.table(MetaDataObject.key(tokens.table, tokens.schema))
  }

  func tableName() -> Value {
    switch self {
    case .text(let text): .text(Self.parts(text).table)
    case .column(let column): .text(column.table?.name ?? "")
    case .unknown(let unknown): .unknown(unknown)
    }
  }

  func columnName() -> Value {
    switch self {
    case .text(let text): .text(Self.parts(text).column ?? "")
    case .column(let column): .text(column.name)
    case .unknown(let unknown): .unknown(unknown)
    }
  }
}
