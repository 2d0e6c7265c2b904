/// A value of the interpreted program: 16 bytes, objects by reference.
public enum Value {
  /// `None`.
  case none
  /// `...`.
  case ellipsis
  /// `NotImplemented`.
  case notImplemented
  /// `True` or `False`.
  case bool(Bool)
  /// An integer of 64 bits; a larger result is unknown.
  case int(Int)
  /// A float.
  case float(Double)
  /// A string.
  case string(StringObject)
  /// Bytes.
  case bytes(BytesObject)
  /// A list.
  case list(ListObject)
  /// A tuple.
  case tuple(TupleObject)
  /// A dict.
  case dict(DictObject)
  /// A set or frozenset.
  case set(SetObject)
  /// A range.
  case range(RangeObject)
  /// A slice.
  case slice(SliceObject)
  /// A function or lambda of the program.
  case function(FunctionObject)
  /// A function written in Swift.
  case builtin(BuiltinFunction)
  /// A function with its receiver.
  case method(BoundMethod)
  /// A class.
  case type(TypeObject)
  /// An object of a class, of the program's or of a stand-in.
  case instance(InstanceObject)
  /// A module.
  case module(ModuleObject)
  /// An iterator or generator.
  case iterator(IteratorObject)
  /// `property`, `classmethod`, `staticmethod` and their like.
  case descriptor(DescriptorObject)
  /// An object given from outside.
  case host(HostObject)
  /// A value that is not known.
  case unknown(Unknown)

  /// The text of a string, or of an object of a class that extends `str`.
  public var text: String? {
    switch self {
    case .string(let object): object.text
    case .instance(let object): object.native?.text
    default: nil
    }
  }

  /// The value of an `int` or `bool`, or of an object of a class that extends `int`.
  public var integer: Int? {
    switch self {
    case .int(let value): value
    case .bool(let value): value ? 1 : 0
    case .instance(let object): object.native?.integer
    default: nil
    }
  }

  /// The truth value of a `bool`; nil for every other value.
  public var boolean: Bool? {
    if case .bool(let value) = self { return value }
    return nil
  }

  /// Whether the value is `None`.
  public var isNone: Bool {
    if case .none = self { return true }
    return false
  }

  /// Why the value is not known; nil when it is.
  public var unknown: Unknown? {
    if case .unknown(let unknown) = self { return unknown }
    return nil
  }

  /// The elements of a list or tuple that is fully known, or of an object that extends one.
  public var elements: [Value]? {
    switch self {
    case .list(let list): list.taint == nil ? list.items : nil
    case .tuple(let tuple): tuple.items
    case .instance(let object): object.native?.elements
    default: nil
    }
  }

  /// The object of a class of the program or of a stand-in.
  public var instance: InstanceObject? {
    if case .instance(let object) = self { return object }
    return nil
  }

  /// A string value without a place.
  public static func text(_ text: String) -> Value { .string(StringObject(text)) }

  /// A list.
  public static func list(of items: [Value]) -> Value { .list(ListObject(items)) }

  /// A tuple.
  public static func tuple(of items: [Value]) -> Value { .tuple(TupleObject(items)) }

  /// The object that `is` compares; nil for values without identity of their own.
  var identity: ObjectIdentifier? {
    switch self {
    case .none, .ellipsis, .notImplemented, .bool, .int, .float: nil
    case .string(let object): ObjectIdentifier(object)
    case .bytes(let object): ObjectIdentifier(object)
    case .list(let object): ObjectIdentifier(object)
    case .tuple(let object): ObjectIdentifier(object)
    case .dict(let object): ObjectIdentifier(object)
    case .set(let object): ObjectIdentifier(object)
    case .range(let object): ObjectIdentifier(object)
    case .slice(let object): ObjectIdentifier(object)
    case .function(let object): ObjectIdentifier(object)
    case .builtin(let object): ObjectIdentifier(object)
    case .method(let object): ObjectIdentifier(object)
    case .type(let object): ObjectIdentifier(object)
    case .instance(let object): ObjectIdentifier(object)
    case .module(let object): ObjectIdentifier(object)
    case .iterator(let object): ObjectIdentifier(object)
    case .descriptor(let object): ObjectIdentifier(object)
    case .host(let object): ObjectIdentifier(object)
    case .unknown(let object): ObjectIdentifier(object)
    }
  }
}
