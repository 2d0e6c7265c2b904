import PythonInterpreter

/// `dialect.identifier_preparer`: how names are written in SQL.
final class IdentifierPreparerObject: HostObject {
  override var typeName: String { "PGIdentifierPreparer" }

  override func attribute(
    _ name: String, _ interpreter: Interpreter
  ) throws(Interruption) -> Value? {
    switch name {
    case "quote", "quote_schema":
      return writer(name, interpreter) { SQLAlchemyIdentifier.written($0) }
    case "quote_identifier":
      return writer(name, interpreter) { text in
        var quoted = "\""
        for character in text { quoted += character == "\"" ? "\"\"" : String(character) }
        return quoted + "\""
      }
    case "initial_quote", "final_quote": return .text("\"")
    case "format_table":
      return interpreter.builtin(name) { (interpreter, _, arguments) throws(Interruption) in
        guard case .host(let host)? = arguments[0], let table = host as? TableObject,
          arguments.positional.count == 1, arguments.keywords.isEmpty
        else { return interpreter.unknown(.unsupported, "a table as a preparer writes it") }
        let schema = table.schema.map { SQLAlchemyIdentifier.written($0) + "." } ?? ""
        return .text(schema + SQLAlchemyIdentifier.written(table.name))
      }
    case "format_column":
      return interpreter.builtin(name) { (interpreter, _, arguments) throws(Interruption) in
        guard case .host? = arguments[0], arguments.positional.count == 1,
          arguments.keywords.isEmpty,
          let text = try interpreter.attribute(arguments[0] ?? .none, "name").text
        else { return interpreter.unknown(.unsupported, "a column as a preparer writes it") }
        return .text(SQLAlchemyIdentifier.written(text))
      }
    default: return interpreter.unknown(.unsupported, "\(name) of an identifier preparer")
    }
  }

  private func writer(
    _ name: String, _ interpreter: Interpreter, _ write: @escaping (String) -> String
  ) -> Value {
    interpreter.builtin(name) { (interpreter, _, arguments) throws(Interruption) in
      guard let value = arguments[0] else { return .none }
      if let unknown = value.unknown { return .unknown(unknown) }
      guard let text = value.text else {
        return interpreter.unknown(.unsupported, "the name of a \(interpreter.typeName(value))")
      }
      return .text(write(text))
    }
  }
}
