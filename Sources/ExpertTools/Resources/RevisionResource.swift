import AlembicHistory
import Expert
import JSON

/// `alembic://revisions/{id}` as JSON.
enum RevisionResource {
  /// Where the revision stands in the history, and the text of its file.
  static func json(_ revision: HistoryHealth.Revision, _ history: ProjectHistory) -> JSONValue {
    let file = history.files.files.first { $0.name == revision.file }
    let bytes = file.flatMap { try? $0.bytes() }
    return [
      "revision": .string(revision.revision),
      "message": .string(revision.message),
      "file": .string(revision.file),
      "down_revisions": .strings(revision.downRevisions),
      "depends_on": .strings(revision.dependsOn),
      "branch_labels": .strings(revision.branchLabels),
      "children": .strings(revision.children),
      "is_head": .bool(revision.isHead),
      "create_date": .optional(revision.createDate),
      "source": .optional(
        bytes.map { LongText.cut(String(decoding: $0, as: UTF8.self), of: "the file") }),
    ]
  }
}
