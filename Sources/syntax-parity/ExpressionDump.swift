import PythonSyntax

extension TreeDump {
  mutating func expression(_ id: ExpressionID) {
    switch tree.expression(id) {
    case .boolOp(let op, let values):
      open("BoolOp")
      operatorName("op", op == .and ? "And" : "Or")
      expressions("values", values)
    case .namedExpr(let target, let value):
      open("NamedExpr")
      expression("target", target)
      expression("value", value)
    case .binOp(let left, let op, let right):
      open("BinOp")
      expression("left", left)
      operatorName("op", Self.name(of: op))
      expression("right", right)
    case .unaryOp(let op, let operand):
      open("UnaryOp")
      operatorName("op", Self.name(of: op))
      expression("operand", operand)
    case .lambda(let args, let body):
      open("Lambda")
      field("args")
      arguments(args)
      expression("body", body)
    case .ifExp(let test, let body, let orelse):
      open("IfExp")
      expression("test", test)
      expression("body", body)
      expression("orelse", orelse)
    case .dict(let keys, let values):
      open("Dict")
      expressions("keys", keys)
      expressions("values", values)
    case .set(let elts):
      open("Set")
      expressions("elts", elts)
    case .listComp(let elt, let generators): comprehension("ListComp", elt, generators)
    case .setComp(let elt, let generators): comprehension("SetComp", elt, generators)
    case .generatorExp(let elt, let generators): comprehension("GeneratorExp", elt, generators)
    case .dictComp(let key, let value, let generators):
      open("DictComp")
      expression("key", key)
      expression("value", value)
      list("generators", generators) { $0.generator($1) }
    case .await(let value):
      open("Await")
      expression("value", value)
    case .yield(let value):
      open("Yield")
      expression("value", value)
    case .yieldFrom(let value):
      open("YieldFrom")
      expression("value", value)
    case .compare(let left, let ops, let comparators):
      open("Compare")
      expression("left", left)
      list("ops", ops) { $0.comparison($1) }
      expressions("comparators", comparators)
    case .call(let function, let args, let keywords):
      open("Call")
      expression("func", function)
      expressions("args", args)
      list("keywords", keywords) { $0.keyword($1) }
    case .formattedValue(let value, let conversion, let spec):
      open("FormattedValue")
      field(value: value, conversion: conversion, spec: spec, string: nil)
    case .interpolation(let value, let string, let conversion, let spec):
      open("Interpolation")
      field(value: value, conversion: conversion, spec: spec, string: string)
    case .joinedStr(let values):
      open("JoinedStr")
      expressions("values", values)
    case .templateStr(let values):
      open("TemplateStr")
      expressions("values", values)
    case .constant(let value):
      open("Constant")
      field("value")
      constant(value)
      if case .string(let string) = value, string.hasUnicodePrefix {
        field("kind")
        write("'u'")
      }
    case .attribute(let value, let attr, let context):
      open("Attribute")
      expression("value", value)
      name("attr", attr)
      write(context)
    case .subscript(let value, let slice, let context):
      open("Subscript")
      expression("value", value)
      expression("slice", slice)
      write(context)
    case .starred(let value, let context):
      open("Starred")
      expression("value", value)
      write(context)
    case .name(let name, let context):
      open("Name")
      self.name("id", name)
      write(context)
    case .list(let elts, let context):
      open("List")
      expressions("elts", elts)
      write(context)
    case .tuple(let elts, let context):
      open("Tuple")
      expressions("elts", elts)
      write(context)
    case .slice(let lower, let upper, let step):
      open("Slice")
      expression("lower", lower)
      expression("upper", upper)
      expression("step", step)
    }
    close(id)
  }

  private mutating func field(
    value: ExpressionID, conversion: Conversion?, spec: ExpressionID?, string: StringValue?
  ) {
    expression("value", value)
    if let string {
      field("str")
      quoted(tree.bytes(string))
    }
    integer("conversion", conversion.map { Int($0.rawValue) } ?? -1)
    expression("format_spec", spec)
  }

  private mutating func comprehension(
    _ kind: StaticString, _ element: ExpressionID, _ generators: NodeList<ComprehensionID>
  ) {
    open(kind)
    expression("elt", element)
    list("generators", generators) { $0.generator($1) }
  }

  private mutating func generator(_ id: ComprehensionID) {
    let generator = tree.comprehension(id)
    open("comprehension")
    expression("target", generator.target)
    expression("iter", generator.iter)
    expressions("ifs", generator.ifs)
    integer("is_async", generator.isAsync ? 1 : 0)
    out.append(UInt8(ascii: ")"))
  }

  private mutating func write(_ context: ExpressionContext) {
    switch context {
    case .load: operatorName("ctx", "Load")
    case .store: operatorName("ctx", "Store")
    case .del: operatorName("ctx", "Del")
    }
  }

  private mutating func comparison(_ op: CompareOperator) {
    switch op {
    case .eq: write("Eq()")
    case .notEq: write("NotEq()")
    case .lt: write("Lt()")
    case .ltE: write("LtE()")
    case .gt: write("Gt()")
    case .gtE: write("GtE()")
    case .is: write("Is()")
    case .isNot: write("IsNot()")
    case .in: write("In()")
    case .notIn: write("NotIn()")
    }
  }

  static func name(of op: Operator) -> StaticString {
    switch op {
    case .add: "Add"
    case .sub: "Sub"
    case .mult: "Mult"
    case .matMult: "MatMult"
    case .div: "Div"
    case .mod: "Mod"
    case .pow: "Pow"
    case .lShift: "LShift"
    case .rShift: "RShift"
    case .bitOr: "BitOr"
    case .bitXor: "BitXor"
    case .bitAnd: "BitAnd"
    case .floorDiv: "FloorDiv"
    }
  }

  private static func name(of op: UnaryOperator) -> StaticString {
    switch op {
    case .invert: "Invert"
    case .not: "Not"
    case .uAdd: "UAdd"
    case .uSub: "USub"
    }
  }
}
