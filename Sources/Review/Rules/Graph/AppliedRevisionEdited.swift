/// A revision that databases have run already was changed; found by `AppliedHistory`.
enum AppliedRevisionEdited: ReviewRule {
  static let page = RulePage(
    "applied-revision-edited", "A revision was changed after it was applied", group: .graph,
    severity: .error,
    why: "Databases that ran it never run it again, so the change reaches new databases only, and "
      + "the two no longer agree. A new name, another parent or a deleted file make Alembic fail "
      + "where the old id stands in the version table.",
    remedy: "Put the file back as it was, and write the change as a new revision.",
    bad: [
      RuleExample(
        file: edited, committed: ["db/versions/2c9e4f7a1b53_change.py": original]),
      RuleExample(
        file: moved, committed: ["db/versions/2c9e4f7a1b53_change.py": original]),
    ],
    good: [
      // As it was applied.
      RuleExample(file: original, committed: ["db/versions/2c9e4f7a1b53_change.py": original]),
      // A draft: the default branch does not have it.
      RuleExample(file: original, committed: ["README.md": "A project.\n"]),
    ])

  private static let original = text("'1b8d3e6f9a42'", "op.drop_column('users', 'age')")
  private static let edited = text(
    "'1b8d3e6f9a42'", "op.drop_column('users', 'name')", mark: "    op")
  private static let moved = text(
    "None", "op.drop_column('users', 'age')", mark: "down_revision")

  private static func text(_ parent: String, _ call: String, mark: String = "") -> String {
    let text = """
      \"\"\"drop what nobody reads\"\"\"
      from alembic import op

      revision = '2c9e4f7a1b53'
      down_revision = \(parent)
      branch_labels = None
      depends_on = None


      def upgrade():
          \(call)


      def downgrade():
          pass

      """
    guard !mark.isEmpty else { return text }
    return text.replacing("\n" + mark, with: "\n↓" + mark, maxReplacements: 1)
  }
}
