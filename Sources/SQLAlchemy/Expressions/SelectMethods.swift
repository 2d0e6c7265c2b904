import PythonInterpreter

extension Select {
  typealias Change = @Sendable (Select, CallArguments) throws(Interruption) -> Select

  /// The methods that give a changed statement, by name.
  static let methods: [String: Change] = [
    "where": adding(\.conditions), "filter": adding(\.conditions), "having": adding(\.having),
    "order_by": ordering(\.order), "group_by": ordering(\.groups),
    "limit": bounding(\.limit), "offset": bounding(\.offset),
    "fetch": { (select, arguments) throws(Interruption) in
      try select.changing { (clauses) throws(Interruption) in
        clauses.fetch = try select.interpreter.rowCount(arguments[0] ?? .none)
        clauses.fetchOptions =
          (arguments["percent"]?.boolean ?? false ? " PERCENT" : "") + " ROWS "
          + (arguments["with_ties"]?.boolean ?? false ? "WITH TIES" : "ONLY")
      }
    },
    "slice": { (select, arguments) throws(Interruption) in
      try select.changing { (clauses) throws(Interruption) in
        let start = arguments[0]?.integer ?? 0
        if let stop = arguments[1]?.integer {
          clauses.limit = try select.interpreter.rowCount(.int(max(stop - start, 0)))
        }
        if start != 0 { clauses.offset = try select.interpreter.rowCount(.int(start)) }
      }
    },
    "distinct": { (select, arguments) throws(Interruption) in
      try select.changing { (clauses) throws(Interruption) in
        clauses.isDistinct = true
        for value in arguments.positional {
          clauses.distinctOn += try select.interpreter.orderExpressions(value)
        }
      }
    },
    "select_from": { (select, arguments) throws(Interruption) in
      try select.changing { (clauses) throws(Interruption) in
        for value in arguments.positional {
          clauses.froms.append(try select.interpreter.fromClause(value))
        }
      }
    },
    "add_columns": { (select, arguments) throws(Interruption) in
      try select.changing { (clauses) throws(Interruption) in
        for value in arguments.positional {
          clauses.columns.append(try select.interpreter.selectable(value))
        }
      }
    },
    "column": { (select, arguments) throws(Interruption) in
      try select.changing { (clauses) throws(Interruption) in
        clauses.columns.append(try select.interpreter.selectable(arguments[0] ?? .none))
      }
    },
    "with_only_columns": { (select, arguments) throws(Interruption) in
      try select.changing { (clauses) throws(Interruption) in
        clauses.columns = []
        for value in try select.interpreter.spreadArguments(arguments) ?? [] {
          clauses.columns.append(try select.interpreter.selectable(value))
        }
      }
    },
    "join": joining(.inner), "outerjoin": joining(.left),
    "join_from": { (select, arguments) throws(Interruption) in
      try select.joining(
        arguments.value(1, "target"), arguments.value(2, "onclause"), .inner,
        left: arguments.value(0, "from_"), arguments)
    },
    "outerjoin_from": { (select, arguments) throws(Interruption) in
      try select.joining(
        arguments.value(1, "target"), arguments.value(2, "onclause"), .left,
        left: arguments.value(0, "from_"), arguments)
    },
    "filter_by": { (select, arguments) throws(Interruption) in
      try select.changing { (clauses) throws(Interruption) in
        let table =
          clauses.joins.last?.target ?? clauses.froms.first
          ?? clauses.columns.first.flatMap { $0 as? FromClause ?? $0.fromObjects.first }
        for keyword in arguments.keywords {
          guard let column = table?.columnList?.first(where: { $0.key == keyword.name }) else {
            clauses.doubt = Unknown(
              .unsupported, "filter_by(\(keyword.name)=…)", select.interpreter.currentPlace)
            continue
          }
          clauses.conditions.append(try column.column.compared(.equal, keyword.value))
        }
      }
    },
    "with_for_update": { (select, arguments) throws(Interruption) in
      try select.changing { (clauses) throws(Interruption) in
        var lock = Lock()
        lock.isRead = arguments.value(1, "read")?.boolean ?? false
        lock.isNoWait = arguments.value(0, "nowait")?.boolean ?? false
        lock.skipsLocked = arguments["skip_locked"]?.boolean ?? false
        lock.isKeyShare = arguments["key_share"]?.boolean ?? false
        if let of = arguments["of"], !of.isNone {
          for value in of.elements ?? [of] {
            guard let element = try select.interpreter.existingElement(value) else { continue }
            for table in (element as? FromClause).map({ [$0] }) ?? element.fromObjects
            where !lock.tables.contains(where: { $0 === table }) {
              lock.tables.append(table)
            }
          }
        }
        clauses.lock = lock
      }
    },
    "prefix_with": decorating(\.prefixes), "suffix_with": decorating(\.suffixes),
    "correlate": correlating(\.correlates), "correlate_except": correlating(\.correlatesExcept),
  ]

  private static func adding(
    _ clause: any WritableKeyPath<Clauses, [ColumnElement]> & Sendable
  ) -> Change {
    { (select, arguments) throws(Interruption) in
      try select.changing { (clauses) throws(Interruption) in
        for value in arguments.positional {
          clauses[keyPath: clause].append(try select.interpreter.condition(value))
        }
      }
    }
  }

  private static func ordering(
    _ clause: any WritableKeyPath<Clauses, [ColumnElement]> & Sendable
  ) -> Change {
    { (select, arguments) throws(Interruption) in
      try select.changing { (clauses) throws(Interruption) in
        if arguments.positional.count == 1, let first = arguments[0] {
          if first.isNone {
            clauses[keyPath: clause] = []
            return
          }
          if first.boolean == false { return }
        }
        for value in arguments.positional {
          clauses[keyPath: clause] += try select.interpreter.orderExpressions(value)
        }
      }
    }
  }

  private static func bounding(
    _ clause: any WritableKeyPath<Clauses, ColumnElement?> & Sendable
  ) -> Change {
    { (select, arguments) throws(Interruption) in
      try select.changing { (clauses) throws(Interruption) in
        clauses[keyPath: clause] = try select.interpreter.rowCount(
          arguments.positional.first ?? arguments.keywords.first?.value ?? .none)
      }
    }
  }

  private static func decorating(
    _ clause: any WritableKeyPath<Clauses, [ClauseElement]> & Sendable
  ) -> Change {
    { (select, arguments) throws(Interruption) in
      try select.changing { (clauses) throws(Interruption) in
        if let dialect = arguments["dialect"]?.text, dialect != "postgresql", dialect != "*" {
          return
        }
        for value in arguments.positional {
          clauses[keyPath: clause].append(try select.interpreter.plainText(value))
        }
      }
    }
  }

  private static func correlating(
    _ clause: any WritableKeyPath<Clauses, [FromClause]?> & Sendable
  ) -> Change {
    { (select, arguments) throws(Interruption) in
      try select.changing { (clauses) throws(Interruption) in
        var tables = clauses[keyPath: clause] ?? []
        for value in arguments.positional where !value.isNone && value.boolean != false {
          tables.append(try select.interpreter.fromClause(value))
        }
        clauses[keyPath: clause] = tables
      }
    }
  }

  private static func joining(_ kind: JoinClause.Kind) -> Change {
    { (select, arguments) throws(Interruption) in
      try select.joining(
        arguments.value(0, "target"), arguments.value(1, "onclause"), kind, left: nil, arguments)
    }
  }

  fileprivate func joining(
    _ target: Value?, _ condition: Value?, _ kind: JoinClause.Kind, left: Value?,
    _ arguments: CallArguments
  ) throws(Interruption) -> Select {
    try changing { (clauses) throws(Interruption) in
      var kind = kind
      if arguments["isouter"]?.boolean ?? false { kind = .left }
      if arguments["full"]?.boolean ?? false { kind = .full }
      let target = target ?? .none
      if case .unknown(let unknown) = target {
        clauses.doubt = unknown
        return
      }
      var on: ColumnElement?
      if let condition, !condition.isNone { on = try interpreter.condition(condition) }
      clauses.joins.append(
        Joining(
          target: try interpreter.fromClause(target), condition: on,
          left: try left.map { (value) throws(Interruption) in try interpreter.fromClause(value) },
          kind: kind))
    }
  }
}

extension Interpreter {
  /// A value of `LIMIT` or `OFFSET`.
  func rowCount(_ value: Value) throws(Interruption) -> ColumnElement? {
    if value.isNone { return nil }
    if let element = try existingElement(value) { return try columnElement(element) }
    guard let count = value.integer else {
      throw exception(
        "TypeError", "int() argument must be a string or a real number, not \(typeName(value))")
    }
    return try bound(.int(count), type: standardType("Integer"))
  }

  /// A value where SQLAlchemy takes a string as SQL.
  func plainText(_ value: Value) throws(Interruption) -> ClauseElement {
    if let element = try existingElement(value) { return element }
    return TextClause(value.text ?? "", currentPlace, self)
  }
}
