import Expert
import JSON

/// The answer of `generate_revision` as `structuredContent`.
enum GenerateRevisionJSON {
  /// The answer.
  static func value(_ revision: NewRevision, _ format: ResponseFormat) -> JSONValue {
    [
      "mode": .string(revision.mode.rawValue),
      "written": .bool(revision.isWritten),
      "files": .array(
        revision.files.map { file in
          [
            "revision": .string(file.revision), "message": .string(file.message),
            "down_revisions": .strings(file.parents), "file": .string(file.path),
            "create_date": .string(file.createDate), "text": .string(file.text),
          ]
        }),
      "collisions": .array(revision.collisions.map(collision)),
      "proof": revision.proof.map(proof) ?? .null,
      "review": revision.review.map { review($0, revision) } ?? .null,
      "notes": .strings(revision.notes),
      "next": .string(revision.next),
    ]
  }

  private static func collision(_ collision: NewRevision.Collision) -> JSONValue {
    [
      "object": .string(collision.object),
      "sides": .array(
        collision.sides.map { side in
          var object: JSONObject = [
            "revision": .string(side.revision), "operation": .string(side.operation),
          ]
          PreviewSQLJSON.add(side.place, to: &object)
          return .object(object)
        }),
    ]
  }

  private static func proof(_ proof: NewRevision.Proof) -> JSONValue {
    [
      "heads": .strings(proof.heads),
      "upgrade_statements": .integer(proof.upgradeStatements),
      "downgrade_statements": .integer(proof.downgradeStatements),
      "changes_schema": .bool(proof.changesSchema),
      "reversible": .bool(proof.isReversible),
      "reaches_models": proof.reachesModels.map { .bool($0) } ?? .null,
      "doubts": .array(proof.doubts.map(PreviewSQLJSON.doubt)),
      "failures": .array(proof.failures.map(PreviewSQLJSON.failure)),
    ]
  }

  private static func review(_ review: MigrationReview, _ revision: NewRevision) -> JSONValue {
    [
      "verdict": .string(review.verdict.rawValue),
      "findings": .array(review.findings.map(FindingJSON.value)),
      "safer": .optional(GenerateRevisionText.switching(review, revision)),
    ]
  }

  /// The JSON Schema of the answer; definitions travel with every conversation, so it is short.
  static let schema = AnswerSchema.members([
    "written": "boolean", "files": "array", "collisions": "array", "proof": "object?",
    "review": "object?", "notes": "array", "next": "string",
  ])
}
