import Expert
import JSON
import PostgreSQLDialect
import Review
import Schema

/// The answer of `preview_sql` as `structuredContent`.
enum PreviewSQLJSON {
  /// The answer; a concise one leaves Alembic's own statements out and caps its lists.
  static func value(_ preview: SQLPreview, _ format: ResponseFormat) -> JSONValue {
    var statements: [JSONValue] = []
    for revision in preview.revisions {
      for statement in revision.statements where format == .detailed || !statement.isBookkeeping {
        statements.append(self.statement(statement, revision))
      }
    }
    let limit = format == .concise ? PreviewSQLText.conciseLimit : Int.max
    statements = Array(statements.prefix(limit))
    return [
      "direction": .string(preview.direction.rawValue),
      "from": .string(preview.start),
      "to": .string(preview.destination),
      "revisions": .array(
        preview.revisions.prefix(limit).map { revision in
          [
            "revision": .string(revision.revision), "message": .string(revision.message),
            "file": .string(revision.file),
            "statements": .integer(revision.statements.count { !$0.isBookkeeping }),
          ]
        }),
      "revisions_total": .integer(preview.revisions.count),
      "doubts": .array(preview.doubts.prefix(limit).map(doubt)),
      "doubts_total": .integer(preview.doubts.count),
      "failures": .array(preview.failures.prefix(limit).map(failure)),
      "statements": .array(statements),
      "statements_total": .integer(preview.count),
      "locks": .array(preview.strongestLocks.prefix(limit).map(lock)),
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
  static let schema = AnswerSchema.members([
    "statements": "array", "statements_total": "integer", "locks": "array", "doubts": "array",
    "failures": "array", "next": "string",
  ])
}
