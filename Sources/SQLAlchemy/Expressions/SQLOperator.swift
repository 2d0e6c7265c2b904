/// An operator of SQLAlchemy's expressions.
enum SQLOperator: Hashable {
  case and, or, not
  case add, subtract, multiply, divide, floorDivide, modulo, negate
  case less, lessOrEqual, notEqual, greater, greaterOrEqual, equal
  case isDistinctFrom, isNotDistinctFrom, `is`, isNot, isTrue, isFalse
  case concatenate, match, notMatch, `in`, notIn
  case like, notLike, ilike, notIlike
  case contains, notContains, startsWith, notStartsWith, endsWith, notEndsWith
  case containsIgnoringCase, notContainsIgnoringCase
  case startsWithIgnoringCase, notStartsWithIgnoringCase
  case endsWithIgnoringCase, notEndsWithIgnoringCase
  case between, notBetween
  case regexpMatch, notRegexpMatch, regexpReplace
  case comma, from, `as`, collate, exists, distinct, any, all
  case descending, ascending, nullsFirst, nullsLast
  case bitXor, bitOr, bitAnd, bitNot, shiftLeft, shiftRight
  case item, jsonItem, jsonPathItem
  case filter
  /// The place of a condition: what stands there must be a truth value.
  case truth
  /// `op("…")` and the operators of one dialect.
  case custom(CustomOperator)
}

/// An operator that SQLAlchemy knows by its text only.
struct CustomOperator: Hashable {
  /// What stands between the operands.
  let text: String
  /// How tightly it binds.
  var precedence = 0
  /// Whether its result is a truth value.
  var isComparison = false
  /// Whether it goes between parentheses wherever it is part of another expression.
  var groupsEagerly = false
  /// Whether `a op b op c` needs no parentheses.
  var isSelfPrecedent = false
}

extension SQLOperator {
  /// SQLAlchemy's precedence; nil for an operator that its table lacks.
  private var precedence: Int? {
    switch self {
    case .from, .any, .all, .item, .jsonItem, .jsonPathItem: 15
    case .multiply, .divide, .floorDivide, .modulo, .negate, .bitNot: 8
    case .add, .subtract, .bitXor, .bitOr, .bitAnd, .shiftLeft, .shiftRight: 7
    case .filter: 6
    case .concatenate, .match, .notMatch, .regexpMatch, .notRegexpMatch, .regexpReplace, .ilike,
      .notIlike, .like, .notLike, .in, .notIn, .is, .isNot, .equal, .notEqual, .isDistinctFrom,
      .isNotDistinctFrom, .greater, .less, .greaterOrEqual, .lessOrEqual, .between, .notBetween,
      .distinct, .not, .isTrue, .isFalse:
      5
    case .collate: 4
    case .and, .descending, .ascending: 3
    case .or: 2
    case .exists: 0
    case .comma, .as: -1
    case .truth: -10
    case .custom(let custom): custom.precedence
    case .contains, .notContains, .startsWith, .notStartsWith, .endsWith, .notEndsWith,
      .containsIgnoringCase, .notContainsIgnoringCase, .startsWithIgnoringCase,
      .notStartsWithIgnoringCase, .endsWithIgnoringCase, .notEndsWithIgnoringCase, .nullsFirst,
      .nullsLast:
      nil
    }
  }

  /// Whether an expression of this operator needs parentheses as an operand of `outer`; nil is the
  /// outermost place, where SQLAlchemy groups when it is asked to.
  func needsParentheses(in outer: SQLOperator?) -> Bool {
    guard let outer else { return true }
    if self == outer, isSelfPrecedent { return false }
    return (precedence ?? -100) <= (outer.precedence ?? 100)
  }

  /// Whether operands of the same operator are joined into one list.
  var isAssociative: Bool {
    switch self {
    case .add, .multiply, .concatenate, .and, .or: true
    default: false
    }
  }

  /// Whether both operands may change places.
  var isCommutative: Bool {
    switch self {
    case .equal, .notEqual, .add, .multiply: true
    default: false
    }
  }

  private var isSelfPrecedent: Bool {
    switch self {
    case .item, .jsonItem, .jsonPathItem: true
    case .custom(let custom): custom.isSelfPrecedent
    default: isAssociative
    }
  }

  /// Whether SQLAlchemy counts the operator among those that give a truth value.
  var isBoolean: Bool {
    switch self {
    case .equal, .notEqual, .less, .greater, .greaterOrEqual, .lessOrEqual, .not, .isTrue,
      .isFalse, .and, .or:
      true
    case .custom(let custom): custom.isComparison
    default: false
    }
  }

  /// The operator with the operands changed over.
  var mirrored: SQLOperator {
    switch self {
    case .greater: .less
    case .less: .greater
    case .greaterOrEqual: .lessOrEqual
    case .lessOrEqual: .greaterOrEqual
    default: self
    }
  }

  /// The operator that says the opposite; nil when there is none.
  var opposite: SQLOperator? {
    switch self {
    case .equal: .notEqual
    case .notEqual: .equal
    case .less: .greaterOrEqual
    case .greaterOrEqual: .less
    case .greater: .lessOrEqual
    case .lessOrEqual: .greater
    case .is: .isNot
    case .isNot: .is
    case .isDistinctFrom: .isNotDistinctFrom
    case .isNotDistinctFrom: .isDistinctFrom
    case .in: .notIn
    case .notIn: .in
    case .like: .notLike
    case .notLike: .like
    case .ilike: .notIlike
    case .notIlike: .ilike
    case .contains: .notContains
    case .startsWith: .notStartsWith
    case .endsWith: .notEndsWith
    case .containsIgnoringCase: .notContainsIgnoringCase
    case .startsWithIgnoringCase: .notStartsWithIgnoringCase
    case .endsWithIgnoringCase: .notEndsWithIgnoringCase
    case .notContains: .contains
    case .notStartsWith: .startsWith
    case .notEndsWith: .endsWith
    case .notContainsIgnoringCase: .containsIgnoringCase
    case .notStartsWithIgnoringCase: .startsWithIgnoringCase
    case .notEndsWithIgnoringCase: .endsWithIgnoringCase
    case .between: .notBetween
    case .notBetween: .between
    case .match: .notMatch
    case .notMatch: .match
    case .regexpMatch: .notRegexpMatch
    case .notRegexpMatch: .regexpMatch
    default: nil
    }
  }

  /// How PostgreSQL's dialect writes it, with the gaps; nil for what has a form of its own.
  var text: String? {
    switch self {
    case .and: " AND "
    case .or: " OR "
    case .not: "NOT "
    case .add: " + "
    case .subtract: " - "
    case .multiply: " * "
    case .divide: " / "
    case .negate: "-"
    case .less: " < "
    case .lessOrEqual: " <= "
    case .notEqual: " != "
    case .greater: " > "
    case .greaterOrEqual: " >= "
    case .equal: " = "
    case .isDistinctFrom: " IS DISTINCT FROM "
    case .isNotDistinctFrom: " IS NOT DISTINCT FROM "
    case .concatenate: " || "
    case .in: " IN "
    case .notIn: " NOT IN "
    case .comma: ", "
    case .from: " FROM "
    case .as: " AS "
    case .is: " IS "
    case .isNot: " IS NOT "
    case .collate: " COLLATE "
    case .exists: "EXISTS "
    case .distinct: "DISTINCT "
    case .any: "ANY "
    case .all: "ALL "
    case .descending: " DESC"
    case .ascending: " ASC"
    case .nullsFirst: " NULLS FIRST"
    case .nullsLast: " NULLS LAST"
    case .bitXor: " # "
    case .bitOr: " | "
    case .bitAnd: " & "
    case .bitNot: "~"
    case .shiftLeft: " << "
    case .shiftRight: " >> "
    default: nil
    }
  }
}
