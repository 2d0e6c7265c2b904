extension DataType {
  /// The type as messages show it, without what stands in parentheses.
  var withoutModifiers: String {
    var type = self
    type.modifiers = []
    return type.description
  }
}

/// Which types PostgreSQL compares and converts on its own (`pg_cast`, `pg_operator`).
extension Schema {
  /// The type below a domain, or the type itself.
  public func baseType(of type: DataType) -> DataType {
    guard let name = type.userTypeName, !type.isArray,
      case .domain(let domain) = self.type(name)?.definition
    else { return type }
    return baseType(of: domain.base)
  }

  /// Whether a foreign key can hold values of one type against those of the other; what is not
  /// known is taken to be fine.
  public func canCompare(_ left: DataType, _ right: DataType) -> Bool {
    let (left, right) = (baseType(of: left), baseType(of: right))
    if left.isArray || right.isArray { return left.isArray == right.isArray }
    switch (left.base, right.base) {
    case (.unknown, _), (_, .unknown): return true
    case (.builtin(let one), .builtin(let other)):
      return one == other
        || Self.comparable.contains { $0.contains(one) && $0.contains(other) }
    case (.named(let one), .named(let other)):
      return canonical(one) == canonical(other) || !isEnumeration(one) || !isEnumeration(other)
    case (.named(let name), .builtin), (.builtin, .named(let name)):
      // An enumeration compares with nothing else; of other types we cannot tell.
      return !isEnumeration(name)
    }
  }

  private func isEnumeration(_ name: QualifiedName) -> Bool { type(name)?.labels != nil }

  private static let comparable: [Set<String>] = [
    ["smallint", "integer", "bigint", "numeric", "real", "double precision"],
    ["text", "character varying", "character", "bpchar", "name"],
    ["date", "timestamp without time zone", "timestamp with time zone"],
    ["inet", "cidr"], ["oid", "integer", "bigint", "smallint"],
  ]

  /// Whether `ALTER COLUMN … TYPE` needs no `USING`: an assignment cast exists.
  ///
  /// Types that are not known are taken to be convertible.
  public func canConvert(_ from: DataType, to target: DataType) -> Bool {
    let (from, target) = (baseType(of: from), baseType(of: target))
    if case .unknown = from.base { return true }
    if case .unknown = target.base { return true }
    if from.isArray != target.isArray { return target.isText }
    if from.isArray { return canConvert(from.element, to: target.element) }
    if from.base == target.base { return true }
    switch (from.base, target.base) {
    case (.builtin(let one), .builtin(let other)):
      return target.isText || Self.assignable[one]?.contains(other) == true
    case (.named(let name), .builtin):
      return target.isText || type(name) == nil
    case (.builtin, .named(let name)): return type(name) == nil
    case (.named(let one), .named(let other)):
      return canonical(one) == canonical(other) || type(one) == nil || type(other) == nil
    case (.unknown, _), (_, .unknown): return true
    }
  }

  private static let numbers: Set<String> = [
    "smallint", "integer", "bigint", "numeric", "real", "double precision",
  ]

  private static let assignable: [String: Set<String>] = [
    "smallint": numbers.union(["oid", "regclass"]),
    "integer": numbers.union(["oid", "money", "regclass"]),
    "bigint": numbers.union(["oid", "money", "regclass"]), "numeric": numbers.union(["money"]),
    "real": numbers, "double precision": numbers, "money": ["numeric"],
    "oid": ["integer", "bigint", "regclass"], "regclass": ["oid", "integer", "bigint"],
    "date": ["timestamp without time zone", "timestamp with time zone"],
    "timestamp without time zone": [
      "date", "time without time zone", "timestamp with time zone",
    ],
    "timestamp with time zone": [
      "date", "time without time zone", "timestamp without time zone", "time with time zone",
    ],
    "time without time zone": ["interval", "time with time zone"],
    "time with time zone": ["time without time zone"], "interval": ["time without time zone"],
    "json": ["jsonb"], "jsonb": ["json"], "cidr": ["inet"], "inet": ["cidr"],
    "macaddr": ["macaddr8"], "macaddr8": ["macaddr"], "bit": ["bit varying"],
    "bit varying": ["bit"], "text": ["regclass"], "character varying": ["regclass"],
    "point": ["box"], "lseg": ["point"], "box": ["polygon"], "path": ["polygon"],
    "polygon": ["path", "circle"], "circle": ["polygon"],
  ]
}

extension DataType {
  /// Whether it is one of the types of characters.
  fileprivate var isText: Bool {
    guard !isArray, let name = builtinName else { return false }
    return ["text", "character varying", "character", "bpchar", "name"].contains(name)
  }
}
