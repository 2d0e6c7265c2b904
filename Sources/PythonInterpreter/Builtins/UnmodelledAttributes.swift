/// Attributes that Python's built-in classes have and ours do not: asking for one is no error.
///
/// Source: `dir()` of the classes in CPython 3.14.
enum UnmodelledAttributes {
  /// Names that `object`, or functions and classes, have.
  static let special: Set<String> = [
    "__reduce__", "__reduce_ex__", "__sizeof__", "__format__", "__getstate__", "__dir__",
    "__subclasshook__", "__setattr__", "__getattribute__", "__delattr__", "__repr__", "__str__",
    "__hash__", "__eq__", "__ne__", "__lt__", "__le__", "__gt__", "__ge__", "__code__",
    "__closure__", "__globals__", "__defaults__", "__kwdefaults__", "__get__", "__call__",
    "__text_signature__", "__basicsize__", "__flags__", "__itemsize__", "__dictoffset__",
    "__weakrefoffset__", "__prepare__", "__instancecheck__", "__subclasscheck__", "__copy__",
    "__deepcopy__", "__iter__", "__next__", "__len__", "__contains__", "__getitem__",
    "__setitem__", "__delitem__", "__add__", "__radd__", "__mul__", "__rmul__", "__or__", "__ror__",
    "__and__", "__xor__", "__sub__", "__mod__", "__bool__", "__int__", "__float__", "__index__",
    "__abs__", "__neg__", "__pos__", "__invert__", "__round__", "__trunc__", "__floor__",
    "__ceil__", "__reversed__", "__missing__", "__class_getitem__", "__new__", "__init__",
    "__init_subclass__", "__doc__", "__wrapped__", "__annotations__",
  ]

  /// Methods by class.
  static let methods: [String: Set<String>] = [
    "bytes": [
      "capitalize", "center", "count", "expandtabs", "find", "fromhex", "index", "isalnum",
      "isalpha", "isascii", "isdigit", "islower", "isspace", "istitle", "isupper", "ljust",
      "lstrip", "maketrans", "partition", "removeprefix", "removesuffix", "replace", "rfind",
      "rindex", "rjust", "rpartition", "rsplit", "rstrip", "split", "splitlines", "swapcase",
      "title", "translate", "zfill",
    ],
    "int": ["from_bytes", "to_bytes", "bit_count", "conjugate", "is_integer", "numerator"],
    "float": ["fromhex", "hex", "as_integer_ratio", "conjugate", "is_integer"],
  ]
}

extension Interpreter {
  /// Whether Python's own class of that name has an attribute that ours lacks.
  func isUnmodelled(_ name: String, _ type: TypeObject) -> Bool {
    guard type.moduleName == "builtins", !type.place.isInFile else { return false }
    if name.hasPrefix("__"), name.hasSuffix("__") {
      return UnmodelledAttributes.special.contains(name)
    }
    return UnmodelledAttributes.methods[type.name]?.contains(name) ?? false
  }

  /// Whether a stand-in that has only a part of its module's names made the class.
  func isOfThirdParty(_ type: TypeObject) -> Bool {
    modules[type.moduleName]?.missing == .thirdParty && standIns[type.moduleName] != nil
      && !StandardLibrary.modules.contains { $0.name == type.moduleName }
  }

  /// What such an attribute is.
  func unmodelled(_ name: String, _ type: TypeObject) -> Value {
    unknown(.unsupported, "the attribute \(name) of \(type.name)")
  }
}
