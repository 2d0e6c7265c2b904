/// The built-in classes of one interpreter.
final class BuiltinTypes {
  let object = TypeObject("object", module: "builtins", bases: [], native: .object)
  let type: TypeObject
  let none: TypeObject
  let ellipsis: TypeObject
  let notImplemented: TypeObject
  let int: TypeObject
  let bool: TypeObject
  let float: TypeObject
  let str: TypeObject
  let bytes: TypeObject
  let list: TypeObject
  let tuple: TypeObject
  let dict: TypeObject
  let set: TypeObject
  let frozenset: TypeObject
  let range: TypeObject
  let slice: TypeObject
  let function: TypeObject
  let builtinFunction: TypeObject
  let method: TypeObject
  let module: TypeObject
  let iterator: TypeObject
  let property: TypeObject
  let classMethod: TypeObject
  let staticMethod: TypeObject
  let superType: TypeObject
  let typingForm: TypeObject
  let objectInit: BuiltinFunction

  let baseException: TypeObject
  let exception: TypeObject
  let generatorExit: TypeObject
  let exceptionGroup: TypeObject
  let arithmeticError: TypeObject
  let assertionError: TypeObject
  let attributeError: TypeObject
  let importError: TypeObject
  let moduleNotFoundError: TypeObject
  let lookupError: TypeObject
  let indexError: TypeObject
  let keyError: TypeObject
  let nameError: TypeObject
  let unboundLocalError: TypeObject
  let osError: TypeObject
  let fileNotFoundError: TypeObject
  let overflowError: TypeObject
  let recursionError: TypeObject
  let runtimeError: TypeObject
  let notImplementedError: TypeObject
  let stopIteration: TypeObject
  let syntaxError: TypeObject
  let systemExit: TypeObject
  let typeError: TypeObject
  let valueError: TypeObject
  let zeroDivisionError: TypeObject
  /// The other exceptions, which only programs name.
  private let others: [TypeObject]

  init() {
    let object = object
    func make(
      _ name: String, _ native: NativeKind = .other, base: TypeObject? = nil
    ) -> TypeObject {
      let base = base ?? object
      let type = TypeObject(name, module: "builtins", bases: [base], native: native)
      type.mro = [type] + base.mro
      return type
    }
    type = make("type", .type)
    none = make("NoneType")
    ellipsis = make("ellipsis")
    notImplemented = make("NotImplementedType")
    int = make("int", .integer)
    bool = make("bool", .boolean, base: int)
    float = make("float", .float)
    str = make("str", .string)
    bytes = make("bytes", .bytes)
    list = make("list", .list)
    tuple = make("tuple", .tuple)
    dict = make("dict", .dict)
    set = make("set", .set)
    frozenset = make("frozenset", .frozenset)
    range = make("range")
    slice = make("slice")
    function = make("function")
    builtinFunction = make("builtin_function_or_method")
    method = make("method")
    module = make("module")
    iterator = make("generator")
    property = make("property")
    classMethod = make("classmethod")
    staticMethod = make("staticmethod")
    superType = make("super")
    typingForm = make("_GenericAlias", .object)
    objectInit = BuiltinFunction(method: "__init__") {
      (_, _, _) throws(Interruption) -> Value in .none
    }

    func error(_ name: String, _ base: TypeObject) -> TypeObject { make(name, .object, base: base) }
    baseException = make("BaseException", .object)
    exception = error("Exception", baseException)
    generatorExit = error("GeneratorExit", baseException)
    systemExit = error("SystemExit", baseException)
    exceptionGroup = error("ExceptionGroup", exception)
    arithmeticError = error("ArithmeticError", exception)
    assertionError = error("AssertionError", exception)
    attributeError = error("AttributeError", exception)
    importError = error("ImportError", exception)
    moduleNotFoundError = error("ModuleNotFoundError", importError)
    lookupError = error("LookupError", exception)
    indexError = error("IndexError", lookupError)
    keyError = error("KeyError", lookupError)
    nameError = error("NameError", exception)
    unboundLocalError = error("UnboundLocalError", nameError)
    osError = error("OSError", exception)
    fileNotFoundError = error("FileNotFoundError", osError)
    overflowError = error("OverflowError", arithmeticError)
    runtimeError = error("RuntimeError", exception)
    recursionError = error("RecursionError", runtimeError)
    notImplementedError = error("NotImplementedError", runtimeError)
    stopIteration = error("StopIteration", exception)
    syntaxError = error("SyntaxError", exception)
    typeError = error("TypeError", exception)
    valueError = error("ValueError", exception)
    zeroDivisionError = error("ZeroDivisionError", arithmeticError)
    let warning = error("Warning", exception)
    let unicodeError = error("UnicodeError", valueError)
    let connectionError = error("ConnectionError", osError)
    var others = [warning, unicodeError, connectionError]
    for name in [
      "DeprecationWarning", "PendingDeprecationWarning", "UserWarning", "FutureWarning",
      "RuntimeWarning", "SyntaxWarning", "ImportWarning", "ResourceWarning",
    ] { others.append(error(name, warning)) }
    for name in [
      "PermissionError", "FileExistsError", "IsADirectoryError", "NotADirectoryError",
      "TimeoutError", "InterruptedError", "BlockingIOError", "ChildProcessError",
      "ProcessLookupError",
    ] { others.append(error(name, osError)) }
    for name in [
      "ConnectionRefusedError", "ConnectionResetError", "BrokenPipeError",
      "ConnectionAbortedError",
    ] { others.append(error(name, connectionError)) }
    for name in [
      "EOFError", "BufferError", "MemoryError", "ReferenceError", "StopAsyncIteration",
      "SystemError",
    ] { others.append(error(name, exception)) }
    for name in ["UnicodeDecodeError", "UnicodeEncodeError"] {
      others.append(error(name, unicodeError))
    }
    self.others =
      others
      + [
        error("FloatingPointError", arithmeticError), error("IndentationError", syntaxError),
        error("KeyboardInterrupt", baseException), error("BaseExceptionGroup", baseException),
      ]
  }

  private var named: [TypeObject] {
    [
      object, type, int, bool, float, str, bytes, list, tuple, dict, set, frozenset, range, slice,
      property, classMethod, staticMethod, superType, baseException, exception, generatorExit,
      systemExit, exceptionGroup, arithmeticError, assertionError, attributeError, importError,
      moduleNotFoundError, lookupError, indexError, keyError, nameError, unboundLocalError, osError,
      fileNotFoundError, overflowError, recursionError, runtimeError, notImplementedError,
      stopIteration, syntaxError, typeError, valueError, zeroDivisionError,
    ] + others
  }

  /// Puts the classes among the built-in names and sets how each fills itself.
  func register(_ interpreter: Interpreter) {
    for type in named { interpreter.builtins[interpreter.symbols.intern(type.name)] = .type(type) }
    for name in ["IOError", "EnvironmentError"] {
      interpreter.builtins[interpreter.symbols.intern(name)] = .type(osError)
    }
    fill(object, ObjectMethod.self)
    fill(str, StringMethod.self)
    fill(bytes, BytesMethod.self)
    fill(list, ListMethod.self)
    fill(tuple, TupleMethod.self)
    fill(dict, DictMethod.self)
    fill(set, SetMethod.self)
    fill(frozenset, SetMethod.self)
    fill(int, NumberMethod.self)
    fill(float, NumberMethod.self)
    fill(iterator, IteratorMethod.self)
    fill(baseException, ExceptionMethod.self)
    fill(type, TypeMethod.self)
    fill(function, FunctionMethod.self)
    fill(builtinFunction, FunctionMethod.self)
    fill(method, FunctionMethod.self)
    addConstructors()
    TypingForm.prepare(typingForm)
  }

  private func fill<Methods: NativeMethods>(_ type: TypeObject, _ methods: Methods.Type) {
    type.populate = { (interpreter, type) in
      for method in methods.allCases {
        let symbol = interpreter.symbols.intern(method.pythonName)
        guard type.names[symbol] == nil else { continue }
        type.names[symbol] = .builtin(
          BuiltinFunction(method: method.pythonName) {
            (interpreter, receiver, arguments) throws(Interruption) -> Value in
            if let spread = arguments.spread, !Methods.takesSpread.contains(method.pythonName) {
              return .unknown(spread)
            }
            return try method.call(interpreter, receiver, arguments)
          })
      }
      methods.addOthers(to: type, interpreter)
    }
  }
}

/// The methods of one built-in class, each a case named as in Python.
protocol NativeMethods: CaseIterable, RawRepresentable where RawValue == String {
  func call(
    _ interpreter: Interpreter, _ receiver: Value, _ arguments: CallArguments
  ) throws(Interruption) -> Value

  /// Attributes that are no plain methods.
  static func addOthers(to type: TypeObject, _ interpreter: Interpreter)

  /// Methods that answer although there may be further arguments.
  static var takesSpread: Set<String> { get }
}

extension NativeMethods {
  var pythonName: String { rawValue }

  static func addOthers(to type: TypeObject, _ interpreter: Interpreter) {}

  static var takesSpread: Set<String> { [] }
}

extension Interpreter {
  /// An argument that must be an integer; nil when it is not known.
  func integer(_ value: Value?, default fallback: Int) throws(Interruption) -> Int? {
    guard let value, !value.isNone else { return fallback }
    if value.unknown != nil { return nil }
    guard let number = value.integer else {
      throw raise(
        types.typeError, "'\(typeName(value))' object cannot be interpreted as an integer")
    }
    return number
  }

  /// The first unknown among the arguments.
  func firstUnknown(_ arguments: CallArguments) -> Unknown? {
    for value in arguments.positional {
      if let unknown = value.unknown { return unknown }
    }
    for keyword in arguments.keywords {
      if let unknown = keyword.value.unknown { return unknown }
    }
    return nil
  }

  func needs(_ count: Int, _ name: String, _ arguments: CallArguments) throws(Interruption) {
    guard arguments.positional.count < count else { return }
    throw raise(
      types.typeError,
      "\(name)() takes at least \(count) argument\(count == 1 ? "" : "s") (\(arguments.positional.count) given)"
    )
  }
}
