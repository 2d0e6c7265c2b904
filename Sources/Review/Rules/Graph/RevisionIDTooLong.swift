/// An id that the version table cannot hold; found by `HistoryFindings`.
enum RevisionIDTooLong: ReviewRule {
  private static let id = "2026_add_the_billing_address_of_users"

  static let page = RulePage(
    "revision-id-too-long", "The id does not fit into the version table", group: .graph,
    severity: .error,
    why:
      "alembic_version.version_num is VARCHAR(32). The migration runs, and then the UPDATE of the "
      + "version fails with 22001; outside of a transaction the changes stay.",
    remedy: "Shorten the id while it is applied nowhere, or make the column wider first.",
    bad: [
      GraphExample.example(
        GraphExample.revision(id, after: "'1b8d3e6f9a42'", mark: .id), named: id)
    ],
    good: [
      GraphExample.example(GraphExample.revision("2c9e4f7a1b53", after: "'1b8d3e6f9a42'")),
      GraphExample.example(
        GraphExample.revision(
          id, after: "'1b8d3e6f9a42'"), named: id,
        others: [
          "1b8d3e6f9a42_first.py": GraphExample.revision(
            "1b8d3e6f9a42", after: "None",
            body: "op.alter_column('alembic_version', 'version_num', type_=sa.String(255))")
        ]),
    ])
}
