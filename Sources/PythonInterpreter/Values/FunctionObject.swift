import PythonSyntax
import SourceText

/// A function or lambda of the program.
public final class FunctionObject: MutableObject {
  /// The name after `def`; `<lambda>` for a lambda.
  public internal(set) var name: String
  /// The dotted path from its module, as in `Table.upgrade`.
  public internal(set) var qualifiedName: String
  let scope: Scope
  let unit: SourceUnit
  let module: ModuleObject
  /// The frame in which free names are looked up.
  var closure: Frame?
  /// The class whose body the function was written in, for `super()`.
  var classCell: ClassCell?
  var defaults: [Value] = []
  var keywordDefaults: [Symbol: Value] = [:]
  var annotations: DictObject?
  var names = Namespace()

  init(name: String, scope: Scope, unit: SourceUnit, module: ModuleObject, closure: Frame?) {
    self.name = name
    qualifiedName = name
    self.scope = scope
    self.unit = unit
    self.module = module
    self.closure = closure
  }

  deinit { Release.nested(&defaults) }

  /// Where it is defined.
  public var place: Place { Place(file: unit.number, span: scope.span) }

  override func snapshot() -> Snapshot { .names(names) }

  override func restore(_ snapshot: Snapshot) {
    if case .names(let names) = snapshot { self.names = names }
  }

  override func join(_ other: Snapshot, _ cause: Unknown) {
    if case .names(let other) = other { names.join(other, cause) }
  }
}

/// The class that a class body makes, known once the body has run.
final class ClassCell {
  var type: TypeObject?
}

/// A function in Swift, with the receiver of a method call as its second argument.
public typealias NativeBody = (Interpreter, Value, CallArguments) throws(Interruption) -> Value

/// A function written in Swift.
public final class BuiltinFunction {
  /// The name that messages show.
  public let name: String
  /// Whether it takes a receiver, as methods do.
  let isMethod: Bool
  let body: NativeBody

  /// A function; the receiver that `body` gets is `None`.
  public init(_ name: String, _ body: @escaping NativeBody) {
    self.name = name
    self.body = body
    isMethod = false
  }

  init(method name: String, _ body: @escaping NativeBody) {
    self.name = name
    self.body = body
    isMethod = true
  }

  /// A method: found on a class, it is called with the object.
  public static func method(_ name: String, _ body: @escaping NativeBody) -> BuiltinFunction {
    BuiltinFunction(method: name, body)
  }
}

/// A function with the object that it was found on.
public final class BoundMethod {
  /// The object.
  public private(set) var receiver: Value
  /// What is called.
  public let function: Value

  init(_ receiver: Value, _ function: Value) {
    self.receiver = receiver
    self.function = function
  }

  deinit {
    let held = receiver
    receiver = .none
    Release.nested(held)
  }
}

/// What decides how an attribute found on a class behaves.
public final class DescriptorObject: MutableObject {
  enum Kind {
    case property
    case classMethod
    case staticMethod
    case cachedProperty
  }

  let kind: Kind
  var getter: Value
  var setter: Value
  var deleter: Value
  var documentation: Value = .none
  /// The function that a property, class method or static method calls.
  public var function: Value { getter }
  /// The attribute under which a cached value is kept.
  var name: Symbol?

  init(_ kind: Kind, _ getter: Value, setter: Value = .none, deleter: Value = .none) {
    self.kind = kind
    self.getter = getter
    self.setter = setter
    self.deleter = deleter
  }
}
