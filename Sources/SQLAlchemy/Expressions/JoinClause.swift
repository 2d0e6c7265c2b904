import PythonInterpreter

/// `join(a, b, condition)`.
final class JoinClause: FromClause {
  enum Kind: String {
    case inner = " JOIN "
    case left = " LEFT OUTER JOIN "
    case full = " FULL OUTER JOIN "
  }

  let left: FromClause
  let right: FromClause
  private let condition: ColumnElement
  private let kind: Kind

  init(
    _ left: FromClause, _ right: FromClause, _ condition: ColumnElement, _ kind: Kind,
    _ interpreter: Interpreter
  ) {
    self.left = left
    self.right = right
    self.condition = condition
    self.kind = kind
    super.init(interpreter.sqlClass("Join"), interpreter)
  }

  /// A join; without a condition, the one that the foreign keys give.
  static func make(
    _ left: FromClause, _ right: FromClause, _ condition: ColumnElement?, _ kind: Kind,
    _ interpreter: Interpreter
  ) throws(Interruption) -> JoinClause {
    let on: ColumnElement
    if let condition {
      on = condition
    } else {
      on = try ForeignKeyJoin(left: left, right: right, interpreter: interpreter).condition()
    }
    return JoinClause(left, right, on.grouped(in: .truth), kind, interpreter)
  }

  /// `table.join(other, condition, isouter, full)`.
  static func make(
    _ left: FromClause, _ arguments: CallArguments, _ kind: Kind
  ) throws(Interruption) -> Value {
    let interpreter = left.interpreter
    let target = arguments.value(0, "right") ?? .none
    if case .unknown = target { return target }
    var condition: ColumnElement?
    if let given = arguments.value(1, "onclause"), !given.isNone {
      condition = try interpreter.condition(given)
    }
    var kind = kind
    if arguments.value(2, "isouter")?.boolean ?? false { kind = .left }
    if arguments["full"]?.boolean ?? false { kind = .full }
    return .host(
      try make(left, try interpreter.fromClause(target), condition, kind, interpreter))
  }

  override var fromObjects: [FromClause] { [self] + left.fromObjects + right.fromObjects }

  /// What does not stand in `FROM` again beside the join.
  var hidden: [FromClause] { left.fromObjects + right.fromObjects }

  override var columnList: [(key: String, column: ColumnElement)]? {
    guard let first = left.columnList, let second = right.columnList else { return nil }
    func keyed(
      _ side: FromClause, _ list: [(key: String, column: ColumnElement)]
    ) -> [(key: String, column: ColumnElement)] {
      if side is JoinClause { return list }
      let prefix =
        (side as? any NamedTable)?.tableName ?? (side as? AliasClause)?.name ?? "anon"
      return list.map { (prefix + "_" + $0.key, $0.column) }
    }
    return keyed(left, first) + keyed(right, second)
  }

  override func attribute(
    _ name: String, _ interpreter: Interpreter
  ) throws(Interruption) -> Value? {
    switch name {
    case "left": return .host(left)
    case "right": return .host(right)
    case "onclause": return .host(condition)
    default:
      if FromClause.tableMethods.contains(name) { return nil }
      return try super.attribute(name, interpreter)
    }
  }

  override func sql(_ compiler: SQLCompiler) throws(Interruption) -> String {
    let (first, second) = try compiler.inside(compiler.context.with { $0.isFrom = true }) {
      () throws(Interruption) -> (String, String) in
      let first = try compiler.process(left)
      let second = try compiler.process(right)
      return (first, right is JoinClause ? "(" + second + ")" : second)
    }
    let on = try compiler.inside(compiler.context.with { $0.isFrom = false }) {
      () throws(Interruption) -> String in
      try compiler.process(condition)
    }
    return first + kind.rawValue + second + " ON " + on
  }

  /// The functions `join` and `outerjoin`.
  static let functions: [FunctionDeclaration] = [
    FunctionDeclaration("join") { (interpreter, _, arguments) throws(Interruption) in
      try call(arguments, .inner, interpreter)
    },
    FunctionDeclaration("outerjoin") { (interpreter, _, arguments) throws(Interruption) in
      try call(arguments, .left, interpreter)
    },
  ]

  private static func call(
    _ arguments: CallArguments, _ kind: Kind, _ interpreter: Interpreter
  ) throws(Interruption) -> Value {
    var rest = arguments
    if let spread = rest.spread { return .unknown(spread) }
    let left: Value
    if rest.positional.isEmpty {
      left = rest["left"] ?? .none
    } else {
      left = rest.positional.removeFirst()
    }
    if case .unknown = left { return left }
    return try make(try interpreter.fromClause(left), rest, kind)
  }
}

/// The condition that the foreign keys between two tables give.
private struct ForeignKeyJoin {
  let left: FromClause
  let right: FromClause
  let interpreter: Interpreter

  func condition() throws(Interruption) -> ColumnElement {
    var found: [ColumnElement] = []
    for table in left.fromObjects {
      found += try pairs(of: right, to: table)
      found += try pairs(of: table, to: right)
    }
    if found.count == 1 { return found[0] }
    let names =
      "'\((left as? any NamedTable)?.tableName ?? "?")' and "
      + "'\((right as? any NamedTable)?.tableName ?? "?")'"
    if found.isEmpty {
      throw interpreter.sqlAlchemyError(
        "NoForeignKeysError",
        "Can't find any foreign key relationships between \(names).")
    }
    throw interpreter.sqlAlchemyError(
      "AmbiguousForeignKeysError",
      "Can't determine join between \(names); tables have more than one foreign key constraint "
        + "relationship between them. Please specify the 'onclause' of this join explicitly.")
  }

  /// One condition for each foreign key of `table` that leads to `other`.
  private func pairs(
    of table: FromClause, to other: FromClause
  ) throws(Interruption) -> [ColumnElement] {
    guard let table = table as? TableObject, let other = other as? TableObject else { return [] }
    var conditions: [ColumnElement] = []
    for case let key as ForeignKeyConstraintObject in table.constraints {
      var parts: [Value] = []
      for (column, target) in zip(key.columns, key.targets) {
        guard let referred = target.column(in: other), let own = self.column(column, of: table)
        else { continue }
        parts.append(.host(try referred.compared(.equal, .host(own))))
      }
      if parts.count == key.columns.count, !parts.isEmpty {
        conditions.append(try BooleanList.make(.and, parts, interpreter))
      }
    }
    return conditions
  }

  private func column(_ column: ColumnSpecification, of table: TableObject) -> ColumnObject? {
    switch column {
    case .name(let name): table.column(name)
    case .column(let object): object
    default: nil
    }
  }
}

extension ForeignKeyTarget {
  /// The column that it names, if that is one of `table`.
  fileprivate func column(in table: TableObject) -> ColumnObject? {
    switch self {
    case .column(let column): return column.table === table ? column : nil
    case .text(let text):
      let parts = text.split(separator: ".").map(String.init)
      guard parts.count >= 2, let name = parts.last else { return nil }
      return parts.dropLast().joined(separator: ".") == table.key ? table.column(name) : nil
    default: return nil
    }
  }
}
