import PythonSyntax
import Schema

/// A value as Python that the driver sends as the column's type.
struct DataLiteral {
  /// The expression.
  private(set) var text: String
  /// What it needs imported.
  private(set) var imports: Set<String> = []

  /// The value for a column.
  ///
  /// - Throws: `ExpertFailure` when the column does not hold such values.
  init(
    _ value: DataValue, column: Column, table: DataTable, _ schema: Schema
  ) throws(ExpertFailure) {
    text = ""
    guard let written = literal(value, column.type, schema) else {
      throw ExpertFailure(
        "data: \(table.name).\(column.name) is \(column.type.description), and \(Self.shown(value)) "
          + "cannot be written as one.",
        remedy: "Give a value of that type, or the change as {\"sql\": …, \"undo\": …}.")
    }
    text = written
  }

  private mutating func literal(_ value: DataValue, _ type: DataType, _ schema: Schema) -> String? {
    if value == .null { return "None" }
    if type.isArray {
      guard case .list(let values) = value else { return nil }
      var parts: [String] = []
      for value in values {
        guard let part = literal(value, type.element, schema) else { return nil }
        parts.append(part)
      }
      return "[" + parts.joined(separator: ", ") + "]"
    }
    if let name = type.userTypeName { return userType(value, name, schema) }
    switch type.builtinName {
    case "json", "jsonb": return Self.python(value)
    case "boolean":
      guard case .bool(let truth) = value else { return nil }
      return PythonLiteral.bool(truth)
    case "integer", "smallint", "bigint":
      guard case .number(let digits) = value, Int(digits) != nil else { return nil }
      return digits
    case "real", "double precision":
      guard case .number(let digits) = value, Double(digits) != nil else { return nil }
      return digits
    case "numeric": return number(value)
    case "text", "character varying", "character", "bpchar", "name":
      guard case .text(let text) = value else { return nil }
      if let limit = type.modifiers.first.flatMap({ Int($0) }), text.unicodeScalars.count > limit {
        return nil
      }
      return PythonLiteral.string(text)
    case "date": return call("datetime", "datetime.date.fromisoformat", value)
    case "timestamp with time zone", "timestamp without time zone":
      return call("datetime", "datetime.datetime.fromisoformat", value)
    case "time with time zone", "time without time zone":
      return call("datetime", "datetime.time.fromisoformat", value)
    case "uuid": return call("uuid", "uuid.UUID", value)
    default: return nil
    }
  }

  private func userType(
    _ value: DataValue, _ name: QualifiedName, _ schema: Schema
  ) -> String? {
    guard case .text(let text) = value else { return nil }
    if case .enumeration(let labels)? = schema.type(name)?.definition {
      return labels.contains(text) ? PythonLiteral.string(text) : nil
    }
    return name.name == "citext" ? PythonLiteral.string(text) : nil
  }

  private mutating func number(_ value: DataValue) -> String? {
    let digits: String
    switch value {
    case .number(let text), .text(let text): digits = text
    default: return nil
    }
    guard Double(digits) != nil else { return nil }
    imports.insert("import decimal")
    return "decimal.Decimal(\(PythonLiteral.string(digits)))"
  }

  private mutating func call(_ module: String, _ function: String, _ value: DataValue) -> String? {
    guard case .text(let text) = value, !text.isEmpty else { return nil }
    imports.insert("import " + module)
    return "\(function)(\(PythonLiteral.string(text)))"
  }

  /// A value of JSON as Python's own.
  private static func python(_ value: DataValue) -> String {
    switch value {
    case .null: "None"
    case .bool(let truth): PythonLiteral.bool(truth)
    case .number(let digits): digits
    case .text(let text): PythonLiteral.string(text)
    case .list(let values): "[" + values.map(python).joined(separator: ", ") + "]"
    case .object(let members):
      "{"
        + members.map { "\(PythonLiteral.string($0.name)): \(python($0.value))" }
        .joined(separator: ", ") + "}"
    }
  }

  private static func shown(_ value: DataValue) -> String {
    let text = python(value)
    return text.count > 60 ? text.prefix(59) + "…" : text
  }
}
