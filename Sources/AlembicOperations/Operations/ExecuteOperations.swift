import PythonInterpreter
import SQLAlchemy

extension OperationFunction {
  /// The operations that send SQL, and those that give access to it.
  static let execution: [OperationFunction] = [
    OperationFunction("execute", ["sqltext"]) { (call) throws(OperationStop) in
      do throws(OperationStop) {
        try call.record(call.statement("sqltext"))
      } catch {
        guard case .unknown(let unknown) = error else { throw error }
        try call.attempt { () throws(Interruption) in
          try call.recordUnknownStatement(unknown, "sqltext")
        }
      }
      return .none
    },
    OperationFunction("get_bind", []) { (call) throws(OperationStop) in
      .host(ConnectionObject())
    },
    OperationFunction("get_context", []) { (call) throws(OperationStop) in
      .host(MigrationContextObject())
    },
    OperationFunction("f", ["name"]) { (call) throws(OperationStop) in
      guard let name = call["name"] else { return .none }
      return try call.attempt { () throws(Interruption) in
        try call.interpreter.finalName(name)
      }
    },
    OperationFunction("inline_literal", ["value", "type_"]) { (call) throws(OperationStop) in
      try call.inlineLiteral()
    },
    OperationFunction("invoke", ["operation"]) { (call) throws(OperationStop) in
      try call.attempt { () throws(Interruption) in
        try call.session.invoke(call["operation"] ?? .none, call.interpreter)
      }
    },
    OperationFunction("run_async", ["async_function", "*args"]) { (call) throws(OperationStop) in
      let rest = call.arguments.replacing(
        positional: [.host(ConnectionObject())] + call.rest, keywords: call.arguments.keywords)
      return try call.attempt { () throws(Interruption) in
        try call.interpreter.finish(
          call.interpreter.call(call["async_function"] ?? .none, rest))
      }
    },
  ]

  /// The operation of that name.
  static func named(_ name: String) -> OperationFunction? { byName[name] }

  /// The operation of that name, as a method.
  static func method(_ name: String) -> MethodObject.Method? {
    guard let function = named(name) else { return nil }
    return { (interpreter, arguments) throws(Interruption) in
      try function.call(arguments, interpreter)
    }
  }

  private static let byName: [String: OperationFunction] = Dictionary(
    all.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })

  /// All operations.
  static let all: [OperationFunction] =
    execution + tables + columns + constraints + indexes + rows + batches + enums
}

extension OperationCall {
  /// `op.inline_literal`: a value that is written into the text.
  fileprivate func inlineLiteral() throws(OperationStop) -> Value {
    var keywords: [CallArguments.Keyword] = []
    if let type = given("type_") { keywords.append(interpreter.keyword("type_", type)) }
    return try make("_literal_bindparam", [self["value"] ?? .none], keywords)
  }
}

extension Interpreter {
  /// What a coroutine gives once it has run to its end.
  func finish(_ value: Value) throws(Interruption) -> Value {
    guard case .iterator = value else { return value }
    let asyncio = try importModule("asyncio")
    return try call(attribute(asyncio, "run"), CallArguments([value]))
  }
}
