/// The methods of `str`.
enum StringMethod: String, NativeMethods {
  case capitalize, casefold, center, count, encode, endswith, expandtabs, find, format
  case formatMap = "format_map"
  case index, isalnum, isalpha, isascii, isdecimal, isdigit, isidentifier, islower, isnumeric
  case isprintable, isspace, istitle, isupper, join, ljust, lower, lstrip, maketrans, partition
  case removeprefix, removesuffix, replace, rfind, rindex, rjust, rpartition, rsplit, rstrip
  case split, splitlines, startswith, strip, swapcase, title, translate, upper, zfill
  case length = "__len__"
  case contains = "__contains__"
  case item = "__getitem__"
  case equals = "__eq__"
  case hash = "__hash__"
  case add = "__add__"
  case string = "__str__"
  case formatted = "__format__"
  case iterate = "__iter__"

  static func addOthers(to type: TypeObject, _ interpreter: Interpreter) {
    type.explicit(
      [
        "__len__", "__contains__", "__getitem__", "__eq__", "__hash__", "__add__", "__str__",
        "__format__", "__iter__",
      ], interpreter)
  }

  /// `format` with `**` of a dict that may have more keys: a field that is among the known ones is known.
  static let takesSpread: Set<String> = ["format"]

  func call(
    _ interpreter: Interpreter, _ receiver: Value, _ arguments: CallArguments
  ) throws(Interruption) -> Value {
    guard case .string(let text) = interpreter.unwrapped(receiver) else {
      if case .unknown = receiver { return receiver }
      throw interpreter.raise(
        interpreter.types.typeError,
        "descriptor '\(rawValue)' for 'str' objects doesn't apply to a '\(interpreter.typeName(receiver))' object"
      )
    }
    switch self {
    case .format: return try interpreter.formatMethod(text, arguments)
    case .formatMap:
      var named = CallArguments()
      for (key, value) in arguments[0].flatMap({ interpreter.dictionary($0) })?.pairs ?? [] {
        guard let name = key.text else { continue }
        named.keywords.append(
          .init(symbol: interpreter.symbols.intern(name), name: name, value: value, place: .nowhere)
        )
      }
      return try interpreter.formatMethod(text, named)
    case .join: return try join(interpreter, text, arguments)
    default: break
    }
    if let unknown = interpreter.firstUnknown(arguments) { return .unknown(unknown) }
    try interpreter.charge(text.text.utf8.count)
    if let value = try transformed(interpreter, text, arguments) { return value }
    if let value = tested(text) { return value }
    return try searched(interpreter, text, arguments)
  }

  private func join(
    _ interpreter: Interpreter, _ text: StringObject, _ arguments: CallArguments
  ) throws(Interruption) -> Value {
    try interpreter.needs(1, "join", arguments)
    switch try interpreter.collect(arguments.positional[0]) {
    case .unknown(let unknown): return .unknown(unknown)
    case .items(let items):
      var result = ""
      for (index, item) in items.enumerated() {
        if let unknown = item.unknown { return .unknown(unknown) }
        guard let part = item.text else {
          throw interpreter.raise(
            interpreter.types.typeError,
            "sequence item \(index): expected str instance, \(interpreter.typeName(item)) found")
        }
        try interpreter.charge(part.utf8.count + text.text.utf8.count)
        if index > 0 { result += text.text }
        result += part
      }
      return .string(StringObject(result, interpreter.lastPlace))
    }
  }

  /// Methods that give a changed text.
  private func transformed(
    _ interpreter: Interpreter, _ text: StringObject, _ arguments: CallArguments
  ) throws(Interruption) -> Value? {
    func result(_ changed: String) -> Value { .string(StringObject(changed, text.place)) }
    let source = text.text
    switch self {
    case .upper: return result(source.uppercased())
    case .lower, .casefold: return result(source.lowercased())
    case .capitalize:
      return result(source.prefix(1).uppercased() + source.dropFirst().lowercased())
    case .title: return result(titled(source))
    case .swapcase:
      return result(
        String(source.map { $0.isUppercase ? $0.lowercased() : $0.uppercased() }.joined()))
    case .strip, .lstrip, .rstrip:
      return result(
        stripped(source, arguments[0]?.text, left: self != .rstrip, right: self != .lstrip))
    case .center, .ljust, .rjust: return result(try padded(interpreter, text, arguments))
    case .zfill:
      guard let width = try interpreter.integer(arguments[0], default: 0) else { return nil }
      try interpreter.charge(width)
      let sign = source.hasPrefix("-") || source.hasPrefix("+") ? String(source.prefix(1)) : ""
      let digits = source.dropFirst(sign.count)
      return result(
        sign + String(repeating: "0", count: max(0, width - text.count)) + digits)
    case .expandtabs: return result(expanded(source, arguments[0]?.integer ?? 8))
    case .removeprefix:
      guard let part = arguments[0]?.text else { return nil }
      return result(
        source.utf8.starts(with: part.utf8)
          ? Text.slice(source, part.utf8.count, source.utf8.count) : source)
    case .removesuffix:
      guard let part = arguments[0]?.text, !part.isEmpty else { return result(source) }
      return result(
        source.utf8.reversed().starts(with: part.utf8.reversed())
          ? Text.slice(source, 0, source.utf8.count - part.utf8.count) : source)
    case .replace: return result(try replaced(interpreter, source, arguments))
    case .translate: return try translated(interpreter, source, arguments[0] ?? .none)
    case .maketrans: return try table(interpreter, receiver: source, arguments)
    case .encode: return .bytes(BytesObject(Array(source.utf8)))
    case .string: return .string(text)
    default: return nil
    }
  }

  private func titled(_ source: String) -> String {
    var result = ""
    var startsWord = true
    for character in source {
      if character.isLetter {
        result += startsWord ? character.uppercased() : character.lowercased()
        startsWord = false
      } else {
        result.append(character)
        startsWord = true
      }
    }
    return result
  }

  private func stripped(_ source: String, _ set: String?, left: Bool, right: Bool) -> String {
    var scalars = Substring(source).unicodeScalars
    let characters = set.map { Array($0.unicodeScalars) }
    func goes(_ scalar: Unicode.Scalar) -> Bool {
      characters.map { $0.contains(scalar) } ?? Text.isSpace(scalar)
    }
    if left { while let first = scalars.first, goes(first) { scalars.removeFirst() } }
    if right { while let last = scalars.last, goes(last) { scalars.removeLast() } }
    return String(scalars)
  }

  private func padded(
    _ interpreter: Interpreter, _ text: StringObject, _ arguments: CallArguments
  ) throws(Interruption) -> String {
    let width = try interpreter.integer(arguments[0], default: 0) ?? 0
    try interpreter.charge(width)
    let fill = arguments[1]?.text ?? " "
    let missing = width - text.count
    guard missing > 0 else { return text.text }
    let left: Int
    switch self {
    case .ljust: left = 0
    case .rjust: left = missing
    default: left = missing / 2 + (missing & width & 1)
    }
    return String(repeating: fill, count: left) + text.text
      + String(repeating: fill, count: missing - left)
  }

  private func expanded(_ source: String, _ size: Int) -> String {
    var result = ""
    var column = 0
    for scalar in source.unicodeScalars {
      switch scalar {
      case "\t":
        let count = size > 0 && size < 1_000 ? size - column % size : 0
        result += String(repeating: " ", count: count)
        column += count
      case "\n", "\r":
        result.unicodeScalars.append(scalar)
        column = 0
      default:
        result.unicodeScalars.append(scalar)
        column += 1
      }
    }
    return result
  }

  private func replaced(
    _ interpreter: Interpreter, _ source: String, _ arguments: CallArguments
  ) throws(Interruption) -> String {
    guard let old = arguments[0]?.text, let new = arguments[1]?.text else {
      throw interpreter.raise(interpreter.types.typeError, "replace() argument must be str")
    }
    let limit = try interpreter.integer(arguments.value(2, "count"), default: -1) ?? -1
    let most = limit < 0 ? Int.max : limit
    if old.isEmpty {
      var result = ""
      var count = 0
      for scalar in source.unicodeScalars {
        if count < most { result += new }
        count += 1
        result.unicodeScalars.append(scalar)
        try interpreter.charge(new.utf8.count)
      }
      return count < most ? result + new : result
    }
    let found = Text.occurrences(of: old, in: source, limit: most)
    guard !found.isEmpty else { return source }
    try interpreter.charge(found.count.multipliedReportingOverflow(by: new.utf8.count).partialValue)
    var result = ""
    var start = 0
    for position in found {
      result += Text.slice(source, start, position) + new
      start = position + old.utf8.count
    }
    return result + Text.slice(source, start, source.utf8.count)
  }

  private func translated(
    _ interpreter: Interpreter, _ source: String, _ table: Value
  ) throws(Interruption) -> Value {
    var result = ""
    for scalar in source.unicodeScalars {
      var replacement: Value?
      if let dict = interpreter.dictionary(table) {
        replacement = try interpreter.get(.int(Int(scalar.value)), in: dict)
      }
      switch replacement {
      case nil: result.unicodeScalars.append(scalar)
      case .some(.none): break
      case .some(let value):
        if let unknown = value.unknown { return .unknown(unknown) }
        if let text = value.text {
          result += text
        } else if let number = value.integer, let other = Unicode.Scalar(UInt32(clamping: number)) {
          result.unicodeScalars.append(other)
        }
      }
    }
    return .text(result)
  }

  private func table(
    _ interpreter: Interpreter, receiver: String, _ arguments: CallArguments
  ) throws(Interruption) -> Value {
    let dict = DictObject()
    // Called as `str.maketrans(a, b)` the first argument has become the receiver.
    var parts = arguments.positional
    if case .some(.dict(let given)) = parts.first {
      for (key, value) in given.pairs {
        let number = key.text?.unicodeScalars.first.map { Int($0.value) } ?? key.integer ?? 0
        try interpreter.set(.int(number), value, in: dict)
      }
      return .dict(dict)
    }
    if parts.count == 1 { parts.insert(.text(receiver), at: 0) }
    let from = Array((parts.first?.text ?? "").unicodeScalars)
    let to = Array((parts.count > 1 ? parts[1].text ?? "" : "").unicodeScalars)
    for (one, other) in zip(from, to) {
      try interpreter.set(.int(Int(one.value)), .int(Int(other.value)), in: dict)
    }
    if parts.count > 2, let removed = parts[2].text {
      for scalar in removed.unicodeScalars {
        try interpreter.set(.int(Int(scalar.value)), .none, in: dict)
      }
    }
    return .dict(dict)
  }

  /// Questions about all characters.
  private func tested(_ text: StringObject) -> Value? {
    let source = text.text
    let scalars = source.unicodeScalars
    func all(_ test: (Unicode.Scalar) -> Bool) -> Value {
      .bool(!scalars.isEmpty && scalars.allSatisfy(test))
    }
    switch self {
    case .isalnum: return all { $0.properties.isAlphabetic || $0.properties.numericType != nil }
    case .isalpha: return all { $0.properties.isAlphabetic }
    case .isascii: return .bool(text.isASCII)
    case .isdecimal: return all { $0.properties.numericType == .decimal }
    case .isdigit:
      return all { $0.properties.numericType == .decimal || $0.properties.numericType == .digit }
    case .isnumeric: return all { $0.properties.numericType != nil }
    case .isspace: return all(Text.isSpace)
    case .isprintable: return .bool(scalars.allSatisfy(Interpreter.isPrintable))
    case .islower: return .bool(source.contains(where: \.isCased) && source == source.lowercased())
    case .isupper: return .bool(source.contains(where: \.isCased) && source == source.uppercased())
    case .istitle: return .bool(source.contains(where: \.isCased) && source == titled(source))
    case .isidentifier:
      guard let first = scalars.first, first == "_" || first.properties.isXIDStart else {
        return .bool(false)
      }
      return .bool(scalars.allSatisfy { $0.properties.isXIDContinue })
    case .length: return .int(text.count)
    case .hash: return .int(text.hash)
    default: return nil
    }
  }
}
