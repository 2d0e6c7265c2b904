import PythonInterpreter

/// `Sequence`.
public final class SequenceObject: ClauseElement {
  /// Its name.
  public internal(set) var name = ""
  /// Its schema.
  public internal(set) var schema: String?
  /// The keyword arguments: `start`, `increment`, `minvalue`….
  public internal(set) var options: [String: Value] = [:]
  /// What is in doubt: an argument that is not known.
  public internal(set) var doubt: Unknown?

  public override func attribute(
    _ name: String, _ interpreter: Interpreter
  ) throws(Interruption) -> Value? {
    switch name {
    case "name": return .text(self.name)
    case "schema": return schema.map { .text($0) } ?? Value.none
    case "create", "drop":
      let emission: Emission = name == "create" ? .create : .drop
      return interpreter.builtin(name) { (interpreter, _, arguments) throws(Interruption) in
        try interpreter.emit(
          .host(self), on: arguments.value(0, "bind"), emission,
          checkFirst: arguments.value(1, "checkfirst") ?? .bool(true), arguments)
      }
    default: return try super.attribute(name, interpreter)
    }
  }

  /// The class, for `SQLAlchemyLibrary`.
  static let declaration = ClassDeclaration(
    "Sequence", bases: ["ClauseElement", "SchemaItem"], module: "sqlalchemy.sql.schema",
    make: { (interpreter, type, arguments) throws(Interruption) in
      let sequence = SequenceObject(type, interpreter)
      var reader = ArgumentReader(arguments, interpreter)
      let name = arguments.value(0, "name") ?? .none
      reader.note(name)
      sequence.name = name.text ?? ""
      sequence.schema = reader.text("schema")
      for keyword in arguments.keywords {
        sequence.options[keyword.name] = keyword.value
        reader.note(keyword.value)
      }
      let positional = ["start", "increment"]
      for (option, value) in zip(positional, arguments.positional.dropFirst()) {
        sequence.options[option] = value
      }
      sequence.doubt = reader.doubt
      if case .host(let host)? = arguments["metadata"], let metadata = host as? MetaDataObject {
        metadata.schemaObjects.append(.host(sequence))
        if sequence.schema == nil { sequence.schema = metadata.schema }
      }
      return .host(sequence)
    })
}

/// `Identity`.
public final class IdentityObject: SQLAlchemyObject {
  /// `always`.
  public internal(set) var isAlways = false
  /// The other arguments: `start`, `increment`, `minvalue`….
  public internal(set) var options: [String: Value] = [:]
  /// What is in doubt: an argument that is not known.
  public internal(set) var doubt: Unknown?

  public override func attribute(
    _ name: String, _ interpreter: Interpreter
  ) throws(Interruption) -> Value? {
    if name == "always" { return .bool(isAlways) }
    if let option = options[name] { return option }
    return try super.attribute(name, interpreter)
  }

  /// The class, for `SQLAlchemyLibrary`.
  static let declaration = ClassDeclaration(
    "Identity", bases: ["FetchedValue"], module: "sqlalchemy.sql.schema",
    make: { (interpreter, type, arguments) throws(Interruption) in
      let identity = IdentityObject(type, interpreter)
      var reader = ArgumentReader(arguments, interpreter)
      if let always = arguments[0] {
        reader.note(always)
        identity.isAlways = always.boolean ?? false
      }
      if let flag = try reader.flag("always") { identity.isAlways = flag }
      for keyword in arguments.keywords where keyword.name != "always" {
        identity.options[keyword.name] = keyword.value
        reader.note(keyword.value)
      }
      identity.doubt = reader.doubt
      return .host(identity)
    })
}

/// `Computed`.
public final class ComputedObject: SQLAlchemyObject {
  /// The expression.
  public internal(set) var expression: Value = .none
  /// `persisted`.
  public internal(set) var isPersisted: Bool?
  /// What is in doubt: an argument that is not known.
  public internal(set) var doubt: Unknown?

  public override func attribute(
    _ name: String, _ interpreter: Interpreter
  ) throws(Interruption) -> Value? {
    switch name {
    case "sqltext": return expression
    case "persisted": return isPersisted.map { .bool($0) } ?? Value.none
    default: return try super.attribute(name, interpreter)
    }
  }

  /// The class, for `SQLAlchemyLibrary`.
  static let declaration = ClassDeclaration(
    "Computed", bases: ["FetchedValue"], module: "sqlalchemy.sql.schema",
    make: { (interpreter, type, arguments) throws(Interruption) in
      let computed = ComputedObject(type, interpreter)
      var reader = ArgumentReader(arguments, interpreter)
      computed.expression = arguments.value(0, "sqltext") ?? .none
      reader.note(computed.expression)
      computed.isPersisted = try reader.flag("persisted")
      if computed.isPersisted == nil, let second = arguments[1] {
        computed.isPersisted = second.boolean
      }
      computed.doubt = reader.doubt
      return .host(computed)
    })
}

/// `DefaultClause`, `ColumnDefault`, `FetchedValue`: a default with its argument.
public final class DefaultClauseObject: SQLAlchemyObject {
  /// What the value comes from.
  public internal(set) var argument: Value = .none
  /// Whether the server computes it.
  public internal(set) var isServers = true

  public override func attribute(
    _ name: String, _ interpreter: Interpreter
  ) throws(Interruption) -> Value? {
    name == "arg" ? argument : try super.attribute(name, interpreter)
  }

  /// The classes, for `SQLAlchemyLibrary`.
  static let declarations: [ClassDeclaration] = [
    ClassDeclaration(
      "FetchedValue", module: "sqlalchemy.sql.schema",
      make: { (interpreter, type, _) throws(Interruption) in
        let clause = DefaultClauseObject(type, interpreter)
        return .host(clause)
      }),
    ClassDeclaration(
      "DefaultClause", bases: ["FetchedValue"], module: "sqlalchemy.sql.schema",
      make: { (interpreter, type, arguments) throws(Interruption) in
        let clause = DefaultClauseObject(type, interpreter)
        clause.argument = arguments.value(0, "arg") ?? .none
        return .host(clause)
      }),
    ClassDeclaration(
      "ColumnDefault", module: "sqlalchemy.sql.schema",
      make: { (interpreter, type, arguments) throws(Interruption) in
        let clause = DefaultClauseObject(type, interpreter)
        clause.argument = arguments.value(0, "arg") ?? .none
        clause.isServers = false
        return .host(clause)
      }),
  ]
}
