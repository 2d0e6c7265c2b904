/// What a node is; the names are those of Python's `ast` module.
enum NodeKind: UInt8, BitwiseCopyable {
  case none

  case functionDef, asyncFunctionDef, classDef
  case returnStatement, delete, assign, typeAlias, augAssign, annAssign
  case forLoop, asyncFor, whileLoop, ifStatement, with, asyncWith
  case match, raise, tryStatement, tryStar, assert
  case importNames, importFrom, global, nonlocal
  case expr, pass, breakStatement, continueStatement

  case boolOp, namedExpr, binOp, unaryOp, lambda, ifExp, dict, set
  case listComp, setComp, dictComp, generatorExp
  case await, yield, yieldFrom, compare, call
  case formattedValue, interpolation, joinedStr, templateStr, constant
  case attribute, subscriptExpression, starred, name, list, tuple, slice

  case comprehension, exceptHandler, arguments, arg, keyword, alias, withItem, matchCase
  case matchValue, matchSingleton, matchSequence, matchMapping, matchClass
  case matchStar, matchAs, matchOr
  case typeVar, paramSpec, typeVarTuple
}

/// One node of the arena: 24 bytes, children by index.
///
/// What `flag`, `small`, `a`, `b` and `c` mean depends on `kind`; the accessors of `PythonTree` are
/// the only readers. An index of 0 stands for "absent": node 0 is a placeholder.
struct Node: BitwiseCopyable {
  var kind: NodeKind
  var flag: UInt8
  var small: UInt16
  var start: UInt32
  var end: UInt32
  var a: Int32
  var b: Int32
  var c: Int32
}

/// The type of a constant, kept in the `flag` of its node.
enum ConstantFlag {
  static let none: UInt8 = 0
  static let falseValue: UInt8 = 1
  static let trueValue: UInt8 = 2
  static let ellipsis: UInt8 = 3
  static let integer: UInt8 = 4
  static let float: UInt8 = 5
  static let imaginary: UInt8 = 6
  static let string: UInt8 = 7
  static let bytes: UInt8 = 8
}
