import PythonSyntax
import SourceText

/// Computes module-level expressions from constants: names, concatenation, formatting, indexing.
///
/// Everything else is unknown with its place; nothing is ever guessed.
struct ConstantEvaluator {
  let tree: PythonTree
  /// What each name is bound to so far.
  var names: [NameID: ConstantValue] = [:]

  private static let deepest = 200

  init(tree: PythonTree) { self.tree = tree }

  /// The value of `id` with the names bound so far.
  func value(_ id: ExpressionID, depth: Int = 0) -> ConstantValue {
    guard depth < Self.deepest else { return unknown("nested too deeply", id) }
    let depth = depth + 1
    switch tree.expression(id) {
    case .constant(let constant): return value(constant, id)
    case .name(let name, _): return value(name, id)
    case .tuple(let elements, _): return elementsValue(elements, id, depth, ConstantValue.tuple)
    case .list(let elements, _): return elementsValue(elements, id, depth, ConstantValue.list)
    case .set(let elements):
      return elementsValue(elements, id, depth) { elements in
        var distinct: [ConstantValue] = []
        for element in elements where !distinct.contains(element) { distinct.append(element) }
        return .set(distinct)
      }
    case .binOp(let left, let op, let right):
      return combine(value(left, depth: depth), op, value(right, depth: depth), id)
    case .unaryOp(.not, let operand):
      let operand = value(operand, depth: depth)
      return operand.truth.map { .bool(!$0) } ?? operand
    case .unaryOp(.uSub, let operand):
      if case .integer(let number) = value(operand, depth: depth) {
        return .integer(0 &- number)
      }
      return unknown("an arithmetic expression", id)
    case .boolOp(let op, let values): return shortCircuit(op, values, id, depth)
    case .ifExp(let test, let body, let orelse):
      let test = value(test, depth: depth)
      guard let truth = test.truth else { return test }
      return value(truth ? body : orelse, depth: depth)
    case .compare(let left, let ops, let comparators):
      return compare(left, ops, comparators, id, depth)
    case .joinedStr(let values): return joined(values, id, depth)
    case .subscript(let container, let index, _): return element(container, index, id, depth)
    case .call(let function, let args, let keywords):
      return call(function, args, keywords, id, depth)
    case .namedExpr(_, let assigned): return value(assigned, depth: depth)
    case .attribute(let object, let name, _):
      guard case .imported(let path, let offset) = value(object, depth: depth) else {
        return unknown("an attribute of an object", id)
      }
      return .imported("\(path).\(tree.name(name))", offset)
    case .dict: return unknown("a dictionary", id)
    case .lambda: return unknown("a lambda", id)
    case .listComp, .setComp, .dictComp, .generatorExp: return unknown("a comprehension", id)
    default: return unknown("an expression that is no constant", id)
    }
  }

  func unknown(_ reason: String, _ id: ExpressionID) -> ConstantValue {
    .unknown(reason, Int(tree.span(of: id).start))
  }

  private func value(_ constant: Constant, _ id: ExpressionID) -> ConstantValue {
    switch constant {
    case .none: return .none
    case .bool(let value): return .bool(value)
    case .string(let value):
      guard value.byteCount <= ConstantValue.longestText else { return unknown("a long text", id) }
      return .string(tree.text(value))
    case .integer(let literal):
      guard let number = tree.integer(literal) else { return unknown("a large number", id) }
      return .integer(number)
    case .bytes: return unknown("a bytes literal", id)
    default: return unknown("a number that is no integer", id)
    }
  }

  private func value(_ name: NameID, _ id: ExpressionID) -> ConstantValue {
    if let value = names[name] { return value }
    return unknown("the name \(tree.name(name)), which this file does not define before", id)
  }

  private func elementsValue(
    _ list: NodeList<ExpressionID>, _ id: ExpressionID, _ depth: Int,
    _ make: ([ConstantValue]) -> ConstantValue
  ) -> ConstantValue {
    guard list.count <= ConstantValue.mostElements else { return unknown("a long list", id) }
    var elements: [ConstantValue] = []
    elements.reserveCapacity(list.count)
    for element in tree[list] {
      if case .starred(let starred, _) = tree.expression(element) {
        let unpacked = value(starred, depth: depth)
        guard let inner = unpacked.elements else {
          return unpacked.gap == nil ? unknown("an unpacked value", element) : unpacked
        }
        guard elements.count + inner.count <= ConstantValue.mostElements else {
          return unknown("a long list", id)
        }
        elements += inner
      } else {
        elements.append(value(element, depth: depth))
      }
    }
    guard ConstantValue.isSmall(elements) else { return unknown("a long list", id) }
    return make(elements)
  }

  /// The value of a binary operator on two values.
  func combine(
    _ left: ConstantValue, _ op: Operator, _ right: ConstantValue, _ id: ExpressionID
  ) -> ConstantValue {
    if case .unknown = left { return left }
    if op == .mod, case .string(let format) = left {
      return ConstantFormat.percent(format, right) ?? right.gap.map {
        .unknown($0.reason, $0.offset)
      }
        ?? unknown("a % format", id)
    }
    if case .unknown = right { return right }
    switch (left, op, right) {
    case (.string(let a), .add, .string(let b)):
      guard a.utf8.count + b.utf8.count <= ConstantValue.longestText else { break }
      return .string(a + b)
    case (.tuple(let a), .add, .tuple(let b)):
      guard ConstantValue.isSmall(a + b) else { return unknown("a long list", id) }
      return .tuple(a + b)
    case (.list(let a), .add, .list(let b)):
      guard ConstantValue.isSmall(a + b) else { return unknown("a long list", id) }
      return .list(a + b)
    case (.integer(let a), .add, .integer(let b)): return .integer(a &+ b)
    case (.integer(let a), .sub, .integer(let b)): return .integer(a &- b)
    case (.set(let a), .bitOr, .set(let b)):
      guard ConstantValue.isSmall(a + b) else { return unknown("a long list", id) }
      return .set(a + b.filter { !a.contains($0) })
    default: break
    }
    return unknown("an operator on \(left.typeName) and \(right.typeName)", id)
  }

  private func shortCircuit(
    _ op: BoolOperator, _ values: NodeList<ExpressionID>, _ id: ExpressionID, _ depth: Int
  ) -> ConstantValue {
    var last = ConstantValue.none
    for operand in tree[values] {
      last = value(operand, depth: depth)
      guard let truth = last.truth else { return last }
      if truth == (op == .or) { return last }
    }
    return last
  }

  private func compare(
    _ left: ExpressionID, _ ops: NodeList<CompareOperator>,
    _ comparators: NodeList<ExpressionID>, _ id: ExpressionID, _ depth: Int
  ) -> ConstantValue {
    let a = value(left, depth: depth)
    guard ops.count == 1, let op = tree[ops].first, let other = tree[comparators].first else {
      return unknown("a comparison", id)
    }
    let b = value(other, depth: depth)
    if let gap = a.gap ?? b.gap { return .unknown(gap.reason, gap.offset) }
    switch op {
    case .eq: return .bool(a == b)
    case .notEq: return .bool(a != b)
    case .is where a == .none || b == .none: return .bool(a == b)
    case .isNot where a == .none || b == .none: return .bool(a != b)
    case .in: return b.elements.map { .bool($0.contains(a)) } ?? unknown("a comparison", id)
    case .notIn: return b.elements.map { .bool(!$0.contains(a)) } ?? unknown("a comparison", id)
    default: return unknown("a comparison", id)
    }
  }

  private func joined(
    _ values: NodeList<ExpressionID>, _ id: ExpressionID, _ depth: Int
  ) -> ConstantValue {
    var text = ""
    for part in tree[values] {
      switch tree.expression(part) {
      case .formattedValue(let inner, nil, nil), .formattedValue(let inner, .str, nil):
        let inner = value(inner, depth: depth)
        if case .unknown = inner { return inner }
        guard let piece = inner.text else { return unknown("a formatted value", part) }
        text += piece
      case .constant(.string(let piece)): text += tree.text(piece)
      default: return unknown("a formatted value", part)
      }
      guard text.utf8.count <= ConstantValue.longestText else { return unknown("a long text", id) }
    }
    return .string(text)
  }

  private func element(
    _ container: ExpressionID, _ index: ExpressionID, _ id: ExpressionID, _ depth: Int
  ) -> ConstantValue {
    let container = value(container, depth: depth)
    if case .unknown = container { return container }
    if case .slice(let lower, let upper, nil) = tree.expression(index) {
      return slice(container, lower, upper, id, depth)
    }
    let index = value(index, depth: depth)
    if case .unknown = index { return index }
    guard case .integer(let number) = index else { return unknown("an index", id) }
    switch container {
    case .string(let text):
      let scalars = Array(text.unicodeScalars)
      let place = number < 0 ? number + scalars.count : number
      guard scalars.indices.contains(place) else { return unknown("an index out of range", id) }
      return .string(String(scalars[place]))
    case .tuple(let elements), .list(let elements):
      let place = number < 0 ? number + elements.count : number
      guard elements.indices.contains(place) else { return unknown("an index out of range", id) }
      return elements[place]
    default: return unknown("an index into \(container.typeName)", id)
    }
  }

  private func slice(
    _ container: ConstantValue, _ lower: ExpressionID?, _ upper: ExpressionID?,
    _ id: ExpressionID, _ depth: Int
  ) -> ConstantValue {
    func bound(_ id: ExpressionID?, _ count: Int, _ standard: Int) -> Int? {
      guard let id else { return standard }
      guard case .integer(let number) = value(id, depth: depth) else { return nil }
      return min(max(number < 0 ? number + count : number, 0), count)
    }
    switch container {
    case .string(let text):
      let scalars = Array(text.unicodeScalars)
      guard let start = bound(lower, scalars.count, 0),
        let end = bound(upper, scalars.count, scalars.count)
      else { return unknown("a slice", id) }
      var cut = String.UnicodeScalarView()
      cut.append(contentsOf: scalars[start..<max(start, end)])
      return .string(String(cut))
    case .tuple(let elements), .list(let elements):
      guard let start = bound(lower, elements.count, 0),
        let end = bound(upper, elements.count, elements.count)
      else { return unknown("a slice", id) }
      let cut = Array(elements[start..<max(start, end)])
      if case .tuple = container { return .tuple(cut) }
      return .list(cut)
    default: return unknown("a slice of \(container.typeName)", id)
    }
  }
}
