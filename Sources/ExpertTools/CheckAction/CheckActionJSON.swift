import Guard
import JSON

/// The answer of `check_action` as `structuredContent`.
enum CheckActionJSON {
  static func value(_ decision: Decision) -> JSONValue {
    [
      "verdict": .string(decision.verdict.rawValue),
      "hand_over_to": .strings(decision.owners),
      "refusals": .array(
        decision.refusals.map { refusal in
          [
            "rule": .string(refusal.page.id),
            "reach": .string(refusal.page.reach.rawValue),
            "subject": .string(refusal.subject),
            "why": .string(refusal.page.why),
            "instead": .string(refusal.page.owner.name),
            "way": .string(refusal.way),
            "certain": .bool(!refusal.isQuestion),
          ]
        }),
      "unread": .strings(decision.unread),
    ]
  }

  /// The JSON Schema of the answer.
  static let schema = AnswerSchema.object(
    [
      "verdict": ["enum": .strings(Decision.Verdict.allCases.map(\.rawValue))],
      "hand_over_to": AnswerSchema.strings,
      "refusals": AnswerSchema.list("rule, reach, subject, why, instead, way, certain."),
      "unread": AnswerSchema.strings,
    ])
}
