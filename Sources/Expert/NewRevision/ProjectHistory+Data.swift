extension ProjectHistory {
  /// The revision that makes changes of rows, with the way back.
  ///
  /// - Throws: `ExpertFailure` when a change does not fit the schema, or cannot be taken back.
  func dataRevision(
    _ request: RevisionRequest, _ parents: [String]
  ) throws(ExpertFailure) -> RevisionPlan {
    throw ExpertFailure(
      "The mode data is not in this build yet.",
      remedy: "Ask for the mode empty, and write the operations into the file.")
  }
}
