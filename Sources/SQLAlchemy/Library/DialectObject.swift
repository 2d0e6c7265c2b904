import PythonInterpreter

/// The dialect that a connection has, and that types are asked to adapt to: PostgreSQL's.
public final class DialectObject: SQLAlchemyObject {
  /// The major version of the server; nil when it is not known.
  public var serverVersion: Int?

  /// The dialect of an interpreter, always the same object.
  public static func of(_ interpreter: Interpreter) -> DialectObject? {
    if let found = interpreter.storage["sqlalchemy.dialect"] as? DialectObject { return found }
    guard let type = SQLAlchemyLibrary.of(interpreter).type("PGDialect") else { return nil }
    let dialect = DialectObject(type, interpreter)
    interpreter.storage["sqlalchemy.dialect"] = dialect
    return dialect
  }

  public override func attribute(
    _ name: String, _ interpreter: Interpreter
  ) throws(Interruption) -> Value? {
    switch name {
    case "name": return .text("postgresql")
    case "driver":
      return .text(SQLAlchemyLibrary.of(interpreter).line == .v21 ? "psycopg" : "psycopg2")
    case "max_identifier_length": return .int(63)
    case "default_schema_name": return .text("public")
    case "supports_native_enum", "supports_native_boolean", "supports_native_uuid",
      "supports_alter", "supports_comments", "supports_sequences", "supports_identity_columns",
      "supports_default_values", "supports_schemas":
      return .bool(true)
    case "paramstyle": return .text("pyformat")
    case "server_version_info", "_server_version_info":
      if let serverVersion { return .tuple(of: [.int(serverVersion), .int(0)]) }
      return interpreter.unknown(.environment, "the version of the server")
    case "is_async": return .bool(false)
    case "identifier_preparer": return .host(IdentifierPreparerObject())
    case "type_descriptor":
      return interpreter.builtin(name) { (interpreter, _, arguments) throws(Interruption) in
        let type = arguments[0] ?? .none
        if case .type = type { return try interpreter.call(type, CallArguments()) }
        return type
      }
    case "has_type", "has_table", "has_sequence", "has_schema", "has_index":
      return interpreter.builtin(name) { (interpreter, _, arguments) throws(Interruption) in
        guard let bind = arguments[0] else { return .none }
        let rest = CallArguments(
          Array(arguments.positional.dropFirst()), keywords: arguments.keywords)
        return try interpreter.call(interpreter.attribute(bind, "_" + name), rest)
      }
    default:
      if let own = try super.attribute(name, interpreter) { return own }
      if interpreter.attributeAsWritten(pythonClass, name) != nil { return nil }
      return interpreter.unknown(.unsupported, "the attribute \(name) of a dialect")
    }
  }

  /// The class, for `SQLAlchemyLibrary`.
  static let declaration = ClassDeclaration(
    "PGDialect", module: "sqlalchemy.dialects.postgresql.base",
    make: { (interpreter, _, _) throws(Interruption) in
      DialectObject.of(interpreter).map { .host($0) } ?? Value.none
    })
}
