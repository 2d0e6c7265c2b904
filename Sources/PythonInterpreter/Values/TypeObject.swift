/// What objects of a class hold natively.
enum NativeKind {
  case object
  case integer
  case boolean
  case float
  case string
  case bytes
  case list
  case tuple
  case dict
  case set
  case frozenset
  case type
  case other
}

/// Hooks by which a class written in Swift takes part in what Python does with classes.
public struct TypeHooks {
  /// Makes an object in place of `__new__` and `__init__`; for this class and those that extend it.
  public var call: ((Interpreter, TypeObject, CallArguments) throws(Interruption) -> Value)?
  /// Called after a class statement has made a class that extends this one.
  public var subclass:
    ((Interpreter, TypeObject, [CallArguments.Keyword]) throws(Interruption) -> Void)?
  /// An attribute of the class itself (or of one that extends it) that its names do not have.
  public var attribute: ((Interpreter, TypeObject, String) throws(Interruption) -> Value?)?
  /// An attribute of an object that neither its own names nor its class have.
  public var instanceAttribute:
    ((Interpreter, InstanceObject, String) throws(Interruption) -> Value?)?
  /// Told of an attribute set on an object; true when that was all there is to do.
  public var setInstanceAttribute:
    ((Interpreter, InstanceObject, String, Value) throws(Interruption) -> Bool)?
  /// Told of an attribute set on the class itself or on one that extends it.
  public var setAttribute: ((Interpreter, TypeObject, String, Value) throws(Interruption) -> Bool)?
  /// What iterating over the class gives.
  public var iterate: ((Interpreter, TypeObject) throws(Interruption) -> [Value])?
  /// Whether `item in Class`.
  public var contains: ((Interpreter, TypeObject, Value) throws(Interruption) -> Value?)?
  /// `Class[item]`, before `__class_getitem__` is looked for.
  public var subscriptClass: ((Interpreter, TypeObject, Value) throws(Interruption) -> Value?)?
  /// Whether an object counts as one of this class although its class does not extend it.
  public var isInstance: ((Interpreter, Value) -> Bool)?
  /// A binary operator on an object, by its method name, such as `__add__`; nil: not supported.
  public var binary: ((Interpreter, String, InstanceObject, Value) throws(Interruption) -> Value?)?

  /// No hooks.
  public init() {}
}

/// A class, of the program or of a stand-in.
public final class TypeObject: MutableObject {
  /// Its name.
  public internal(set) var name: String
  /// The dotted path from its module.
  public internal(set) var qualifiedName: String
  /// The name of its module.
  public internal(set) var moduleName: String
  /// The classes that it extends.
  public internal(set) var bases: [TypeObject]
  /// Itself and all classes that it extends, in the order in which attributes are looked for.
  public internal(set) var mro: [TypeObject] = []
  /// Attributes of its own.
  var names = Namespace()
  var metaclass: TypeObject?
  let native: NativeKind
  /// How it takes part in class statements and calls; looked for along the `mro`.
  public var hooks = TypeHooks()
  /// What a stand-in keeps with the class.
  public var payload: AnyObject?
  /// Where its class statement stands.
  public internal(set) var place: Place = .nowhere
  /// A base class that is not known; what is not found here is unknown for its reason.
  public internal(set) var unknownBase: Unknown?
  var hasCustomGetAttribute = false
  var hasCustomSetAttribute = false
  /// The subclasses that exist, in order.
  var subclasses: [TypeObject] = []
  /// The module in which the class statement stands, where annotations that are strings are read.
  public internal(set) weak var definingModule: ModuleObject?
  /// Methods of a built-in class that are found by name only: what uses them natively is faster, and
  /// an extending class that lacks them must not find them first.
  var explicitNames = Namespace()
  /// Makes a value of a built-in class; classes that extend it do not inherit this.
  var constructor: ((Interpreter, TypeObject, CallArguments) throws(Interruption) -> Value)?
  /// Adds the attributes at the first look-up.
  var populate: ((Interpreter, TypeObject) -> Void)?

  /// A class written in Swift; `Interpreter.makeType` is the usual way.
  init(_ name: String, module: String, bases: [TypeObject], native: NativeKind) {
    self.name = name
    qualifiedName = name
    moduleName = module
    self.bases = bases
    self.native = native
    super.init()
    mro = [self]
  }

  /// Whether this class is `other` or extends it.
  public func isSubclass(of other: TypeObject) -> Bool {
    for type in mro where type === other { return true }
    return false
  }

  /// Moves methods to where they are found by name only.
  func explicit(_ methods: [String], _ interpreter: Interpreter) {
    for method in methods {
      let symbol = interpreter.symbols.intern(method)
      guard let value = names[symbol] else { continue }
      names[symbol] = nil
      explicitNames[symbol] = value
    }
  }

  /// The first value that `read` finds along the `mro`.
  func hook<Found>(_ read: (TypeHooks) -> Found?) -> Found? {
    for type in mro {
      if let found = read(type.hooks) { return found }
    }
    return nil
  }

  /// What objects of the class hold natively: the first along the `mro` that is not `object`.
  var layout: NativeKind {
    for type in mro where type.native != .object { return type.native }
    return .object
  }

  override func snapshot() -> Snapshot { .names(names) }

  override func restore(_ snapshot: Snapshot) {
    if case .names(let names) = snapshot { self.names = names }
  }

  override func join(_ other: Snapshot, _ cause: Unknown) {
    if case .names(let other) = other { names.join(other, cause) }
  }
}

/// An object of a class.
public final class InstanceObject: MutableObject {
  /// Its class.
  public internal(set) var type: TypeObject
  /// Attributes of its own.
  var names = Namespace()
  /// The value of an object whose class extends `str`, `int`, `list`, `dict`….
  public internal(set) var native: Value?
  /// What a stand-in keeps with the object.
  public var payload: AnyObject?
  /// Where the call stands that made it.
  public var place: Place = .nowhere

  /// An object without attributes.
  public init(_ type: TypeObject) { self.type = type }

  deinit {
    var children = names.takeAll()
    if let native { children.append(native) }
    native = nil
    Release.nested(&children)
  }

  override func snapshot() -> Snapshot { .names(names) }

  override func restore(_ snapshot: Snapshot) {
    if case .names(let names) = snapshot { self.names = names }
  }

  override func join(_ other: Snapshot, _ cause: Unknown) {
    if case .names(let other) = other { names.join(other, cause) }
  }
}
