import AlembicHistory
import AlembicOperations
import Schema

/// A revision that does nothing in either direction.
enum EmptyMigration: ReviewRule {
  static let page = RulePage(
    "empty-migration", "A revision does nothing", group: .graph, severity: .info,
    why:
      "Every database walks through it, and whoever reads the history looks for a change that is not "
      + "there. Mostly autogenerate found nothing, because the models were not imported.",
    remedy: "Delete it while it is applied nowhere, and let env.py import the models.",
    bad: [
      RuleExample(
        file: GraphExample.revision(
          "2c9e4f7a1b53", after: "'1b8d3e6f9a42'", mark: .upgrade, body: "pass"))
    ],
    good: [
      RuleExample("op.execute('SELECT 1')"),
      RuleExample("pass", downgrade: "op.drop_column('users', 'age')"),
      // Whether the table is there is the database's to say.
      RuleExample(
        """
        if sa.inspect(op.get_bind()).has_table('members'):
            op.create_index('ix_members_name', 'members', ['name'])
        """),
      GraphExample.example(
        GraphExample.revision(
          "2c9e4f7a1b53", after: "('7d3f9b1c5e8a', '9e5a1d7f3b6c')", body: "pass"),
        others: [
          "1b8d3e6f9a42_first.py": GraphExample.first,
          "7d3f9b1c5e8a_one.py": GraphExample.revision("7d3f9b1c5e8a", after: "'1b8d3e6f9a42'"),
          "9e5a1d7f3b6c_two.py": GraphExample.revision("9e5a1d7f3b6c", after: "'1b8d3e6f9a42'"),
        ]),
    ])

  static func check(_ revision: ReviewedRevision) -> [RuleFinding] {
    guard !revision.isMerge, revision.upgrade.run.isAbsent, revision.downgrade.run.isAbsent,
      revision.source.doesNothing("upgrade"), revision.source.doesNothing("downgrade"),
      // The start of a branch is a mark of its own.
      revision.file.branchLabels.value?.isEmpty ?? true,
      revision.file.dependsOn.value?.isEmpty ?? true
    else { return [] }
    var finding = RuleFinding(
      "Neither upgrade() nor downgrade() does anything.", at: revision.place(of: .upgrade))
    // Where it is done again and again, as to mark releases, it is meant.
    finding.isAboutProject = true
    return [finding]
  }
}
