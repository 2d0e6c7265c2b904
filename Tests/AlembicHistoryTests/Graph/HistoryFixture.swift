import Testing

/// Small histories, and what Alembic 1.20.1 prints of them.
///
/// A transcript has the command after `$`, `!` with the status where it fails, and `{versions}` for the
/// folder. Lists that Alembic prints from sets are sorted.
struct HistoryFixture: Sendable, CustomTestStringConvertible {
  struct File: Sendable {
    let name: String
    let id: String?
    let down: [String]
    var dependsOn: [String] = []
    var labels: [String] = []
    var doc = ""

    /// The file as Alembic would load it.
    var source: String {
      var text = doc.isEmpty ? "" : "\"\"\"\(doc)\"\"\"\n"
      guard let id else { return text }
      text += "revision = '\(id)'\ndown_revision = \(Self.python(down))\n"
      return text
        + "branch_labels = \(Self.python(labels))\ndepends_on = \(Self.python(dependsOn))\n"
    }

    private static func python(_ values: [String]) -> String {
      values.isEmpty ? "None" : "(" + values.map { "'\($0)', " }.joined() + ")"
    }
  }

  let title: String
  let files: [File]
  let transcript: String

  var testDescription: String { title }

  static let all = [
    aLine, aForkAndItsMerge, twoHeads, branchesWithLabels, severalBases, dependencies,
    aDependencyOnALabel, aCycle, aRevisionThatFollowsItself, aMissingParent, anIdWithADash,
    oneIdTwice, aLabelTwice, aFileWithoutARevision, noRevisionsAtAll, theOrderOfFiles,
  ]
}
