import Expert
import JSON
import PostgreSQLDialect
import Schema

/// The answer of `preview_sql` as `structuredContent`.
enum PreviewSQLJSON {
  /// The answer; a concise one leaves Alembic's own statements out and caps its list.
  static func value(_ preview: SQLPreview, _ format: ResponseFormat) -> JSONValue {
    var statements: [JSONValue] = []
    for revision in preview.revisions {
      for statement in revision.statements where format == .detailed || !statement.isBookkeeping {
        statements.append(self.statement(statement, revision))
      }
    }
    if format == .concise { statements = Array(statements.prefix(PreviewSQLText.conciseLimit)) }
    return [
      "direction": .string(preview.direction.rawValue),
      "from": .string(preview.start),
      "to": .string(preview.destination),
      "revisions": .array(
        preview.revisions.map { revision in
          [
            "revision": .string(revision.revision), "message": .string(revision.message),
            "file": .string(revision.file),
            "statements": .integer(revision.statements.count { !$0.isBookkeeping }),
          ]
        }),
      "doubts": .array(preview.doubts.map(doubt)),
      "failures": .array(preview.failures.map(failure)),
      "statements": .array(statements),
      "statements_total": .integer(preview.count),
      "locks": .array(preview.strongestLocks.map(lock)),
      "transaction": .string(preview.transaction),
      "postgresql": .integer(preview.postgresql),
      "sqlalchemy": .string(preview.sqlalchemy),
      "notes": .strings(preview.notes),
      "next": .string(preview.next),
    ]
  }

  private static func statement(
    _ statement: SQLPreview.Statement, _ revision: SQLPreview.Revision
  ) -> JSONValue {
    var object: JSONObject = [
      "sql": .string(statement.sql), "revision": .string(revision.revision),
      "operation": .optional(statement.operation),
    ]
    add(statement.place, to: &object)
    object["locks"] = .array(statement.locks.relations.map(lock))
    object["locks_complete"] = .bool(statement.locks.isComplete)
    object["in_transaction"] = .bool(statement.isInTransaction)
    object["allowed_in_transaction"] = .bool(statement.locks.isAllowedInTransaction)
    object["doubt"] = .optional(statement.doubt)
    return .object(object)
  }

  static func doubt(_ doubt: SQLPreview.Doubt) -> JSONValue {
    var object: JSONObject = [
      "revision": .string(doubt.revision), "reason": .string(doubt.reason),
    ]
    add(doubt.place, to: &object)
    object["tables"] = .strings(doubt.tables)
    object["depends_on_data"] = .bool(doubt.dependsOnData)
    return .object(object)
  }

  static func failure(_ failure: SQLPreview.Failure) -> JSONValue {
    var object: JSONObject = [
      "revision": .string(failure.revision), "code": .string(failure.code),
      "message": .string(failure.message),
    ]
    add(failure.place, to: &object)
    return .object(object)
  }

  static func add(_ place: Finding.Place?, to object: inout JSONObject) {
    func number(_ value: Int?) -> JSONValue {
      value.flatMap { $0 == 0 ? nil : .integer($0) } ?? .null
    }
    object["file"] = .optional(place?.file)
    object["line"] = number(place?.line)
    object["column"] = number(place?.column)
  }

  private static func lock(_ lock: RelationLock) -> JSONValue {
    let work =
      switch lock.work {
      case .none: "none"
      case .scan: "scan"
      case .rewrite: "rewrite"
      }
    return [
      "relation": .string(lock.relation.plain), "mode": .string(lock.mode.name),
      "blocks": .string(lock.mode.blocks), "work": .string(work),
      "work_certain": .bool(lock.isWorkCertain),
    ]
  }

  /// The JSON Schema of the answer.
  static let schema: JSONValue = {
    func object(_ properties: JSONObject, _ text: String? = nil) -> JSONValue {
      var schema: JSONObject = [
        "type": "object", "properties": .object(properties), "required": .strings(properties.keys),
      ]
      if let text { schema["description"] = .string(text) }
      return .object(schema)
    }
    func list(_ items: JSONValue, _ text: String) -> JSONValue {
      ["type": "array", "items": items, "description": .string(text)]
    }
    func text(_ meaning: String) -> JSONValue {
      ["type": "string", "description": .string(meaning)]
    }
    func optional(_ type: String, _ meaning: String) -> JSONValue {
      ["type": .array([.string(type), "null"]), "description": .string(meaning)]
    }
    func number(_ meaning: String) -> JSONValue {
      ["type": "integer", "description": .string(meaning)]
    }
    func flag(_ meaning: String) -> JSONValue {
      ["type": "boolean", "description": .string(meaning)]
    }
    let place: [(String, JSONValue)] = [
      ("file", optional("string", "The file, relative to the project.")),
      ("line", optional("integer", "The line, from 1.")),
      ("column", optional("integer", "The column, from 1.")),
    ]
    func placed(_ properties: [(String, JSONValue)]) -> JSONValue {
      var all = JSONObject()
      for (key, value) in properties + place { all[key] = value }
      return object(all)
    }
    let lock = object([
      "relation": text("Table, view or sequence that existed before the run."),
      "mode": text("The lock's mode in PostgreSQL's words."),
      "blocks": text("What others cannot do until the transaction ends."),
      "work": [
        "type": "string", "enum": ["none", "scan", "rewrite"],
        "description": "Whether every row is read, or written anew, under the lock.",
      ],
      "work_certain": flag("False when work is the worst case of what is possible."),
    ])
    let locks = list(lock, "Locks on what existed before.")
    return object([
      "direction": text("upgrade or downgrade."),
      "from": text("The revision where the run begins."),
      "to": text("The revision where it ends."),
      "revisions": list(
        object([
          "revision": text("The revision's id."), "message": text("The first line of its message."),
          "file": text("Its file, relative to the project."),
          "statements": number("How many statements it sends."),
        ]), "The revisions in the order in which they run."),
      "doubts": list(
        placed([
          ("revision", text("The revision's id.")), ("reason", text("Why it is not known.")),
          (
            "tables",
            list(["type": "string"], "The tables that it touches; empty when it could be any.")
          ),
          ("depends_on_data", flag("True when it is known for an empty database.")),
        ]), "What is not known about the SQL; read it before relying on the statements."),
      "failures": list(
        placed([
          ("revision", text("The revision's id.")),
          ("code", text("PostgreSQL's error code, or the class of a Python exception.")),
          ("message", text("What happens.")),
        ]), "What PostgreSQL would refuse."),
      "statements": list(
        placed([
          ("sql", text("The statement as Alembic sends it.")),
          ("revision", text("The revision's id.")),
          ("operation", optional("string", "The operation it comes from; null for Alembic's own.")),
          ("locks", locks), ("locks_complete", flag("False when it can lock more than is listed.")),
          ("in_transaction", flag("Whether it runs inside of the transaction.")),
          (
            "allowed_in_transaction",
            flag("False for what PostgreSQL refuses inside of a transaction.")
          ), ("doubt", optional("string", "Why it may not happen, or differently.")),
        ]), "The statements in order."),
      "statements_total": number("How many there are, when the list is capped."),
      "locks": list(lock, "The strongest lock on each relation, over the whole run."),
      "transaction": text("one for all, one for each revision, or none."),
      "postgresql": number("The major version whose locks are told."),
      "sqlalchemy": text("The line of SQLAlchemy whose SQL it is."),
      "notes": list(["type": "string"], "What could not be read of env.py."),
      "next": text("What to do next."),
    ])
  }()
}
