import PythonSyntax

/// A compiled pattern.
final class RegexStandIn: HostObject {
  let pattern: String
  let node: RegexNode
  let flags: RegexFlags
  let groupCount: Int
  let names: [String: Int]

  init(_ pattern: String, _ flags: RegexFlags) throws(RegexFailure) {
    self.pattern = pattern
    var parser = RegexParser(pattern, flags)
    node = try parser.parse()
    self.flags = parser.flags
    groupCount = parser.groups
    names = parser.names
  }

  override var typeName: String { "Pattern" }

  override func represent(_ interpreter: Interpreter) throws(Interruption) -> String {
    "re.compile(\(Interpreter.quoted(pattern)))"
  }

  override func attribute(
    _ name: String, _ interpreter: Interpreter
  ) throws(Interruption) -> Value? {
    switch name {
    case "pattern": return .text(pattern)
    case "flags": return .int(flags.rawValue | 32)
    case "groups": return .int(groupCount)
    case "groupindex":
      let dict = DictObject()
      for (name, number) in names.sorted(by: { $0.value < $1.value }) {
        dict.set(name, .int(number))
      }
      return .dict(dict)
    default:
      guard let function = REModule.Function(rawValue: name) else { return nil }
      return interpreter.builtin(name) {
        (interpreter, _, arguments) throws(Interruption) -> Value in
        if let unknown = interpreter.firstUnknown(arguments) { return .unknown(unknown) }
        // Only the methods of a pattern take `pos` and `endpos`.
        return try self.call(
          function, arguments, interpreter, from: arguments.value(1, "pos")?.integer,
          to: arguments.value(2, "endpos")?.integer)
      }
    }
  }

  func call(
    _ function: REModule.Function, _ arguments: CallArguments, _ interpreter: Interpreter,
    from first: Int? = nil, to last: Int? = nil
  ) throws(Interruption) -> Value {
    if function == .compile { return .host(self) }
    let isReplacement = function == .sub || function == .subn
    guard let text = arguments.value(isReplacement ? 1 : 0, "string")?.text else {
      throw interpreter.exception("TypeError", "expected string or bytes-like object")
    }
    var scalars = Array(text.unicodeScalars)
    try interpreter.charge(scalars.count * 4)
    let takesBounds = ![.split, .sub, .subn].contains(function)
    if takesBounds, let last { scalars.removeLast(max(0, scalars.count - max(0, last))) }
    var start = takesBounds ? min(max(0, first ?? 0), scalars.count) : 0
    // A text that ends before the place where it begins matches nothing.
    if takesBounds, let first, let last, first > last { start = scalars.count + 1 }
    switch function {
    case .match, .fullmatch:
      var matcher = RegexMatcher(scalars, flags, groups: groupCount, interpreter)
      guard start <= scalars.count,
        try matcher.match(node, at: start, full: function == .fullmatch)
      else { return .none }
      return .host(MatchStandIn(self, scalars, matcher.groups))
    case .search:
      guard let found = try next(scalars, &start, interpreter) else { return .none }
      return .host(found)
    case .findall:
      return .list(of: try all(scalars, from: start, interpreter).map(\.shortValue))
    case .finditer:
      return .iterator(ItemsIterator(try all(scalars, from: start, interpreter).map { .host($0) }))
    case .split:
      let limit = arguments.value(1, "maxsplit")?.integer ?? 0
      return .list(of: try split(scalars, limit, interpreter))
    case .sub, .subn:
      let limit = arguments.value(2, "count")?.integer ?? 0
      let (result, count) = try substitute(
        arguments.value(0, "repl") ?? .none, scalars, limit, interpreter)
      return function == .sub ? result : .tuple(of: [result, .int(count)])
    case .compile: return .host(self)
    }
  }

  /// The next match at or after `start`, which moves behind it.
  private func next(
    _ text: [Unicode.Scalar], _ start: inout Int, _ interpreter: Interpreter
  ) throws(Interruption) -> MatchStandIn? {
    var matcher = RegexMatcher(text, flags, groups: groupCount, interpreter)
    while start <= text.count {
      if try matcher.match(node, at: start, full: false) {
        let end = matcher.groups[0].end
        start = end == matcher.groups[0].start ? end + 1 : end
        return MatchStandIn(self, text, matcher.groups)
      }
      start += 1
    }
    return nil
  }

  private func all(
    _ text: [Unicode.Scalar], from start: Int = 0, _ interpreter: Interpreter
  ) throws(Interruption) -> [MatchStandIn] {
    var found: [MatchStandIn] = []
    var start = start
    while let match = try next(text, &start, interpreter) { found.append(match) }
    return found
  }

  private func split(
    _ text: [Unicode.Scalar], _ limit: Int, _ interpreter: Interpreter
  ) throws(Interruption) -> [Value] {
    var parts: [Value] = []
    var start = 0
    for match in try all(text, interpreter) {
      if limit > 0, parts.count >= limit { break }
      parts.append(.text(MatchStandIn.text(text[start..<match.groups[0].start])))
      for number in 1..<(groupCount + 1) { parts.append(match.group(number)) }
      start = match.groups[0].end
    }
    parts.append(.text(MatchStandIn.text(text[start...])))
    return parts
  }

  private func substitute(
    _ replacement: Value, _ text: [Unicode.Scalar], _ limit: Int, _ interpreter: Interpreter
  ) throws(Interruption) -> (Value, Int) {
    var result = ""
    var start = 0
    var count = 0
    for match in try all(text, interpreter) {
      if limit > 0, count >= limit { break }
      result += MatchStandIn.text(text[start..<match.groups[0].start])
      if let template = replacement.text {
        result += try match.expand(template, interpreter)
      } else {
        let value = try interpreter.call(replacement, CallArguments([.host(match)]))
        guard let part = value.text else { return (value, count) }
        result += part
      }
      try interpreter.charge(result.utf8.count / 8 + 16)
      start = match.groups[0].end
      count += 1
    }
    return (.text(result + MatchStandIn.text(text[start...])), count)
  }
}

/// A match.
final class MatchStandIn: HostObject {
  private let pattern: RegexStandIn
  private let text: [Unicode.Scalar]
  let groups: [(start: Int, end: Int)]

  init(_ pattern: RegexStandIn, _ text: [Unicode.Scalar], _ groups: [(start: Int, end: Int)]) {
    self.pattern = pattern
    self.text = text
    self.groups = groups
  }

  override var typeName: String { "Match" }

  static func text(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
  }

  func group(_ number: Int) -> Value {
    let group = groups[number]
    return group.start < 0 ? .none : .text(Self.text(text[group.start..<group.end]))
  }

  /// What `findall` gives for a match.
  var shortValue: Value {
    func text(_ number: Int) -> Value {
      let value = group(number)
      return value.isNone ? .text("") : value
    }
    switch groups.count {
    case 1: return group(0)
    case 2: return text(1)
    default: return .tuple(of: (1..<groups.count).map(text))
    }
  }

  private func number(_ key: Value, _ interpreter: Interpreter) throws(Interruption) -> Int {
    let number = key.integer ?? key.text.flatMap { pattern.names[$0] }
    guard let number, groups.indices.contains(number) else {
      throw interpreter.exception("IndexError", "no such group")
    }
    return number
  }

  override func item(_ key: Value, _ interpreter: Interpreter) throws(Interruption) -> Value? {
    group(try number(key, interpreter))
  }

  override func attribute(
    _ name: String, _ interpreter: Interpreter
  ) throws(Interruption) -> Value? {
    func method(_ body: @escaping NativeBody) -> Value { interpreter.builtin(name, body) }
    switch name {
    case "group":
      return method { (interpreter, _, arguments) throws(Interruption) -> Value in
        var values: [Value] = []
        for key in arguments.positional.isEmpty ? [.int(0)] : arguments.positional {
          values.append(self.group(try self.number(key, interpreter)))
        }
        return values.count == 1 ? values[0] : .tuple(of: values)
      }
    case "groups":
      return method { (_, _, arguments) throws(Interruption) -> Value in
        .tuple(
          of: (1..<self.groups.count).map {
            let value = self.group($0)
            return value.isNone ? arguments[0] ?? .none : value
          })
      }
    case "groupdict":
      return method { (_, _, _) throws(Interruption) -> Value in
        let dict = DictObject()
        for (name, number) in self.pattern.names.sorted(by: { $0.value < $1.value }) {
          dict.set(name, self.group(number))
        }
        return .dict(dict)
      }
    case "start", "end", "span":
      return method { (interpreter, _, arguments) throws(Interruption) -> Value in
        let group = self.groups[try self.number(arguments[0] ?? .int(0), interpreter)]
        switch name {
        case "start": return .int(group.start)
        case "end": return .int(group.end)
        default: return .tuple(of: [.int(group.start), .int(group.end)])
        }
      }
    case "expand":
      return method { (interpreter, _, arguments) throws(Interruption) -> Value in
        .text(try self.expand(arguments[0]?.text ?? "", interpreter))
      }
    case "string": return .text(Self.text(text[...]))
    case "re": return .host(pattern)
    case "lastindex":
      let last = groups.indices.last { $0 > 0 && groups[$0].start >= 0 }
      return last.map { .int($0) } ?? Value.none
    case "lastgroup":
      let last = groups.indices.last { $0 > 0 && groups[$0].start >= 0 }
      let name = pattern.names.first { $0.value == last }?.key
      return name.map { .text($0) } ?? Value.none
    default: return nil
    }
  }

  /// A replacement text with `\1` and `\g<name>` filled in.
  func expand(_ template: String, _ interpreter: Interpreter) throws(Interruption) -> String {
    let scalars = Array(template.unicodeScalars)
    var result = ""
    var index = 0
    while index < scalars.count {
      let scalar = scalars[index]
      index += 1
      guard scalar == "\\", index < scalars.count else {
        result.unicodeScalars.append(scalar)
        continue
      }
      let mark = scalars[index]
      index += 1
      switch mark {
      case "0"..."9":
        var value = Int(mark.value - 48)
        if value > 0, index < scalars.count, ("0"..."9").contains(scalars[index]) {
          value = value * 10 + Int(scalars[index].value - 48)
          index += 1
        }
        result += group(try number(.int(value), interpreter)).text ?? ""
      case "g":
        guard index < scalars.count, scalars[index] == "<",
          let close = scalars[index...].firstIndex(of: ">")
        else { throw interpreter.exception("ValueError", "missing group name") }
        let name = Self.text(scalars[(index + 1)..<close])
        let key: Value = Int(name).map { .int($0) } ?? .text(name)
        result += group(try number(key, interpreter)).text ?? ""
        index = close + 1
      case "n": result += "\n"
      case "t": result += "\t"
      case "r": result += "\r"
      case "\\": result += "\\"
      default:
        result.unicodeScalars.append(scalar)
        result.unicodeScalars.append(mark)
      }
    }
    return result
  }
}

/// `re`.
enum REModule: StandInModule {
  static let name = "re"

  /// The functions that need a pattern.
  enum Function: String, CaseIterable {
    case match, fullmatch, search, findall, finditer, split, sub, subn, compile
  }

  static func populate(_ module: ModuleObject, _ interpreter: Interpreter) {
    let error = TypeObject(
      "error", module: name, bases: [interpreter.types.exception], native: .object)
    error.mro = [error] + interpreter.types.exception.mro
    interpreter.set("error", in: module, .type(error))
    interpreter.set("PatternError", in: module, .type(error))
    for function in Function.allCases {
      interpreter.addFunction(function.rawValue, to: module) {
        (interpreter, _, arguments) throws(Interruption) -> Value in
        if let unknown = interpreter.firstUnknown(arguments) { return .unknown(unknown) }
        let compiled = try compile(function, arguments, error, interpreter)
        guard case .host(let host) = compiled, let regex = host as? RegexStandIn else {
          return compiled
        }
        var rest = arguments
        if !rest.positional.isEmpty { rest.positional.removeFirst() }
        return try regex.call(function, rest, interpreter)
      }
    }
    interpreter.addFunction("escape", to: module) {
      (interpreter, _, arguments) throws(Interruption) -> Value in
      guard let text = arguments[0]?.text else { return arguments[0] ?? .none }
      var result = String.UnicodeScalarView()
      for scalar in text.unicodeScalars {
        if "()[]{}?*+-|^$\\.&~# \t\n\r\u{0B}\u{0C}".unicodeScalars.contains(scalar) {
          result.append("\\")
        }
        result.append(scalar)
      }
      return .text(String(result))
    }
    interpreter.addSilent(["purge"], to: module)
    for (long, short, flag) in [
      ("IGNORECASE", "I", 2), ("MULTILINE", "M", 8), ("DOTALL", "S", 16), ("VERBOSE", "X", 64),
      ("ASCII", "A", 256), ("UNICODE", "U", 32), ("NOFLAG", "NOFLAG", 0),
    ] {
      interpreter.set(long, in: module, .int(flag))
      interpreter.set(short, in: module, .int(flag))
    }
    for name in ["Pattern", "Match"] {
      let type = interpreter.makeType(name, module: self.name)
      type.hooks.isInstance = { (interpreter, value) in interpreter.typeName(value) == name }
      interpreter.set(name, in: module, .type(type))
    }
  }

  private static func compile(
    _ function: Function, _ arguments: CallArguments, _ error: TypeObject,
    _ interpreter: Interpreter
  ) throws(Interruption) -> Value {
    let pattern = arguments.value(0, "pattern") ?? .none
    if case .host(let host) = pattern, host is RegexStandIn { return pattern }
    guard let text = pattern.text else {
      return interpreter.unknown(.unsupported, "a pattern of bytes")
    }
    let position: Int =
      switch function {
      case .compile: 1
      case .sub, .subn: 4
      case .split: 3
      default: 2
      }
    let flags = RegexFlags(rawValue: arguments.value(position, "flags")?.integer ?? 0)
    do throws(RegexFailure) {
      return .host(try RegexStandIn(text, flags))
    } catch {
      switch error {
      case .invalid(let message): throw interpreter.raise(self.error(interpreter), message)
      case .unsupported(let message):
        return interpreter.unknown(.unsupported, "regular expression with \(message)")
      }
    }
  }

  private static func error(_ interpreter: Interpreter) -> TypeObject {
    if let module = interpreter.modules[name],
      case .type(let type)? = interpreter.value("error", in: module)
    {
      return type
    }
    return interpreter.types.valueError
  }
}
