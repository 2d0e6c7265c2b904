import Schema

/// The types and casts that PostgreSQL's parser gives to operators and calls, as far as they are
/// followed here.
enum CatalogTyping {
  private static let text = DataType.builtin("text")
  private static let integers = ["smallint", "integer", "bigint"]
  private static let approximate = ["real", "double precision"]
  private static let moments = [
    "date", "timestamp with time zone", "timestamp without time zone",
  ]

  /// Whether values of a type are followed: those of enumerations and of PostgreSQL's own types.
  static func isFollowed(_ type: DataType, _ schema: Schema) -> Bool {
    switch type.base {
    case .builtin: true
    case .named(let name): schema.type(name)?.labels != nil
    case .unknown: false
    }
  }

  /// The type of a literal of digits.
  static func integer(_ digits: String) -> DataType {
    if Int32(digits) != nil { return .builtin("integer") }
    return .builtin(Int64(digits) != nil ? "bigint" : "numeric")
  }

  /// The node with the type that its place asks for.
  static func coerced(
    _ node: CatalogNode, to type: DataType
  ) throws(NotFollowed) -> CatalogNode {
    var target = type
    target.modifiers = []
    if case .constant(.string(let value), nil) = node { return try literal(value, target) }
    guard let current = node.type else { throw NotFollowed() }
    if current.base == target.base, current.isArray == target.isArray { return node }
    guard !current.isArray, !target.isArray, let from = current.builtinName,
      let to = target.builtinName
    else { throw NotFollowed() }
    let numbers = integers + ["numeric"] + approximate
    if let low = numbers.firstIndex(of: from), let high = numbers.firstIndex(of: to), low < high {
      return .cast(node, target, isImplicit: true)
    }
    if from == "character varying", to == "text" {
      return .cast(node, target, isImplicit: true)
    }
    throw NotFollowed()
  }

  /// A string literal as a value of a type, worded as the type's output function does.
  private static func literal(_ value: String, _ type: DataType) throws(NotFollowed) -> CatalogNode
  {
    let string = CatalogNode.constant(.string(value), type)
    guard !type.isArray, let name = type.builtinName else { return string }
    switch name {
    case "smallint", "integer", "bigint":
      guard let number = Int64(value) else { throw NotFollowed() }
      return .constant(.number(String(number)), type)
    case "numeric":
      guard Double(value) != nil, !value.contains("e") else { throw NotFollowed() }
      return .constant(.number(value), type)
    case "boolean":
      switch value.lowercased() {
      case "t", "true", "y", "yes", "on", "1": return .constant(.bool(true), type)
      case "f", "false", "n", "no", "off", "0": return .constant(.bool(false), type)
      default: throw NotFollowed()
      }
    case "text", "character varying", "json", "uuid", "regclass", "regconfig", "real",
      "double precision", "bpchar", "inet", "citext":
      return string
    case "character": return .constant(.string(value), type)
    case "jsonb":
      guard ["{}", "[]", "null", "true", "false"].contains(value) else { throw NotFollowed() }
      return string
    case "interval":
      let words = value.split(separator: " ")
      guard words.count == 2, let count = Int(words[0]), count > 0 else { throw NotFollowed() }
      let units = ["day", "mon", "year"]
      guard let unit = units.first(where: { words[1].hasPrefix($0) }) else { throw NotFollowed() }
      return .constant(.string("\(count) \(unit)\(count == 1 ? "" : "s")"), type)
    case "timestamp with time zone", "timestamp without time zone":
      guard let moment = CatalogMoment(value) else { throw NotFollowed() }
      let isZoned = name == "timestamp with time zone"
      return .constant(.string(isZoned ? moment.withTimeZone : moment.withoutTimeZone), type)
    case "time without time zone":
      guard let time = CatalogMoment.timeOfDay(value) else { throw NotFollowed() }
      return .constant(.string(time), type)
    case "date":
      guard value.utf8.count == 10, value.split(separator: "-").count == 3 else {
        throw NotFollowed()
      }
      return string
    default: throw NotFollowed()
    }
  }

  /// `value::type`.
  static func explicit(_ node: CatalogNode, _ type: DataType) throws(NotFollowed) -> CatalogNode {
    if case .constant(.string(let value), nil) = node {
      guard type.modifiers.isEmpty || type.builtinName == "character" else { throw NotFollowed() }
      return try literal(value, type)
    }
    if case .constant(.null, _) = node {
      return .constant(.null, type)
    }
    if case .array(let items, _) = node, items.isEmpty { return .array([], type) }
    if let current = node.type, current == type { return node }
    guard node.type != nil else { throw NotFollowed() }
    return .cast(node, type, isImplicit: false)
  }

  /// `ARRAY[…]`.
  static func array(_ items: [CatalogNode]) throws(NotFollowed) -> CatalogNode {
    guard let first = items.first else { return .array([], nil) }
    var element = first.type ?? text
    let typed = try items.map { (item) throws(NotFollowed) in try coerced(item, to: element) }
    element.modifiers = []
    element.isArray = true
    return .array(typed, element)
  }

  /// `=`, `<` and their like.
  static func comparison(
    _ name: String, _ left: CatalogNode, _ right: CatalogNode
  ) throws(NotFollowed) -> CatalogNode {
    let (first, second) = try matched(left, right)
    return .operation(name, first, second, .builtin("boolean"))
  }

  /// Both sides as an operator of two equal types takes them.
  private static func matched(
    _ left: CatalogNode, _ right: CatalogNode
  ) throws(NotFollowed) -> (CatalogNode, CatalogNode) {
    if left.isOpenLiteral {
      let (second, first) = try matched(right, left)
      return (first, second)
    }
    guard let from = left.type, !from.isArray else { throw NotFollowed() }
    let base = from.builtinName ?? ""
    if base == "character varying" {
      return (try coerced(left, to: text), try coerced(right, to: text))
    }
    if base == "character" {
      guard right.isOpenLiteral else { throw NotFollowed() }
      return (left, try coerced(right, to: .builtin("bpchar")))
    }
    if right.isOpenLiteral { return (left, try coerced(right, to: from)) }
    guard let to = right.type, !to.isArray else { throw NotFollowed() }
    let other = to.builtinName ?? ""
    if from.base == to.base { return (left, right) }
    if integers.contains(base), integers.contains(other) { return (left, right) }
    if moments.contains(base), moments.contains(other) { return (left, right) }
    if base == "text" || other == "text" {
      return (try coerced(left, to: text), try coerced(right, to: text))
    }
    let numbers = integers + ["numeric"]
    if numbers.contains(base), numbers.contains(other) {
      return (
        try coerced(left, to: .builtin("numeric")), try coerced(right, to: .builtin("numeric"))
      )
    }
    let double = DataType.builtin("double precision")
    if approximate.contains(base) {
      return (left, approximate.contains(other) ? right : try coerced(right, to: double))
    }
    if approximate.contains(other) { return (try coerced(left, to: double), right) }
    throw NotFollowed()
  }

  /// Operators of strings.
  static func textual(
    _ name: String, _ left: CatalogNode, _ right: CatalogNode, _ result: String
  ) throws(NotFollowed) -> CatalogNode {
    .operation(
      name, try coerced(left, to: text), try coerced(right, to: text), .builtin(result))
  }

  /// Operators of JSON.
  static func document(
    _ name: String, _ left: CatalogNode, _ right: CatalogNode
  ) throws(NotFollowed) -> CatalogNode {
    guard let type = left.type, let base = type.builtinName, !type.isArray,
      base == "jsonb" || base == "json"
    else { throw NotFollowed() }
    switch name {
    case "->", "->>":
      let key = right.isOpenLiteral ? try coerced(right, to: text) : right
      return .operation(name, left, key, name == "->" ? type : text)
    case "?": return .operation(name, left, try coerced(right, to: text), .builtin("boolean"))
    case "@>", "<@":
      return .operation(name, left, try coerced(right, to: type), .builtin("boolean"))
    default: throw NotFollowed()
    }
  }

  /// `+ - * / %`.
  static func arithmetic(
    _ name: String, _ left: CatalogNode, _ right: CatalogNode
  ) throws(NotFollowed) -> CatalogNode {
    if let base = left.type?.builtinName, base.hasPrefix("timestamp"), name == "+" || name == "-" {
      let other = right.isOpenLiteral ? try coerced(right, to: .builtin("interval")) : right
      guard other.type?.builtinName == "interval" else { throw NotFollowed() }
      return .operation(name, left, other, left.type)
    }
    let numbers = integers + ["numeric"] + approximate
    guard let low = left.type?.builtinName, let high = right.type?.builtinName,
      numbers.contains(low), numbers.contains(high)
    else { throw NotFollowed() }
    let (first, second) = try matched(left, right)
    let wider = [low, high].max {
      (numbers.firstIndex(of: $0) ?? 0) < (numbers.firstIndex(of: $1) ?? 0)
    }
    return .operation(name, first, second, .builtin(wider ?? low))
  }

  /// A call of a function.
  static func call(_ name: String, _ arguments: [CatalogNode]) throws(NotFollowed) -> CatalogNode {
    if name == "coalesce" { return try coalesce(arguments) }
    if let (types, result) = functions[name], types.count == arguments.count {
      var typed: [CatalogNode] = []
      for (argument, type) in zip(arguments, types) {
        typed.append(try coerced(argument, to: .builtin(type)))
      }
      return .call(name, typed, .builtin(result))
    }
    // What an unknown function makes of a string is not known.
    for argument in arguments {
      guard let type = argument.type, type.builtinName != "character varying" else {
        throw NotFollowed()
      }
    }
    return .call(name, arguments, nil)
  }

  private static func coalesce(_ arguments: [CatalogNode]) throws(NotFollowed) -> CatalogNode {
    guard let type = arguments.lazy.compactMap(\.type).first else { throw NotFollowed() }
    let typed = try arguments.map { (argument) throws(NotFollowed) in
      try coerced(argument, to: type)
    }
    return .call("COALESCE", typed, type)
  }

  private static let functions: [String: ([String], String)] = [
    "lower": (["text"], "text"), "upper": (["text"], "text"), "initcap": (["text"], "text"),
    "md5": (["text"], "text"), "reverse": (["text"], "text"), "btrim": (["text"], "text"),
    "ltrim": (["text"], "text"), "rtrim": (["text"], "text"), "length": (["text"], "integer"),
    "char_length": (["text"], "integer"), "character_length": (["text"], "integer"),
    "octet_length": (["text"], "integer"), "left": (["text", "integer"], "text"),
    "now": ([], "timestamptz"), "clock_timestamp": ([], "timestamptz"),
    "statement_timestamp": ([], "timestamptz"), "transaction_timestamp": ([], "timestamptz"),
    "timezone": (["text", "timestamptz"], "timestamp"), "gen_random_uuid": ([], "uuid"),
    "uuid_generate_v4": ([], "uuid"), "random": ([], "double precision"),
    "nextval": (["regclass"], "bigint"), "to_tsvector": (["regconfig", "text"], "tsvector"),
  ]
}
