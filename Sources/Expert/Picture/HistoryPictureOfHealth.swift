extension HistoryPicture {
  /// The picture of every revision that was read.
  public init(_ health: HistoryHealth) {
    self.init(
      health.revisions.map { revision in
        var marks = revision.branchLabels
        if revision.isHead { marks.append("head") }
        return Revision(
          id: revision.revision, message: revision.message, downRevisions: revision.downRevisions,
          dependsOn: revision.dependsOn, marks: marks)
      })
  }
}
