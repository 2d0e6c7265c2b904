import PythonInterpreter

/// A column as a program names it in the values of a statement.
enum ColumnKey {
  case name(String)
  case column(any NamedColumn)

  /// The key under which its table knows it.
  var key: String {
    switch self {
    case .name(let name): name
    case .column(let column): column.columnKey
    }
  }
}

extension DMLStatement {
  typealias Change = @Sendable (DMLStatement, CallArguments) throws(Interruption) -> DMLStatement

  /// The methods that give a changed statement, by name.
  static let methods: [String: Change] = [
    "values": { (statement, arguments) throws(Interruption) in
      try statement.changing { (clauses) throws(Interruption) in
        try statement.add(arguments, to: &clauses)
      }
    },
    "ordered_values": { (statement, arguments) throws(Interruption) in
      try statement.changing { (clauses) throws(Interruption) in
        clauses.keepsOrder = true
        var row: [(column: ColumnKey, value: Value)] = []
        for pair in arguments.positional {
          guard let parts = pair.elements, parts.count == 2,
            let key = try statement.columnKey(parts[0])
          else {
            clauses.doubt = pair.unknown ?? Unknown(.unsupported, "ordered values", statement.place)
            continue
          }
          row.append((key, parts[1]))
        }
        clauses.rows = [row]
      }
    },
    "where": conditions, "filter": conditions,
    "filter_by": { (statement, arguments) throws(Interruption) in
      try statement.changing { (clauses) throws(Interruption) in
        for keyword in arguments.keywords {
          guard
            let column = statement.table.columnList?.first(where: { $0.key == keyword.name })
          else {
            clauses.doubt = Unknown(
              .unsupported, "filter_by(\(keyword.name)=…)", statement.interpreter.currentPlace)
            continue
          }
          clauses.conditions.append(try column.column.compared(.equal, keyword.value))
        }
      }
    },
    "returning": { (statement, arguments) throws(Interruption) in
      try statement.changing { (clauses) throws(Interruption) in
        for value in arguments.positional {
          clauses.returned.append(try statement.interpreter.selectable(value))
        }
      }
    },
    "inline": { (statement, _) throws(Interruption) in
      try statement.changing { $0.isInline = true }
    },
    "prefix_with": { (statement, arguments) throws(Interruption) in
      try statement.changing { (clauses) throws(Interruption) in
        for value in arguments.positional {
          clauses.prefixes.append(try statement.interpreter.plainText(value))
        }
      }
    },
    "from_select": { (statement, arguments) throws(Interruption) in
      try statement.changing { (clauses) throws(Interruption) in
        let interpreter = statement.interpreter
        guard let names = try interpreter.items(of: arguments.value(0, "names") ?? .none),
          let element = try interpreter.existingElement(arguments.value(1, "select") ?? .none),
          let select = element as? SelectBase
        else {
          clauses.doubt =
            arguments.positional.lazy.compactMap(\.unknown).first
            ?? Unknown(.unsupported, "the query of an INSERT", statement.place)
          return
        }
        var columns: [ColumnKey] = []
        for name in names {
          guard let key = try statement.columnKey(name) else {
            clauses.doubt = name.unknown ?? Unknown(.unsupported, "a column", statement.place)
            return
          }
          columns.append(key)
        }
        clauses.source = (
          columns, select, arguments.value(2, "include_defaults")?.boolean ?? true
        )
      }
    },
    "on_conflict_do_nothing": { (statement, arguments) throws(Interruption) in
      try statement.changing { (clauses) throws(Interruption) in
        clauses.conflict = try ConflictClause(arguments, updates: false, statement)
      }
    },
    "on_conflict_do_update": { (statement, arguments) throws(Interruption) in
      try statement.changing { (clauses) throws(Interruption) in
        clauses.conflict = try ConflictClause(arguments, updates: true, statement)
      }
    },
  ]

  private static let conditions: Change = { (statement, arguments) throws(Interruption) in
    try statement.changing { (clauses) throws(Interruption) in
      for value in arguments.positional {
        clauses.conditions.append(try statement.interpreter.condition(value))
      }
    }
  }

  /// A key of the values: a name or a column; nil when it is not known.
  func columnKey(_ value: Value) throws(Interruption) -> ColumnKey? {
    if let text = value.text { return .name(text) }
    guard let element = try interpreter.existingElement(value) else { return nil }
    return (element as? any NamedColumn).map { .column($0) }
  }

  /// `values(…)`: a dict, a list of dicts, a tuple, or keywords.
  private func add(
    _ arguments: CallArguments, to clauses: inout Clauses
  ) throws(Interruption) {
    if let first = arguments[0] {
      if case .list = first {
        guard let items = try interpreter.items(of: first) else {
          clauses.doubt = first.unknown ?? Unknown(.unsupported, "a list of rows", place)
          return
        }
        clauses.hasSeveralRows = true
        for item in items { clauses.rows.append(try row(item, &clauses)) }
        return
      }
      let row = try row(first, &clauses)
      merge(row, into: &clauses)
    }
    merge(arguments.keywords.map { (.name($0.name), $0.value) }, into: &clauses)
  }

  private func merge(
    _ row: [(column: ColumnKey, value: Value)], into clauses: inout Clauses
  ) {
    if clauses.rows.isEmpty { clauses.rows = [[]] }
    for entry in row {
      if let index = clauses.rows[0].firstIndex(where: { $0.column.key == entry.column.key }) {
        clauses.rows[0][index] = entry
      } else {
        clauses.rows[0].append(entry)
      }
    }
  }

  private func row(
    _ value: Value, _ clauses: inout Clauses
  ) throws(Interruption) -> [(column: ColumnKey, value: Value)] {
    switch value {
    case .dict(let dict) where dict.taint == nil:
      var row: [(column: ColumnKey, value: Value)] = []
      for (key, item) in dict.pairs {
        guard let column = try columnKey(key) else {
          clauses.doubt = key.unknown ?? Unknown(.unsupported, "a column of a row", place)
          continue
        }
        row.append((column, item))
      }
      return row
    case .tuple(let tuple):
      guard let columns = table.columnList else { break }
      return zip(columns, tuple.items).map { (.name($0.key), $1) }
    default: break
    }
    clauses.doubt = value.unknown ?? Unknown(.unsupported, "a row of values", place)
    return []
  }
}

/// `on_conflict_do_nothing(…)`, `on_conflict_do_update(…)` of PostgreSQL's `insert`.
struct ConflictClause {
  private let constraint: Value
  private let elements: [Value]?
  private let elementCondition: Value
  private let assignments: [(column: ColumnKey, value: Value)]?
  private let condition: Value

  init(
    _ arguments: CallArguments, updates: Bool, _ statement: DMLStatement
  ) throws(Interruption) {
    constraint = arguments.value(0, "constraint") ?? .none
    let list = arguments.value(1, "index_elements") ?? .none
    elements = list.isNone ? nil : try statement.interpreter.items(of: list)
    elementCondition = arguments.value(2, "index_where") ?? .none
    condition = arguments.value(4, "where") ?? .none
    guard updates else {
      assignments = nil
      return
    }
    var row: [(column: ColumnKey, value: Value)] = []
    if case .dict(let dict)? = arguments.value(3, "set_") {
      for (key, value) in dict.pairs {
        if let column = try statement.columnKey(key) { row.append((column, value)) }
      }
    }
    assignments = row
  }

  func text(
    _ table: FromClause, _ compiler: SQLCompiler
  ) throws(Interruption) -> String {
    let interpreter = compiler.interpreter
    var target = ""
    if !constraint.isNone {
      guard let name = constraint.text else {
        return compiler.miss(
          constraint.unknown
            ?? Unknown(.unsupported, "the constraint of ON CONFLICT", interpreter.currentPlace))
      }
      target = " ON CONSTRAINT " + SQLAlchemyIdentifier.written(name)
    } else if let elements {
      let names = try compiler.inside(compiler.context.with { $0.includesTable = false }) {
        () throws(Interruption) -> [String] in
        var names: [String] = []
        for element in elements {
          if let name = element.text {
            names.append(SQLAlchemyIdentifier.written(name))
          } else {
            names.append(try compiler.process(try interpreter.expression(element)))
          }
        }
        return names
      }
      target = " (" + names.joined(separator: ", ") + ")"
      if !elementCondition.isNone {
        target += try compiler.inside(compiler.context.with { $0.includesTable = false }) {
          () throws(Interruption) -> String in
          " WHERE " + (try compiler.process(try condition(elementCondition, interpreter)))
        }
      }
    }
    guard let assignments else { return "ON CONFLICT" + target + " DO NOTHING" }
    var settings: [String] = []
    let columns = table.columnList ?? []
    let ordered =
      columns.compactMap { column in assignments.first { $0.column.key == column.key } }
      + assignments.filter { entry in !columns.contains { $0.key == entry.column.key } }
    for entry in ordered {
      let column = columns.first { $0.key == entry.column.key }?.column
      let name = (column as? any NamedColumn)?.columnName ?? entry.column.key
      let value = try compiler.value(entry.value, for: column)
      settings.append(SQLAlchemyIdentifier.written(name) + " = " + value)
    }
    var text = "ON CONFLICT" + target + " DO UPDATE SET " + settings.joined(separator: ", ")
    if !condition.isNone {
      text += " WHERE " + (try compiler.process(try condition(condition, interpreter)))
    }
    return text
  }

  private func condition(
    _ value: Value, _ interpreter: Interpreter
  ) throws(Interruption) -> ColumnElement {
    if let text = value.text { return TextClause(text, interpreter.currentPlace, interpreter) }
    return try interpreter.condition(value)
  }
}
