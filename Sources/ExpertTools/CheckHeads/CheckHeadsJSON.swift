import Expert
import JSON
import Review

/// The answer of `check_heads` as `structuredContent`.
enum CheckHeadsJSON {
  /// The answer; a concise one leaves `revisions` out and caps its lists.
  static func value(_ health: HistoryHealth, _ format: ResponseFormat) -> JSONValue {
    let limit = format == .concise ? CheckHeadsText.conciseLimit : Int.max
    let project = health.project
    let counts = health.counts
    var object: JSONObject = [
      "project": [
        "directory": .string(project.directory),
        "config": .optional(project.config),
        "section": .string(project.section),
        "other_sections": .strings(project.otherSections),
        "script_location": .string(project.scriptLocation),
        "version_locations": .strings(project.versionLocations),
        "runner": .string(project.runner),
      ],
      "counts": [
        "revisions": .integer(counts.revisions),
        "heads": .integer(counts.heads),
        "bases": .integer(counts.bases),
        "branch_points": .integer(counts.branchPoints),
        "merge_points": .integer(counts.mergePoints),
        "other_files": .integer(counts.otherFiles),
      ],
      "safe_to_create_revision": .bool(health.safety.isSafe),
      "because": .string(health.safety.because),
      "next_parents": .strings(health.safety.parents),
      "heads": revisions(health.heads, limit: limit),
      "bases": revisions(health.bases, limit: limit),
      "findings": findings(health.findings, limit: limit),
      "findings_total": .integer(health.findings.count),
      "next": .string(health.next),
    ]
    if let merge = health.merge {
      object["merge"] = [
        "folder": .string(merge.folder),
        "forks": .bool(merge.forks),
        "summary": .string(merge.summary),
        "added": revisions(merge.added, limit: limit),
        "heads": revisions(merge.heads, limit: limit),
        "findings": findings(merge.findings, limit: limit),
      ]
    }
    if format == .detailed {
      object["branch_points"] = .strings(health.branchPoints.map(\.revision))
      object["merge_points"] = .strings(health.mergePoints.map(\.revision))
      object["revisions"] = .array(health.revisions.map(detailed))
    }
    return .object(object)
  }

  private static func revisions(
    _ revisions: [HistoryHealth.Revision], limit: Int
  ) -> JSONValue {
    .array(
      revisions.prefix(limit).map { revision in
        [
          "revision": .string(revision.revision),
          "message": .string(revision.message),
          "file": .string(revision.file),
          "branch_labels": .strings(revision.branchLabels),
        ]
      })
  }

  private static func findings(_ findings: [Finding], limit: Int) -> JSONValue {
    .array(findings.prefix(limit).map(FindingJSON.value))
  }

  private static func detailed(_ revision: HistoryHealth.Revision) -> JSONValue {
    [
      "revision": .string(revision.revision),
      "message": .string(revision.message),
      "file": .string(revision.file),
      "down_revisions": .strings(revision.downRevisions),
      "depends_on": .strings(revision.dependsOn),
      "branch_labels": .strings(revision.branchLabels),
      "create_date": .optional(revision.createDate),
    ]
  }

  /// The JSON Schema of the answer.
  static let schema = AnswerSchema.members([
    "safe_to_create_revision": "boolean", "because": "string", "counts": "object",
    "heads": "array", "findings": "array", "findings_total": "integer", "merge": "object",
    "next": "string",
  ])
}
