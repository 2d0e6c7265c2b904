import Expert
import JSON
import PostgreSQLDialect
import Review
import Schema
import SourceText

/// The answer of `review_migration` as `structuredContent`.
enum ReviewJSON {
  static func value(_ review: MigrationReview, _ format: ResponseFormat) -> JSONValue {
    let limit = format == .concise ? ReviewText.conciseLimit : Int.max
    return [
      "verdict": .string(review.verdict.rawValue),
      "revisions": .array(review.subjects.map { subject($0, format) }),
      "findings": .array(review.remarks.prefix(limit).map { remark($0, format) }),
      "findings_total": .integer(review.remarks.count),
      "allowed": .array(review.allowed.prefix(limit).map { remark($0, format) }),
      "postgresql": .integer(review.postgresql),
      "notes": .strings(review.notes),
      "next": .string(review.next),
    ]
  }

  private static func subject(
    _ subject: MigrationReview.Subject, _ format: ResponseFormat
  ) -> JSONValue {
    let items =
      format == .detailed
      ? subject.checklist : subject.checklist.filter { $0.standing != .passed }
    return [
      "revision": .string(subject.revision), "message": .string(subject.message),
      "file": .string(subject.file), "parents": .strings(subject.parents),
      "operations": .integer(subject.operations),
      "checklist": .array(
        items.map {
          [
            "item": .string($0.name), "standing": .string($0.standing.rawValue),
            "evidence": .string($0.evidence),
          ]
        }),
      "checklist_passed": .integer(subject.checklist.count { $0.standing == .passed }),
      "doubts": .array(subject.doubts.map(PreviewSQLJSON.doubt)),
    ]
  }

  static func remark(
    _ remark: MigrationReview.Remark, _ format: ResponseFormat
  ) -> JSONValue {
    guard case .object(var object) = FindingJSON.value(remark.finding) else { return .null }
    object["revision"] = .optional(remark.revision)
    if !remark.locks.isEmpty {
      object["locks"] = .array(
        remark.locks.map {
          [
            "relation": .string($0.relation.plain), "mode": .string($0.mode.name),
            "blocks": .string($0.mode.blocks),
          ]
        })
    }
    if let reason = remark.allowedBecause { object["allowed_because"] = .string(reason) }
    switch remark.rewrite {
    case nil: break
    case .edits(let edits)?:
      guard let diff = remark.diff else { break }
      object["rewrite"] =
        format == .concise
        ? ["diff": .string(diff)]
        : [
          "diff": .string(diff),
          "edits": .array(
            edits.map {
              [
                "start": .integer(Int($0.span.start)), "end": .integer(Int($0.span.end)),
                "text": .string($0.text),
              ]
            }),
        ]
    case .plan(let revisions)?:
      object["rewrite"] = [
        "plan": .array(
          revisions.map { revision in
            format == .concise
              ? ["message": .string(revision.message)]
              : [
                "message": .string(revision.message), "upgrade": .string(revision.upgrade),
                "downgrade": .string(revision.downgrade),
              ]
          })
      ]
    }
    return .object(object)
  }

  /// The JSON Schema of the answer.
  static let schema = AnswerSchema.members([
    "verdict": "string", "findings": "array", "findings_total": "integer", "revisions": "array",
    "next": "string",
  ])
}
