extension BuiltinTypes {
  /// What calling the built-in classes gives.
  func addConstructors() {
    object.constructor = { (_, type, _) throws(Interruption) -> Value in
      .instance(InstanceObject(type))
    }
    str.constructor = { (interpreter, _, arguments) throws(Interruption) -> Value in
      guard let value = arguments.value(0, "object") else { return .text("") }
      if case .bytes(let bytes) = value,
        arguments.positional.count > 1 || arguments["encoding"] != nil
      {
        return .text(String(decoding: bytes.bytes, as: UTF8.self))
      }
      return try interpreter.string(value)
    }
    bool.constructor = { (interpreter, _, arguments) throws(Interruption) -> Value in
      switch try interpreter.truth(arguments[0] ?? .bool(false)) {
      case .known(let flag): return .bool(flag)
      case .unknown(let unknown): return .unknown(unknown)
      }
    }
    int.constructor = { (interpreter, _, arguments) throws(Interruption) -> Value in
      try interpreter.makeInteger(arguments)
    }
    float.constructor = { (interpreter, _, arguments) throws(Interruption) -> Value in
      try interpreter.makeFloat(arguments[0] ?? .int(0))
    }
    bytes.constructor = { (interpreter, _, arguments) throws(Interruption) -> Value in
      try interpreter.makeBytes(arguments)
    }
    list.constructor = { (interpreter, _, arguments) throws(Interruption) -> Value in
      guard let source = arguments[0] else { return .list(of: []) }
      return try interpreter.makeList(source)
    }
    tuple.constructor = { (interpreter, _, arguments) throws(Interruption) -> Value in
      guard let source = arguments[0] else { return .tuple(of: []) }
      switch try interpreter.collect(source) {
      case .items(let items): return .tuple(of: items)
      case .unknown(let unknown): return .unknown(unknown)
      }
    }
    dict.constructor = { (interpreter, _, arguments) throws(Interruption) -> Value in
      let dict = DictObject()
      if let source = arguments[0] { try interpreter.update(dict, from: source) }
      if let spread = arguments.spread { dict.obscure(spread) }
      for keyword in arguments.keywords { dict.set(keyword.name, keyword.value) }
      return .dict(dict)
    }
    for (type, isFrozen) in [(set, false), (frozenset, true)] {
      type.constructor = { (interpreter, _, arguments) throws(Interruption) -> Value in
        let set = SetObject(isFrozen: isFrozen)
        if let source = arguments[0] {
          switch try interpreter.collect(source) {
          case .items(let items): for item in items { try interpreter.insert(item, into: set) }
          case .unknown(let unknown): set.taint = unknown
          }
        }
        return .set(set)
      }
    }
    range.constructor = { (interpreter, _, arguments) throws(Interruption) -> Value in
      try interpreter.makeRange(arguments)
    }
    slice.constructor = { (_, _, arguments) throws(Interruption) -> Value in
      arguments.positional.count == 1
        ? .slice(SliceObject(.none, arguments[0] ?? .none, .none))
        : .slice(
          SliceObject(arguments[0] ?? .none, arguments[1] ?? .none, arguments[2] ?? .none))
    }
    property.constructor = { (_, _, arguments) throws(Interruption) -> Value in
      .descriptor(
        DescriptorObject(
          .property, arguments.value(0, "fget") ?? .none,
          setter: arguments.value(1, "fset") ?? .none,
          deleter: arguments.value(2, "fdel") ?? .none))
    }
    property.populate = PropertyMethods.populate
    classMethod.constructor = { (_, _, arguments) throws(Interruption) -> Value in
      .descriptor(DescriptorObject(.classMethod, arguments[0] ?? .none))
    }
    staticMethod.constructor = { (_, _, arguments) throws(Interruption) -> Value in
      .descriptor(DescriptorObject(.staticMethod, arguments[0] ?? .none))
    }
    superType.constructor = { (interpreter, _, arguments) throws(Interruption) -> Value in
      guard case .type(let type)? = arguments[0] else {
        throw interpreter.raise(interpreter.types.runtimeError, "super(): no arguments")
      }
      return interpreter.superObject(type, arguments[1])
    }
  }
}

extension Interpreter {
  func makeList(_ source: Value) throws(Interruption) -> Value {
    if case .list(let list) = source {
      let copy = ListObject(list.items, taint: list.taint, stranger: list.stranger)
      try charge(16 * list.items.count)
      return .list(copy)
    }
    switch try iterate(source) {
    case .unknown(let unknown):
      let list = ListObject([])
      list.taint = unknown
      return .list(list)
    case .iterator(let iterator):
      let list = ListObject([])
      while let item = try iterator.next(self) {
        try step()
        try charge(16)
        list.items.append(item)
      }
      list.taint = iterator.tail
      list.stranger = iterator.stranger
      return .list(list)
    }
  }

  func makeInteger(_ arguments: CallArguments) throws(Interruption) -> Value {
    guard let value = arguments[0] else { return .int(0) }
    if let unknown = firstUnknown(arguments) { return .unknown(unknown) }
    switch unwrapped(value) {
    case .int(let number): return .int(number)
    case .bool(let flag): return .int(flag ? 1 : 0)
    case .float(let number):
      guard number.isFinite else {
        throw raise(
          number.isNaN ? types.valueError : types.overflowError,
          "cannot convert float \(number.isNaN ? "NaN" : "infinity") to integer")
      }
      return Int(exactly: number.rounded(.towardZero)).map { .int($0) } ?? tooLarge()
    case .string(let text):
      let radix = arguments.value(1, "base")?.integer ?? 10
      return try parseInteger(text.text, radix)
    case .instance(let instance):
      for symbol in [Symbol.dunderInt, .dunderIndex] {
        if let method = lookup(instance.type, symbol) {
          return try call(method, receiver: value, CallArguments())
        }
      }
    default: break
    }
    throw raise(
      types.typeError,
      "int() argument must be a string, a bytes-like object or a real number, not '\(typeName(value))'"
    )
  }

  private func parseInteger(_ text: String, _ radix: Int) throws(Interruption) -> Value {
    var body = Substring(text)
    while let first = body.unicodeScalars.first, Text.isSpace(first) {
      body.unicodeScalars.removeFirst()
    }
    while let last = body.unicodeScalars.last, Text.isSpace(last) {
      body.unicodeScalars.removeLast()
    }
    var digits = String(body).lowercased()
    var isNegative = false
    if digits.hasPrefix("-") || digits.hasPrefix("+") {
      isNegative = digits.hasPrefix("-")
      digits.removeFirst()
    }
    var base = radix
    for (prefix, value) in [("0x", 16), ("0o", 8), ("0b", 2)]
    where digits.hasPrefix(prefix) && (radix == value || radix == 0) {
      digits.removeFirst(2)
      base = value
    }
    if base == 0 { base = 10 }
    digits = digits.filter { $0 != "_" }
    guard (2...36).contains(base), !digits.isEmpty,
      digits.utf8.allSatisfy({ byte in
        let value = byte < 58 ? Int(byte) - 48 : Int(byte) - 87
        return value >= 0 && value < base && (byte >= 97 || byte < 58)
      })
    else {
      throw raise(
        types.valueError,
        "invalid literal for int() with base \(radix): \(Interpreter.quoted(text))")
    }
    return Int((isNegative ? "-" : "") + digits, radix: base).map { .int($0) } ?? tooLarge()
  }

  func makeFloat(_ value: Value) throws(Interruption) -> Value {
    if value.unknown != nil { return value }
    if let number = number(value) { return .float(number) }
    if let text = value.text {
      let body = text.filter { !$0.isWhitespace && $0 != "_" }
      let lower = body.lowercased()
      for (name, number) in [
        ("inf", Double.infinity), ("infinity", .infinity), ("nan", .nan),
      ] {
        if lower == name || lower == "+" + name { return .float(number) }
        if lower == "-" + name { return .float(-number) }
      }
      if lower.utf8.allSatisfy({ "0123456789+-.e".utf8.contains($0) }) {
        var padded = body
        if padded.hasSuffix(".") { padded += "0" }
        if let number = Double(padded) { return .float(number) }
      }
      throw raise(
        types.valueError, "could not convert string to float: \(Interpreter.quoted(text))")
    }
    if case .instance(let instance) = value, let method = lookup(instance.type, .dunderFloat) {
      return try call(method, receiver: value, CallArguments())
    }
    throw raise(
      types.typeError,
      "float() argument must be a string or a real number, not '\(typeName(value))'")
  }

  private func makeBytes(of source: Value) throws(Interruption) -> Value {
    switch try collect(source) {
    case .unknown(let unknown): return .unknown(unknown)
    case .items(let items):
      var bytes: [UInt8] = []
      for item in items {
        guard let number = item.integer, let byte = UInt8(exactly: number) else {
          throw raise(types.valueError, "bytes must be in range(0, 256)")
        }
        bytes.append(byte)
      }
      return .bytes(BytesObject(bytes))
    }
  }

  func makeBytes(_ arguments: CallArguments) throws(Interruption) -> Value {
    guard let source = arguments[0] else { return .bytes(BytesObject([])) }
    if let text = source.text { return .bytes(BytesObject(Array(text.utf8))) }
    if case .bytes = source { return source }
    if let count = source.integer {
      try charge(max(count, 0))
      return .bytes(BytesObject([UInt8](repeating: 0, count: max(count, 0))))
    }
    return try makeBytes(of: source)
  }

  func makeRange(_ arguments: CallArguments) throws(Interruption) -> Value {
    if let spread = arguments.spread { return .unknown(spread) }
    if let unknown = firstUnknown(arguments) { return .unknown(unknown) }
    try needs(1, "range", arguments)
    var numbers: [Int] = []
    for value in arguments.positional {
      numbers.append(try integer(value, default: 0) ?? 0)
    }
    let start = numbers.count > 1 ? numbers[0] : 0
    let stop = numbers.count > 1 ? numbers[1] : numbers[0]
    let step = numbers.count > 2 ? numbers[2] : 1
    guard step != 0 else { throw raise(types.valueError, "range() arg 3 must not be zero") }
    return .range(RangeObject(start: start, stop: stop, step: step))
  }
}
