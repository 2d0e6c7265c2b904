/// Heads that are separate branches on purpose: each has a label that no other head has.
struct LabelledBranches {
  /// A label for each head, in the order of the heads.
  let labels: [String]

  /// Nil when a head has no label of its own.
  init?(_ heads: [HistoryHealth.Revision]) {
    var labels: [String] = []
    for head in heads {
      let own = head.branchLabels.first { label in
        heads.count { $0.branchLabels.contains(label) } == 1
      }
      guard let own else { return nil }
      labels.append(own)
    }
    self.labels = labels
  }
}
