import PythonInterpreter

/// A statement that contains what is written, while it is.
struct StatementScope {
  /// The tables in its `FROM`.
  var tables: [FromClause] = []
  /// These, and those of the statements around it.
  var visibleTables: [FromClause] = []
  /// Its columns, for names in `ORDER BY`.
  var columns: [ResultColumn] = []
  /// Whether there are columns that are not known.
  var hasUnknownColumns = false

  /// The column or label of that name: of the list of columns, else of the tables.
  func column(named name: String) -> ColumnElement? {
    let listed = columns.compactMap { $0.element as? ColumnElement }
    if let found = listed.last(where: { $0.resultName == name }) { return found }
    for table in tables {
      if let found = table.columnList?.first(where: { $0.key == name }) { return found.column }
    }
    return nil
  }
}

/// Writes one `SELECT`.
struct SelectWriter {
  let select: Select
  let compiler: SQLCompiler
  private var clauses: Select.Clauses { select.clauses }

  init(select: Select, compiler: SQLCompiler) {
    self.select = select
    self.compiler = compiler
  }

  func text() throws(Interruption) -> String {
    if let doubt = clauses.doubt { return compiler.miss(doubt) }
    guard let columns = select.resultColumns else {
      return compiler.miss(
        Unknown(.unsupported, "the columns of a select", select.place))
    }
    let isFrom = compiler.context.isFrom
    if compiler.statements.isEmpty, columns.contains(where: { $0.element is TupleElement }) {
      throw compiler.interpreter.sqlAlchemyError(
        "CompileError",
        "Most backends don't support SELECTing from a tuple() object.  If this is an ORM query, "
          + "consider using the Bundle object.")
    }
    let isOutermost = compiler.statements.isEmpty
    let outer = compiler.statements.last ?? StatementScope()
    let tables = try displayedTables(outer, isFrom: isFrom)
    var scope = StatementScope()
    scope.tables = tables.flatMap(\.fromObjects)
    scope.visibleTables = scope.tables + outer.visibleTables
    scope.columns = columns
    compiler.statements.append(scope)
    defer { compiler.statements.removeLast() }
    let body = try compiler.inside(
      compiler.context.with {
        $0.isFrom = false
        $0.isColumnList = false
      }
    ) { () throws(Interruption) -> String in
      try self.body(columns, tables, isFrom: isFrom)
    }
    return isOutermost ? compiler.commonTableText() + body : body
  }

  private func body(
    _ columns: [ResultColumn], _ tables: [FromClause], isFrom: Bool
  ) throws(Interruption) -> String {
    var text = "SELECT "
    for prefix in clauses.prefixes { text += try compiler.process(prefix) + " " }
    if !clauses.distinctOn.isEmpty {
      text += "DISTINCT ON (" + (try compiler.process(clauses.distinctOn, separator: ", ")) + ") "
    } else if clauses.isDistinct {
      text += "DISTINCT "
    }
    let list = try compiler.columnList(columns, isFrom: isFrom)
    text = list.isEmpty ? String(text.dropLast()) : text + list
    if !tables.isEmpty {
      let from = try compiler.inside(compiler.context.with { $0.isFrom = true }) {
        () throws(Interruption) -> String in
        var texts: [String] = []
        for table in tables { texts.append(try compiler.process(table)) }
        return texts.joined(separator: ", ")
      }
      text += " \nFROM " + from
    }
    let condition = try compiler.conjunction(clauses.conditions)
    if !condition.isEmpty { text += " \nWHERE " + condition }
    if !clauses.groups.isEmpty {
      text += " GROUP BY " + (try compiler.process(clauses.groups, separator: ", "))
    }
    let having = try compiler.conjunction(clauses.having)
    if !having.isEmpty { text += " \nHAVING " + having }
    text += try compiler.orderClause(clauses.order)
    text += try compiler.limitClause(clauses)
    text += try lockClause()
    for suffix in clauses.suffixes { text += " " + (try compiler.process(suffix)) }
    return text
  }

  private func lockClause() throws(Interruption) -> String {
    guard let lock = clauses.lock else { return "" }
    var text: String
    if lock.isRead {
      text = lock.isKeyShare ? " FOR KEY SHARE" : " FOR SHARE"
    } else {
      text = lock.isKeyShare ? " FOR NO KEY UPDATE" : " FOR UPDATE"
    }
    if !lock.tables.isEmpty {
      var names: [String] = []
      for table in lock.tables {
        if let alias = table as? AliasClause {
          names.append(SQLAlchemyIdentifier.written(compiler.aliasName(alias)))
        } else if let named = table as? any NamedTable {
          names.append(SQLAlchemyIdentifier.written(named.tableName))
        }
      }
      text += " OF " + names.joined(separator: ", ")
    }
    if lock.isNoWait { text += " NOWAIT" }
    if lock.skipsLocked { text += " SKIP LOCKED" }
    return text
  }

  // MARK: FROM

  /// The tables in `FROM`: those named, those of the columns and conditions, with what is joined,
  /// without what an outer statement has.
  private func displayedTables(
    _ outer: StatementScope, isFrom: Bool
  ) throws(Interruption) -> [FromClause] {
    var candidates = clauses.froms
    let ofColumns = clauses.columns.flatMap(\.fromObjects)
    if !clauses.joins.isEmpty { candidates = try joined(candidates, ofColumns) }
    candidates += ofColumns + clauses.conditions.flatMap(\.fromObjects)
    var tables: [FromClause] = []
    for candidate in candidates where !tables.contains(where: { $0.isSameTable(as: candidate) }) {
      tables.append(candidate)
    }
    let hidden = tables.flatMap { ($0 as? JoinClause)?.hidden ?? [] }
    tables.removeAll { table in hidden.contains { $0.isSameTable(as: table) } }
    func contains(_ list: [FromClause], _ table: FromClause) -> Bool {
      list.contains { $0.isSameTable(as: table) }
    }
    let explicit = outer.visibleTables
    let implicit = isFrom ? [] : outer.tables
    if let correlates = clauses.correlates, !correlates.isEmpty {
      tables.removeAll { contains(explicit, $0) && contains(correlates, $0) }
    }
    if let except = clauses.correlatesExcept {
      tables.removeAll { contains(explicit, $0) && !contains(except, $0) }
    }
    if clauses.correlates == nil, clauses.correlatesExcept == nil, tables.count > 1 {
      tables.removeAll { contains(implicit, $0) }
      if tables.isEmpty {
        throw compiler.interpreter.sqlAlchemyError(
          "InvalidRequestError",
          "Select statement returned no FROM clauses due to auto-correlation; specify "
            + "correlate(<tables>) to control correlation manually.")
      }
    }
    return tables
  }

  private func joined(
    _ named: [FromClause], _ ofColumns: [FromClause]
  ) throws(Interruption) -> [FromClause] {
    var froms = named
    if froms.isEmpty {
      for table in ofColumns where !froms.contains(where: { $0.isSameTable(as: table) }) {
        froms.append(table)
      }
    }
    for join in clauses.joins {
      let position = leftSide(of: join, in: froms)
      let left: FromClause
      if let position {
        left = froms[position]
      } else if let given = join.left {
        left = given
      } else {
        throw compiler.interpreter.sqlAlchemyError(
          "InvalidRequestError",
          "Can't determine which FROM clause to join from, there are multiple FROMS which can "
            + "join to this entity.")
      }
      let clause = try JoinClause.make(
        left, join.target, join.condition, join.kind, compiler.interpreter)
      if let position {
        froms[position] = clause
      } else {
        froms.append(clause)
      }
      froms.removeAll { $0.isSameTable(as: join.target) }
    }
    return froms
  }

  /// Which of the tables is joined from; nil when it is none of them.
  private func leftSide(of join: Select.Joining, in froms: [FromClause]) -> Int? {
    func contains(_ from: FromClause, _ table: FromClause) -> Bool {
      from.isSameTable(as: table) || from.fromObjects.contains { $0.isSameTable(as: table) }
    }
    if let left = join.left { return froms.firstIndex { contains($0, left) } }
    let others = froms.indices.filter { !froms[$0].isSameTable(as: join.target) }
    if others.count == 1 { return others[0] }
    if froms.count == 1 { return 0 }
    let needed = join.condition?.fromObjects ?? []
    let fitting = others.filter { index in needed.contains { contains(froms[index], $0) } }
    if fitting.count == 1 { return fitting[0] }
    return nil
  }
}

extension SQLCompiler {
  /// Conditions with AND between.
  func conjunction(_ conditions: [ColumnElement]) throws(Interruption) -> String {
    if conditions.isEmpty { return "" }
    return try process(
      BooleanList.converted(.and, conditions, interpreter), separator: " AND ")
  }

  /// ` ORDER BY …`; a label of the list of columns stands for its expression.
  func orderClause(_ order: [ColumnElement]) throws(Interruption) -> String {
    if order.isEmpty { return "" }
    var texts: [String] = []
    for element in order {
      let label = element.orderLabel.flatMap { label in
        statements.last?.columns.contains {
          ($0.element as? LabelElement)?.isSame(as: label) ?? false
        }
          ?? false ? label : nil
      }
      texts.append(
        try inside(context.with { $0.label = label }) { () throws(Interruption) -> String in
          try process(element)
        })
    }
    return " ORDER BY " + texts.joined(separator: ", ")
  }

  /// ` LIMIT … OFFSET …`.
  func limitClause(_ clauses: Select.Clauses) throws(Interruption) -> String {
    if let fetch = clauses.fetch {
      var text = ""
      if let offset = clauses.offset { text += "\n OFFSET (" + (try process(offset)) + ") ROWS" }
      return text + "\n FETCH FIRST (" + (try process(fetch)) + ")" + clauses.fetchOptions
    }
    var text = ""
    if let limit = clauses.limit { text += " \n LIMIT " + (try process(limit)) }
    if let offset = clauses.offset {
      if clauses.limit == nil { text += "\n LIMIT ALL" }
      text += " OFFSET " + (try process(offset))
    }
    return text
  }
}

extension ColumnElement {
  /// The label that may stand for the expression in `ORDER BY`.
  var orderLabel: LabelElement? {
    if let label = self as? LabelElement { return label }
    if let unary = self as? UnaryExpression, unary.isModifier { return unary.element.orderLabel }
    return nil
  }
}
