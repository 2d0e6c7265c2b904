import AlembicHistory
import MigrationReplay
import Review
import RevisionWriter
import Schema

extension ProjectHistory {
  /// The revision that makes changes of rows, with the way back.
  ///
  /// - Throws: `ExpertFailure` when a change does not fit the schema, or cannot be taken back.
  func dataRevision(
    _ request: RevisionRequest, _ parents: [String]
  ) throws(ExpertFailure) -> RevisionPlan {
    guard !request.data.isEmpty else {
      throw ExpertFailure(
        "The mode data was given no rows and no SQL.",
        remedy: "Give data, such as [{\"table\": \"role\", \"insert\": [{\"id\": 1, \"name\": "
          + "\"owner\"}]}], or [{\"sql\": …, \"undo\": …}].")
    }
    let message = try RevisionMessages.checked(
      request.message, derived: DataRevision.derivedMessage(request.data),
      style: MessageStyle(project.expert))
    var schema = Schema()
    if let parent = parents.first { schema = try self.schema(at: parent).schema }
    var revision = DataRevision(schema)
    for change in request.data { try revision.add(change) }
    var plan = RevisionPlan(drafts: [RevisionDraft(message: message, body: revision.body)])
    plan.notes = revision.notes
    return plan
  }
}
