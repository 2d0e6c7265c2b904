import PythonInterpreter
import PythonSyntax
import RevisionRendering

extension ModelRenderer {
  /// A column.
  func column(_ object: ColumnObject) throws(Interruption) -> ColumnWording {
    var wording = ColumnWording(
      name: object.name, type: try type(object.referringType), isNullable: object.isNullable,
      isSystem: object.isSystem, comment: object.comment.text)
    if let unknown = object.doubt { wording.type.unknowns.append(unknown.reason) }
    (wording.serverDefault, wording.isDefaultPositional) = try serverDefault(of: object)
    if object.autoincrement.text != "auto", !object.autoincrement.isNone {
      wording.autoincrement = try literal(object.autoincrement)
    }
    wording.whole = try renderItem?.text("column", .host(object))
    return wording
  }

  /// The default, and whether it stands among the positional arguments.
  private func serverDefault(
    of object: ColumnObject
  ) throws(Interruption) -> (PythonText?, Bool) {
    if let identity = object.identity {
      if let text = try renderItem?.text("server_default", .host(identity)) { return (text, true) }
      return (try self.identity(identity), true)
    }
    if let computed = object.computed {
      if let text = try renderItem?.text("server_default", .host(computed)) { return (text, true) }
      return (try self.computed(computed), true)
    }
    guard !object.serverDefault.isNone else { return (nil, false) }
    return (try serverDefault(object.serverDefault), false)
  }

  /// What stands after `server_default=`.
  ///
  /// Source: `autogenerate/render.py`, `_render_server_default`.
  private func serverDefault(_ value: Value) throws(Interruption) -> PythonText {
    if let text = try renderItem?.text("server_default", value) { return text }
    var value = value
    if case .host(let host) = value, let clause = host as? DefaultClauseObject {
      guard !clause.argument.isNone else { return PythonText("\(sa)FetchedValue()") }
      value = clause.argument
    }
    guard var text = value.text else { return try expression(value) }
    if !options.corrections.keepsQuotes {
      // Alembic takes quotes at the ends for those of a literal.
      if text.hasPrefix("'") { text.removeFirst() }
      if text.hasSuffix("'") { text.removeLast() }
    }
    return PythonText(PythonLiteral.string(text))
  }

  private func computed(_ object: ComputedObject) throws(Interruption) -> PythonText {
    try condition(object.expression).around { text in
      let persisted = object.isPersisted.map { "persisted=" + PythonLiteral.bool($0) } ?? ""
      return "\(sa)Computed(\(text), \(persisted))"
    }
  }

  private func identity(_ object: IdentityObject) throws(Interruption) -> PythonText {
    var arguments = [PythonText("always=" + PythonLiteral.bool(object.isAlways))]
    for name in Self.identityOptions {
      guard let value = object.options[name], !value.isNone else { continue }
      arguments.append(try literal(value).around { name + "=" + $0 })
    }
    return PythonText.joined(arguments, by: ", ").around { "\(sa)Identity(\($0))" }
  }

  private static let identityOptions = [
    "start", "increment", "minvalue", "maxvalue", "nominvalue", "nomaxvalue", "cycle", "cache",
  ]
}
