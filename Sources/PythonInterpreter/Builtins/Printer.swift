/// Writes values as `repr` does.
struct Printer {
  private(set) var text = ""
  /// Writes unknown values as text instead of giving up.
  var showsUnknown = false
  private var open: [ObjectIdentifier] = []

  init() {}

  /// Adds a value; the unknown that kept it from being written, if any.
  mutating func add(_ value: Value, _ interpreter: Interpreter) throws(Interruption) -> Unknown? {
    try interpreter.step()
    try interpreter.charge(16)
    switch value {
    case .none: text += "None"
    case .ellipsis: text += "Ellipsis"
    case .notImplemented: text += "NotImplemented"
    case .bool(let flag): text += flag ? "True" : "False"
    case .int(let number): text += String(number)
    case .float(let number): text += Interpreter.float(number)
    case .string(let object):
      try interpreter.charge(object.text.utf8.count)
      text += Interpreter.quoted(object.text)
    case .bytes(let object):
      try interpreter.charge(object.bytes.count)
      text += Interpreter.quoted(object.bytes)
    case .list(let list):
      if let taint = list.taint, !showsUnknown { return taint }
      return try add(
        list.items, "[", list.taint == nil ? "]" : list.items.isEmpty ? "…]" : ", …]", value,
        interpreter)
    case .tuple(let tuple):
      return try add(tuple.items, "(", tuple.items.count == 1 ? ",)" : ")", value, interpreter)
    case .set(let set): return try add(set, value, interpreter)
    case .dict(let dict): return try add(dict, value, interpreter)
    case .range(let range):
      text += "range(\(range.start), \(range.stop)\(range.step == 1 ? "" : ", \(range.step)"))"
    case .slice(let slice):
      return try add([slice.lower, slice.upper, slice.step], "slice(", ")", value, interpreter)
    case .function(let function): text += "<function \(function.qualifiedName)>"
    case .builtin(let builtin): text += "<built-in function \(builtin.name)>"
    case .method(let method):
      if case .function(let function) = method.function {
        text += "<bound method \(function.qualifiedName)>"
      } else {
        text += "<bound method>"
      }
    case .type(let type): return try add(type, interpreter)
    case .instance(let instance): return try add(instance, value, interpreter)
    case .module(let module): text += "<module '\(module.name)'>"
    case .iterator(let iterator): text += "<\(iterator.typeName) object>"
    case .descriptor: text += "<\(interpreter.typeName(value)) object>"
    case .host(let host): text += try host.represent(interpreter)
    case .unknown(let unknown):
      guard showsUnknown else { return unknown }
      text += "<unknown: \(unknown.reason)>"
    }
    return nil
  }

  private mutating func add(
    _ items: [Value], _ start: String, _ end: String, _ container: Value, _ interpreter: Interpreter
  ) throws(Interruption) -> Unknown? {
    guard let id = container.identity, !open.contains(id) else {
      text += start == "[" ? "[...]" : "(...)"
      return nil
    }
    open.append(id)
    defer { open.removeLast() }
    text += start
    for (index, item) in items.enumerated() {
      if index > 0 { text += ", " }
      if let unknown = try add(item, interpreter) { return unknown }
    }
    text += end
    return nil
  }

  private mutating func add(
    _ dict: DictObject, _ value: Value, _ interpreter: Interpreter
  ) throws(Interruption) -> Unknown? {
    if let taint = dict.taint, !showsUnknown { return taint }
    guard let id = value.identity, !open.contains(id) else {
      text += "{...}"
      return nil
    }
    open.append(id)
    defer { open.removeLast() }
    text += "{"
    for (index, pair) in dict.pairs.enumerated() {
      if index > 0 { text += ", " }
      if let unknown = try add(pair.key, interpreter) { return unknown }
      text += ": "
      if let unknown = try add(pair.value, interpreter) { return unknown }
    }
    text += dict.taint == nil ? "}" : dict.count == 0 ? "…}" : ", …}"
    return nil
  }

  private mutating func add(
    _ set: SetObject, _ value: Value, _ interpreter: Interpreter
  ) throws(Interruption) -> Unknown? {
    if let taint = set.taint, !showsUnknown { return taint }
    let name = set.isFrozen ? "frozenset" : "set"
    if set.table.count == 0, set.taint == nil {
      text += "\(name)()"
      return nil
    }
    let (start, end) = set.isFrozen ? ("frozenset({", "})") : ("{", "}")
    return try add(
      set.items, start, set.taint == nil ? end : (set.items.isEmpty ? "…" : ", …") + end, value,
      interpreter)
  }

  private mutating func add(
    _ type: TypeObject, _ interpreter: Interpreter
  ) throws(Interruption) -> Unknown? {
    if let meta = type.metaclass, let method = interpreter.lookup(meta, .dunderRepr),
      case .function = method
    {
      let result = try interpreter.call(method, receiver: .type(type), CallArguments())
      text += result.text ?? "?"
      return result.unknown
    }
    let prefix = type.moduleName == "builtins" ? "" : type.moduleName + "."
    text += "<class '\(prefix)\(type.qualifiedName)'>"
    return nil
  }

  private mutating func add(
    _ instance: InstanceObject, _ value: Value, _ interpreter: Interpreter
  ) throws(Interruption) -> Unknown? {
    if let method = interpreter.lookup(instance.type, .dunderRepr) {
      guard let id = value.identity, !open.contains(id) else {
        text += "..."
        return nil
      }
      open.append(id)
      defer { open.removeLast() }
      let result = try interpreter.call(method, receiver: value, CallArguments())
      if let unknown = result.unknown {
        guard showsUnknown else { return unknown }
        text += "<unknown: \(unknown.reason)>"
        return nil
      }
      text += result.text ?? "?"
      return nil
    }
    if instance.type.isSubclass(of: interpreter.types.baseException) {
      text += instance.type.name
      guard let arguments = instance.names[.args], case .tuple(let tuple) = arguments else {
        text += "()"
        return nil
      }
      return try add(tuple.items, "(", ")", arguments, interpreter)
    }
    if let form = TypingForm.of(value) {
      text += form.describe(interpreter)
      return nil
    }
    if let native = instance.native { return try add(native, interpreter) }
    let prefix = instance.type.moduleName == "builtins" ? "" : instance.type.moduleName + "."
    text += "<\(prefix)\(instance.type.qualifiedName) object>"
    return nil
  }
}
