extension PythonTree {
  /// The expression `id` with its children.
  public func expression(_ id: ExpressionID) -> Expression {
    let node = node(id.rawValue)
    switch node.kind {
    case .boolOp:
      return .boolOp(op: node.flag == 0 ? .and : .or, values: list(node.a, node.b))
    case .namedExpr: return .namedExpr(target: child(node.a), value: child(node.b))
    case .binOp:
      return .binOp(
        left: child(node.a), op: Operator(rawValue: node.flag) ?? .add, right: child(node.b))
    case .unaryOp:
      return .unaryOp(op: UnaryOperator(rawValue: node.flag) ?? .not, operand: child(node.a))
    case .lambda: return .lambda(args: ArgumentsID(rawValue: node.a), body: child(node.b))
    case .ifExp:
      return .ifExp(test: child(node.a), body: child(node.b), orelse: child(node.c))
    case .dict:
      return .dict(keys: list(node.a, node.b), values: list(node.a + node.b, node.b))
    case .set: return .set(elts: list(node.a, node.b))
    case .listComp: return .listComp(elt: child(node.a), generators: list(node.b, node.c))
    case .setComp: return .setComp(elt: child(node.a), generators: list(node.b, node.c))
    case .dictComp:
      return .dictComp(key: child(node.a), value: child(node.b), generators: list(at: node.c))
    case .generatorExp: return .generatorExp(elt: child(node.a), generators: list(node.b, node.c))
    case .await: return .await(value: child(node.a))
    case .yield: return .yield(value: optional(node.a))
    case .yieldFrom: return .yieldFrom(value: child(node.a))
    case .compare:
      return .compare(
        left: child(node.a), ops: list(node.b + node.c, node.c), comparators: list(node.b, node.c))
    case .call:
      let count = lists[Int(node.b)]
      return .call(
        function: child(node.a), args: list(node.b + 2, count),
        keywords: list(node.b + 2 + count, lists[Int(node.b) + 1]))
    case .formattedValue:
      return .formattedValue(
        value: child(node.a), conversion: Conversion(rawValue: node.flag),
        formatSpec: optional(node.b))
    case .interpolation:
      return .interpolation(
        value: child(node.a), string: stringValue(self.node(node.c)),
        conversion: Conversion(rawValue: node.flag), formatSpec: optional(node.b))
    case .joinedStr: return .joinedStr(values: list(node.a, node.b))
    case .templateStr: return .templateStr(values: list(node.a, node.b))
    case .attribute:
      return .attribute(
        value: child(node.a), attr: NameID(rawValue: node.b), context: context(node))
    case .subscriptExpression:
      return .subscript(value: child(node.a), slice: child(node.b), context: context(node))
    case .starred: return .starred(value: child(node.a), context: context(node))
    case .name: return .name(NameID(rawValue: node.a), context: context(node))
    case .list: return .list(elts: list(node.a, node.b), context: context(node))
    case .tuple: return .tuple(elts: list(node.a, node.b), context: context(node))
    case .slice:
      return .slice(lower: optional(node.a), upper: optional(node.b), step: optional(node.c))
    default: return .constant(constant(node))
    }
  }

  /// The generator `id` of a comprehension with its children.
  public func comprehension(_ id: ComprehensionID) -> Comprehension {
    let node = node(id.rawValue)
    return Comprehension(
      target: child(node.a), iter: child(node.b), ifs: list(at: node.c), isAsync: node.flag != 0)
  }

  @inline(__always)
  func child(_ index: Int32) -> ExpressionID { ExpressionID(rawValue: index) }

  private func context(_ node: Node) -> ExpressionContext {
    ExpressionContext(rawValue: node.flag) ?? .load
  }

  func stringValue(_ node: Node) -> StringValue {
    StringValue(
      offset: node.a, length: node.b, isDecoded: node.small & 2 != 0,
      hasUnicodePrefix: node.small & 1 != 0)
  }

  func constant(_ node: Node) -> Constant {
    switch node.flag {
    case ConstantFlag.falseValue: return .bool(false)
    case ConstantFlag.trueValue: return .bool(true)
    case ConstantFlag.ellipsis: return .ellipsis
    case ConstantFlag.integer: return .integer(NumberLiteral(start: node.start, end: node.end))
    case ConstantFlag.float: return .float(floatValue(node))
    case ConstantFlag.imaginary: return .imaginary(floatValue(node))
    case ConstantFlag.string: return .string(stringValue(node))
    case ConstantFlag.bytes: return .bytes(stringValue(node))
    default: return .none
    }
  }
}
