import PythonInterpreter

/// `select(…).cte("name")`.
final class CommonTableExpression: AliasClause {
  private let isRecursive: Bool
  /// The expression that this one continues, as `cte.union_all(…)` does.
  private let continued: CommonTableExpression?

  init(
    _ element: ClauseElement, name: String?, isRecursive: Bool,
    continuing: CommonTableExpression? = nil, _ interpreter: Interpreter
  ) {
    self.isRecursive = isRecursive
    continued = continuing
    super.init(element, name: name, className: "CTE", interpreter)
  }

  override func isSameTable(as other: FromClause) -> Bool {
    if self === other { return true }
    guard let other = other as? CommonTableExpression else { return false }
    return origin === other.origin
  }

  /// The expression that was made first.
  private var origin: CommonTableExpression { continued?.origin ?? self }

  override func attribute(
    _ name: String, _ interpreter: Interpreter
  ) throws(Interruption) -> Value? {
    switch name {
    case "union", "union_all", "except_", "intersect":
      guard let method = try element.attribute(name, interpreter) else { return nil }
      return interpreter.builtin(name) { (interpreter, _, arguments) throws(Interruption) in
        guard case .host(let host) = try interpreter.call(method, arguments),
          let element = host as? ClauseElement
        else { return interpreter.unknown(.unsupported, "\(name) of a CTE") }
        return .host(
          CommonTableExpression(
            element, name: self.name, isRecursive: self.isRecursive, continuing: self,
            interpreter))
      }
    default: return try super.attribute(name, interpreter)
    }
  }

  override func sql(_ compiler: SQLCompiler) throws(Interruption) -> String {
    if compiler.statements.isEmpty { return try compiler.process(element) }
    let name = SQLAlchemyIdentifier.written(compiler.aliasName(origin))
    if compiler.context.commonTables.contains(where: { isSameTable(as: $0) }) { return name }
    if !compiler.commonTables.contains(where: { isSameTable(as: $0.table) }) {
      if compiler.commonTables.contains(where: {
        $0.table.name != nil && $0.table.name == self.name
      }) {
        throw interpreter.sqlAlchemyError(
          "CompileError", "Multiple, unrelated CTEs found with the same name: '\(name)'")
      }
      var text = name
      if isRecursive, let columns = columnList {
        text +=
          "(" + columns.map { SQLAlchemyIdentifier.written($0.key) }.joined(separator: ", ")
          + ")"
      }
      let inner = try compiler.inside(
        compiler.context.with {
          $0.commonTables.append(self)
          $0.isFrom = true
        }
      ) { () throws(Interruption) -> String in try compiler.process(element) }
      compiler.commonTables.append((self, text + " AS \n(" + inner + ")"))
    }
    return name
  }

  /// Whether `WITH RECURSIVE` is needed.
  var needsRecursion: Bool { isRecursive }
}

extension SQLCompiler {
  /// `WITH a AS …` for the common table expressions that were met; empty without any.
  func commonTableText() -> String {
    guard !commonTables.isEmpty else { return "" }
    let isRecursive = commonTables.contains { $0.table.needsRecursion }
    let text = commonTables.map(\.text).joined(separator: ", \n")
    commonTables = []
    return (isRecursive ? "WITH RECURSIVE " : "WITH ") + text + "\n "
  }
}
