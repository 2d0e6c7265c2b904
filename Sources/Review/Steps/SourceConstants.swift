import PythonSyntax
import SourceText

/// Texts that a file spells out.
extension RevisionSource {
  /// The string that an expression certainly is: a literal, or a name that is given one once.
  public func constantText(_ id: ExpressionID) -> String? {
    switch tree.expression(id) {
    case .constant(.string(let value)): return tree.text(value)
    case .binOp(let left, .add, let right):
      guard let left = constantText(left), let right = constantText(right) else { return nil }
      return left + right
    case .name(let name, _):
      guard let value = onlyValue(of: tree.name(name)),
        case .constant(.string(let text)) = tree.expression(value)
      else { return nil }
      return tree.text(text)
    default: return nil
    }
  }

  /// The expression of the literal behind `constantText`, where there is one.
  func literal(_ id: ExpressionID) -> ExpressionID? {
    switch tree.expression(id) {
    case .constant(.string): id
    case .name(let name, _): onlyValue(of: tree.name(name))
    default: nil
    }
  }

  /// What a name is assigned, where the file assigns it once.
  public func onlyValue(of name: String) -> ExpressionID? {
    var values: [ExpressionID] = []
    ExpressionWalk(tree).statements(tree.body) { id in
      switch tree.statement(id) {
      case .assign(let targets, let value):
        for target in tree[targets] where self.name(of: target) == name { values.append(value) }
      case .annAssign(let target, _, let value?, _) where self.name(of: target) == name:
        values.append(value)
      default: break
      }
      return true
    }
    return values.count == 1 ? values.first : nil
  }

  /// How far into the file the text of a plain string literal begins, and whether it is raw; nil for a
  /// literal whose text is not what stands there.
  func textStart(ofLiteral id: ExpressionID) -> (offset: Int, isRaw: Bool)? {
    guard case .constant(.string(let value)) = tree.expression(id) else { return nil }
    let text = Array(tree.text(value).utf8)
    let span = tree.span(of: id)
    let bytes = Array(file.bytes[span.range.clamped(to: 0..<file.bytes.count)])
    guard
      let first = bytes.firstIndex(where: { $0 == UInt8(ascii: "'") || $0 == UInt8(ascii: "\"") }),
      first <= 2
    else { return nil }
    let quote = bytes[first]
    let isTriple =
      bytes.count >= first + 6 && bytes[first + 1] == quote && bytes[first + 2] == quote
    let width = isTriple ? 3 : 1
    guard bytes.dropFirst(first + width).dropLast(width).elementsEqual(text) else { return nil }
    let isRaw = bytes[..<first].contains { $0 | 0x20 == UInt8(ascii: "r") }
    return (Int(span.start) + first + width, isRaw)
  }

  /// The last part of what is called: `commit` of `session.commit()`.
  func method(of call: SourceCall) -> String? {
    switch tree.expression(call.callee) {
    case .attribute(_, let attribute, _): tree.name(attribute)
    case .name(let name, _): tree.name(name)
    default: nil
    }
  }

  /// What a method is called on; nil for a plain name.
  func receiver(of call: SourceCall) -> ExpressionID? {
    if case .attribute(let value, _, _) = tree.expression(call.callee) { value } else { nil }
  }

  /// Whether `upgrade()` and `downgrade()` can come to a call: it stands in a function.
  func isInFunction(_ call: SourceCall) -> Bool { call.function != nil }

  /// Whether a top-level function raises an exception in its own body, as one does that says that
  /// there is no way back.
  func raises(_ function: String) -> Bool {
    guard let function = self.function(function) else { return false }
    return tree[function.body].contains {
      if case .raise = tree.statement($0) { true } else { false }
    }
  }
}
