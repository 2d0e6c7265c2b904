import PythonSyntax

extension ConstantEvaluator {
  /// Calls of a few built-in functions and string methods on constants.
  func call(
    _ function: ExpressionID, _ args: NodeList<ExpressionID>, _ keywords: NodeList<KeywordID>,
    _ id: ExpressionID, _ depth: Int
  ) -> ConstantValue {
    var positional: [ConstantValue] = []
    for argument in tree[args] {
      if case .starred = tree.expression(argument) {
        return unknown("unpacked arguments", argument)
      }
      positional.append(value(argument, depth: depth))
    }
    switch tree.expression(function) {
    case .name(let name, _):
      guard names[name] == nil, keywords.isEmpty else { break }
      return builtIn(tree.name(name), positional) ?? unknownCall(positional, id)
    case .attribute(let object, let method, _):
      let object = value(object, depth: depth)
      guard case .string(let text) = object else {
        return object.gap.map { .unknown($0.reason, $0.offset) } ?? unknown("a call", id)
      }
      var named: [String: ConstantValue] = [:]
      for keyword in tree[keywords] {
        let keyword = tree.keyword(keyword)
        guard let name = keyword.arg else { return unknown("unpacked arguments", id) }
        named[tree.name(name)] = value(keyword.value, depth: depth)
      }
      return self.method(tree.name(method), text, positional, named)
        ?? unknownCall(positional + named.values, id)
    default: break
    }
    return unknown("a call", id)
  }

  private func unknownCall(_ arguments: [ConstantValue], _ id: ExpressionID) -> ConstantValue {
    for argument in arguments {
      if let gap = argument.gap { return .unknown(gap.reason, gap.offset) }
    }
    return unknown("a call", id)
  }

  private func builtIn(_ name: String, _ arguments: [ConstantValue]) -> ConstantValue? {
    guard arguments.count <= 1 else { return nil }
    guard let argument = arguments.first else {
      switch name {
      case "tuple": return .tuple([])
      case "list": return .list([])
      case "set", "frozenset": return .set([])
      case "str": return .string("")
      default: return nil
      }
    }
    switch name {
    case "str": return argument.text.map(ConstantValue.string)
    case "tuple": return argument.elements.map(ConstantValue.tuple)
    case "list": return argument.elements.map(ConstantValue.list)
    case "set", "frozenset":
      guard argument.gap == nil, let elements = argument.elements else { return nil }
      var distinct: [ConstantValue] = []
      for element in elements where !distinct.contains(element) { distinct.append(element) }
      return .set(distinct)
    default: return nil
    }
  }

  private func method(
    _ name: String, _ text: String, _ arguments: [ConstantValue],
    _ named: [String: ConstantValue]
  ) -> ConstantValue? {
    if name == "format" { return ConstantFormat.braces(text, arguments, named) }
    guard named.isEmpty else { return nil }
    switch (name, arguments.count) {
    case ("lower", 0): return .string(text.lowercased())
    case ("upper", 0): return .string(text.uppercased())
    case ("strip", 0): return .string(PythonText.strip(text))
    case ("join", 1):
      guard let elements = arguments[0].elements else { return nil }
      if case .set = arguments[0], elements.count > 1 { return nil }
      var pieces: [String] = []
      for element in elements {
        guard case .string(let piece) = element else { return nil }
        pieces.append(piece)
      }
      return Self.bounded(pieces.joined(separator: text))
    case ("split", 0):
      let words = text.unicodeScalars.split(whereSeparator: PythonText.isSpace)
      guard words.count <= ConstantValue.mostElements else { return nil }
      return .list(words.map { .string(String($0)) })
    case ("replace", 2):
      guard case .string(let old) = arguments[0], case .string(let new) = arguments[1],
        !old.isEmpty
      else { return nil }
      return Self.bounded(Self.replace(old, with: new, in: text))
    default: return nil
    }
  }

  private static func bounded(_ text: String) -> ConstantValue? {
    text.utf8.count <= ConstantValue.longestText ? .string(text) : nil
  }

  private static func replace(_ old: String, with new: String, in text: String) -> String {
    let pattern = Array(old.utf8)
    let bytes = Array(text.utf8)
    var result: [UInt8] = []
    var index = 0
    while index < bytes.count {
      if bytes[index...].starts(with: pattern) {
        result += new.utf8
        index += pattern.count
      } else {
        result.append(bytes[index])
        index += 1
      }
    }
    return String(decoding: result, as: UTF8.self)
  }
}
