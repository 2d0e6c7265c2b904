import PythonInterpreter
import PythonSyntax

/// The calls of `configure` in the text of an `env.py` that could not be run.
enum ConfigureCall {
  /// The literal keyword arguments of each call, in the order of the text.
  static func all(in source: [UInt8]) -> [[(name: String, value: Value)]] {
    let marker = Array(".configure(".utf8)
    var calls: [[(name: String, value: Value)]] = []
    var index = 0
    while index + marker.count <= source.count {
      guard source[index..<(index + marker.count)].elementsEqual(marker) else {
        index += 1
        continue
      }
      let open = index + marker.count - 1
      index = open + 1
      guard let end = closing(source, from: open) else { continue }
      let tree = PythonParser.parse([UInt8(ascii: "f")] + source[open...end])
      if let keywords = literals(tree) { calls.append(keywords) }
    }
    return calls
  }

  /// Whether the text passes a `target_metadata`.
  static func namesMetadata(_ source: [UInt8]) -> Bool {
    String(decoding: source, as: UTF8.self).contains("target_metadata")
  }

  /// The place of the parenthesis that closes the one at `open`; strings and comments are passed over.
  private static func closing(_ source: [UInt8], from open: Int) -> Int? {
    var depth = 0
    var quote: UInt8?
    var index = open
    while index < source.count {
      let byte = source[index]
      if let current = quote {
        if byte == UInt8(ascii: "\\") { index += 1 }
        if byte == current || byte == UInt8(ascii: "\n") { quote = nil }
      } else {
        switch byte {
        case UInt8(ascii: "'"), UInt8(ascii: "\""): quote = byte
        case UInt8(ascii: "#"):
          while index < source.count, source[index] != UInt8(ascii: "\n") { index += 1 }
        case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"): depth += 1
        case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"):
          depth -= 1
          if depth == 0 { return index }
        default: break
        }
      }
      index += 1
    }
    return nil
  }

  private static func literals(_ tree: PythonTree) -> [(name: String, value: Value)]? {
    guard let first = tree[tree.body].first, case .expr(let expression) = tree.statement(first),
      case .call(_, _, let keywords) = tree.expression(expression)
    else { return nil }
    return tree[keywords].compactMap { id in
      let keyword = tree.keyword(id)
      guard let name = keyword.arg, let value = literal(keyword.value, tree) else { return nil }
      return (tree.name(name), value)
    }
  }

  private static func literal(_ id: ExpressionID, _ tree: PythonTree) -> Value? {
    switch tree.expression(id) {
    case .constant(.bool(let truth)): return .bool(truth)
    case .constant(.none): return Value.none
    case .constant(.string(let text)): return .text(tree.text(text))
    case .dict(let keys, let values):
      let dict = DictObject()
      for (key, value) in zip(tree.optionals(keys), tree[values]) {
        guard let key, let name = tree.stringConstant(key), let value = literal(value, tree) else {
          return nil
        }
        dict.set(name, value)
      }
      return .dict(dict)
    default: return nil
    }
  }
}
