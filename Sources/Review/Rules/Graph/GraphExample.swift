/// Whole files for the examples of the rules about the history.
enum GraphExample {
  /// The example with other files beside the reviewed one.
  static func example(
    _ file: String, named name: String = "2c9e4f7a1b53_change", others: [String: String] = [:],
    environment: String? = nil
  ) -> RuleExample {
    RuleExample(
      file: file, named: name, environment: environment,
      revisions: others.isEmpty ? ["1b8d3e6f9a42_first.py": first] : others)
  }

  /// The base `1b8d3e6f9a42`.
  static let first = revision("1b8d3e6f9a42", after: "None", created: "2026-01-10 09:00:00")

  /// A revision whose variables are given as Python.
  static func revision(
    _ id: String, after parent: String, created: String? = nil, mark: Mark = .none,
    dependsOn: String = "None", labels: String = "None", body: String = "op.execute('SELECT 1')"
  ) -> String {
    func marked(_ place: Mark) -> String { mark == place ? "↓" : "" }
    let date = created.map { "\n\nCreate Date: \($0)\n" } ?? ""
    return """
      \(marked(.docstring))\"\"\"keep what the example shows\(date)\"\"\"
      from alembic import op
      import sqlalchemy as sa

      revision = \(marked(.id))'\(id)'
      down_revision = \(marked(.parent))\(parent)
      branch_labels = \(labels)
      depends_on = \(marked(.dependencies))\(dependsOn)


      \(marked(.upgrade))def upgrade():
          \(marked(.body))\(body)


      def downgrade():
          pass

      """
  }

  /// Where a finding is.
  enum Mark { case none, docstring, id, parent, dependencies, upgrade, body }
}
