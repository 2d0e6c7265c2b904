/// An expression with its children; the names are those of Python's `ast` module.
public enum Expression: Sendable {
  /// `a and b`, `a or b`, with all operands of one run.
  case boolOp(op: BoolOperator, values: NodeList<ExpressionID>)
  /// `target := value`.
  case namedExpr(target: ExpressionID, value: ExpressionID)
  /// A binary operator.
  case binOp(left: ExpressionID, op: Operator, right: ExpressionID)
  /// A unary operator.
  case unaryOp(op: UnaryOperator, operand: ExpressionID)
  /// `lambda args: body`.
  case lambda(args: ArgumentsID, body: ExpressionID)
  /// `body if test else orelse`.
  case ifExp(test: ExpressionID, body: ExpressionID, orelse: ExpressionID)
  /// `{key: value}`; a key is absent where `**value` is unpacked: `tree.optionals(keys)`.
  case dict(keys: NodeList<ExpressionID>, values: NodeList<ExpressionID>)
  /// `{a, b}`.
  case set(elts: NodeList<ExpressionID>)
  /// `[elt for …]`.
  case listComp(elt: ExpressionID, generators: NodeList<ComprehensionID>)
  /// `{elt for …}`.
  case setComp(elt: ExpressionID, generators: NodeList<ComprehensionID>)
  /// `{key: value for …}`.
  case dictComp(key: ExpressionID, value: ExpressionID, generators: NodeList<ComprehensionID>)
  /// `(elt for …)`.
  case generatorExp(elt: ExpressionID, generators: NodeList<ComprehensionID>)
  /// `await value`.
  case await(value: ExpressionID)
  /// `yield value`.
  case yield(value: ExpressionID?)
  /// `yield from value`.
  case yieldFrom(value: ExpressionID)
  /// A chain of comparisons: operator `n` stands before comparator `n`.
  case compare(
    left: ExpressionID, ops: NodeList<CompareOperator>, comparators: NodeList<ExpressionID>)
  /// A call.
  case call(
    function: ExpressionID, args: NodeList<ExpressionID>, keywords: NodeList<KeywordID>)
  /// A replacement field of an f-string.
  case formattedValue(
    value: ExpressionID, conversion: Conversion?, formatSpec: ExpressionID?)
  /// A replacement field of a t-string; `string` is the source text of the expression.
  case interpolation(
    value: ExpressionID, string: StringValue, conversion: Conversion?, formatSpec: ExpressionID?)
  /// An f-string: constants and formatted values.
  case joinedStr(values: NodeList<ExpressionID>)
  /// A t-string: constants and interpolations.
  case templateStr(values: NodeList<ExpressionID>)
  /// A literal.
  case constant(Constant)
  /// `value.attr`.
  case attribute(value: ExpressionID, attr: NameID, context: ExpressionContext)
  /// `value[slice]`.
  case `subscript`(value: ExpressionID, slice: ExpressionID, context: ExpressionContext)
  /// `*value`.
  case starred(value: ExpressionID, context: ExpressionContext)
  /// An identifier.
  case name(NameID, context: ExpressionContext)
  /// `[a, b]`.
  case list(elts: NodeList<ExpressionID>, context: ExpressionContext)
  /// `a, b`, with or without parentheses.
  case tuple(elts: NodeList<ExpressionID>, context: ExpressionContext)
  /// `lower:upper:step` in a subscript.
  case slice(lower: ExpressionID?, upper: ExpressionID?, step: ExpressionID?)
}

/// Whether an expression is read, bound or deleted.
public enum ExpressionContext: UInt8, Sendable, BitwiseCopyable {
  /// Read.
  case load
  /// Bound.
  case store
  /// Deleted.
  case del
}

/// `and` or `or`.
public enum BoolOperator: UInt8, Sendable, BitwiseCopyable {
  /// `and`.
  case and
  /// `or`.
  case or
}

/// A binary operator.
public enum Operator: UInt8, Sendable, BitwiseCopyable {
  /// `+`.
  case add
  /// `-`.
  case sub
  /// `*`.
  case mult
  /// `@`.
  case matMult
  /// `/`.
  case div
  /// `%`.
  case mod
  /// `**`.
  case pow
  /// `<<`.
  case lShift
  /// `>>`.
  case rShift
  /// `|`.
  case bitOr
  /// `^`.
  case bitXor
  /// `&`.
  case bitAnd
  /// `//`.
  case floorDiv
}

/// A unary operator.
public enum UnaryOperator: UInt8, Sendable, BitwiseCopyable {
  /// `~`.
  case invert
  /// `not`.
  case not
  /// `+`.
  case uAdd
  /// `-`.
  case uSub
}

/// A comparison operator; in a tree's storage its raw value is the index.
public enum CompareOperator: TreeIndex {
  /// `==`.
  case eq
  /// `!=`.
  case notEq
  /// `<`.
  case lt
  /// `<=`.
  case ltE
  /// `>`.
  case gt
  /// `>=`.
  case gtE
  /// `is`.
  case `is`
  /// `is not`.
  case isNot
  /// `in`.
  case `in`
  /// `not in`.
  case notIn

  /// The number of the operator in the order above, from 0.
  public var rawValue: Int32 {
    switch self {
    case .eq: 0
    case .notEq: 1
    case .lt: 2
    case .ltE: 3
    case .gt: 4
    case .gtE: 5
    case .is: 6
    case .isNot: 7
    case .in: 8
    case .notIn: 9
    }
  }

  /// The operator with that number; what no operator has reads as `not in`.
  public init(rawValue: Int32) {
    switch rawValue {
    case 0: self = .eq
    case 1: self = .notEq
    case 2: self = .lt
    case 3: self = .ltE
    case 4: self = .gt
    case 5: self = .gtE
    case 6: self = .is
    case 7: self = .isNot
    case 8: self = .in
    default: self = .notIn
    }
  }
}

/// `!s`, `!r` or `!a` in a replacement field.
public enum Conversion: UInt8, Sendable, BitwiseCopyable {
  /// `!s`.
  case str = 115
  /// `!r`.
  case repr = 114
  /// `!a`.
  case ascii = 97
}

/// One keyword argument.
public struct Keyword: Sendable {
  /// The name; nil for `**value`.
  public let arg: NameID?
  /// The value.
  public let value: ExpressionID
}

/// One `for … in … if …` of a comprehension.
public struct Comprehension: Sendable {
  /// What each element is bound to.
  public let target: ExpressionID
  /// What is iterated.
  public let iter: ExpressionID
  /// The conditions.
  public let ifs: NodeList<ExpressionID>
  /// Whether it is an `async for`.
  public let isAsync: Bool
}
