import PythonInterpreter

/// Creating or dropping, as `Table.create(bind)` and its like do.
enum Emission: String {
  case create, drop
}

extension Interpreter {
  /// Lets a bind create or drop an object; without a known bind nothing is known of it.
  func emit(
    _ object: Value, on bind: Value?, _ emission: Emission, checkFirst: Value,
    _ arguments: CallArguments
  ) throws(Interruption) -> Value {
    guard case .host(let host)? = bind, let receiver = host as? any SchemaObjectReceiver else {
      if case .unknown(let unknown)? = bind { return .unknown(unknown) }
      return unknown(
        .unsupported, "\(emission.rawValue) of a \(typeName(object)) without a known connection")
    }
    var target = object
    if let only = arguments["tables"], !only.isNone { target = only }
    switch emission {
    case .create: try receiver.create(target, checkFirst: checkFirst, self)
    case .drop: try receiver.drop(target, checkFirst: checkFirst, self)
    }
    return .none
  }

  /// `metadata.reflect(bind)`.
  func reflect(
    _ metadata: MetaDataObject, _ arguments: CallArguments
  ) throws(Interruption) -> Value {
    guard case .host(let host)? = arguments.value(0, "bind"),
      let source = host as? any ReflectionSource
    else {
      let cause = Unknown(.data, "reflection without a known connection", currentPlace)
      metadata.doubt = metadata.doubt ?? cause
      return .none
    }
    try source.reflect(into: metadata, arguments, self)
    return .none
  }
}

/// A connection that knows the tables of its database: what `autoload_with` and `reflect` are given.
public protocol ReflectionSource: HostObject {
  /// Fills a table that has only its name.
  ///
  /// - Throws: `NoSuchTableError` when there is none.
  func reflect(into table: TableObject, _ interpreter: Interpreter) throws(Interruption)
  /// Adds the tables of a schema, or those that `only` names.
  func reflect(
    into metadata: MetaDataObject, _ arguments: CallArguments, _ interpreter: Interpreter
  ) throws(Interruption)
}
