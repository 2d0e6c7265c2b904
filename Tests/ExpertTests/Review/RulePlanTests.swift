import AlembicHistory
import Review
import Schema
import ScratchPostgreSQL
import Testing

@testable import Expert

/// Plans of revisions in the place of an operation: read by our own reader, and run on a server.
@Suite struct RulePlanTests {
  /// A plan as a project of its own.
  private struct Plan {
    var rule: String
    var example: Int
    /// The files with the plan in place of the operation, and without it.
    var files: [String: String]
    var original: [String: String]
    /// The revision before the plan; what else the reviewed revision did comes before it.
    var base: String
    /// The ids of the plan.
    var ids: [String]
    var isReversible: Bool

    var title: String { "\(rule) \(example)" }
  }

  private static let reviewed = "2c9e4f7a1b53"

  @Test func endsWithTheSameSchemaAndWithoutTheFinding() throws {
    let plans = try Self.plans.get()
    let planned = Set(plans.map(\.rule))
    #expect(
      planned.isSuperset(of: [
        "add-column-not-null-no-default", "add-column-volatile-default", "set-not-null-scan",
        "type-change-rewrite", "fk-validates-under-lock", "check-validates-under-lock",
        "unique-constraint-blocking", "primary-key-blocking", "pk-using-index-nullable",
        "not-null-constraint-pg18",
      ]), "\(planned.sorted())")
    for plan in plans {
      let wanted = try #require(try Self.review(plan.original, [Self.reviewed]).subjects.last)
      let review = try Self.review(plan.files, plan.ids)
      #expect(review.subjects.map(\.revision) == plan.ids, "\(plan.title): \(review.notes)")
      let text = plan.ids.compactMap { plan.files["db/versions/\($0).py"] }.joined()
      let isSame = review.subjects.last?.after.withoutTrace == wanted.after.withoutTrace
      #expect(isSame, "\(plan.title)\n\(text)")
      let left = review.findings.filter { $0.rule == plan.rule || $0.severity == .error }
      #expect(left.isEmpty, "\(plan.title)\n\(text)")
      let doubts = review.subjects.flatMap(\.doubts).filter { !$0.dependsOnData }
      #expect(doubts.isEmpty, "\(plan.title)\n\(text)")
    }
  }

  @Test(.enabled(if: ScratchDatabase.missing == nil, "no PostgreSQL server programs here"))
  func runsOnAServerBothWays() throws {
    // The scratch server is PostgreSQL 15.
    let plans = try Self.plans.get().filter { $0.rule != "not-null-constraint-pg18" }
    var script = ""
    for (index, plan) in plans.enumerated() {
      let up = try Self.script(plan.files, .upgrade, from: plan.base, to: "head")
      let down = try Self.script(plan.files, .downgrade, from: "head", to: plan.base)
      let setup = try Self.script(plan.files, .upgrade, from: nil, to: plan.base)
      let before = try Self.script(plan.original, .upgrade, from: nil, to: "1b8d3e6f9a42")
      let original = try Self.script(
        plan.original, .upgrade, from: "1b8d3e6f9a42", to: Self.reviewed)
      script += """
        createdb plan_\(index); createdb original_\(index)
        psql -X -q -v ON_ERROR_STOP=1 -d original_\(index) <<'END_OF_SQL'
        \(before)
        \(original)
        END_OF_SQL
        psql -X -q -v ON_ERROR_STOP=1 -d plan_\(index) <<'END_OF_SQL'
        \(setup)
        \(Self.rows)
        END_OF_SQL
        echo "=== \(index) before"; pg_dump -s plan_\(index)
        psql -X -q -v ON_ERROR_STOP=1 -d plan_\(index) <<'END_OF_SQL'
        \(up)
        END_OF_SQL
        echo "=== \(index) planned"; pg_dump -s plan_\(index)
        echo "=== \(index) original"; pg_dump -s original_\(index)

        """
      if plan.isReversible {
        script += """
          psql -X -q -v ON_ERROR_STOP=1 -d plan_\(index) <<'END_OF_SQL'
          \(down)
          END_OF_SQL
          echo "=== \(index) back"; pg_dump -s plan_\(index)

          """
      }
    }
    var dumps: [String: Set<String>] = [:]
    for part in try ScratchDatabase.run(script).split(separator: "=== ") {
      let lines = part.split(separator: "\n")
      guard let title = lines.first else { continue }
      dumps[String(title)] = Self.statements(lines.dropFirst())
    }
    for (index, plan) in plans.enumerated() {
      let planned = try #require(dumps["\(index) planned"], "\(plan.title)")
      let original = try #require(dumps["\(index) original"], "\(plan.title)")
      #expect(planned.symmetricDifference(original) == [], "\(plan.title)")
      guard plan.isReversible else { continue }
      let before = try #require(dumps["\(index) before"], "\(plan.title)")
      let back = try #require(dumps["\(index) back"], "\(plan.title)")
      #expect(back.symmetricDifference(before) == [], "\(plan.title)")
    }
    #expect(plans.count { $0.isReversible } > plans.count / 2)
  }

  /// Rows for the tables of the examples that are there.
  private static let rows = """
    do $$ begin
      if to_regclass('users') is not null then
        insert into users (id, name, email, age) values (1, 'a', 'a@b', 31), (2, 'b', 'b@b', 32);
      end if;
      if to_regclass('posts') is not null then
        insert into posts (id, user_id) values (1, 1), (2, 2);
      end if;
    end $$;
    """

  /// The lines of a dump, in which columns may come in another order.
  private static func statements(_ lines: some Sequence<Substring>) -> Set<String> {
    Set(
      lines.filter { !$0.hasPrefix("--") && !$0.hasPrefix("\\") }
        .map { $0.last == "," ? String($0.dropLast()) : String($0) })
  }

  /// What Alembic would send, in the transactions that it would use.
  private static func script(
    _ files: [String: String], _ direction: SQLPreview.Direction, from start: String?,
    to destination: String
  ) throws -> String {
    let preview = try asking(files) { history in
      try history.preview(direction, from: start, to: destination)
    }
    #expect(preview.failures.isEmpty)
    var script = ""
    for revision in preview.revisions {
      var isOpen = false
      for statement in revision.statements where !statement.isBookkeeping {
        if statement.isInTransaction != isOpen {
          script += isOpen ? "commit;\n" : "begin;\n"
          isOpen.toggle()
        }
        script += statement.sql.replacing("%(value)s", with: "'x'") + "\n"
      }
      if isOpen { script += "commit;\n" }
    }
    return script
  }

  /// Read once for all tests.
  private static let plans = Result { try readPlans() }

  private static func readPlans() throws -> [Plan] {
    var plans: [Plan] = []
    let groups: Set<RuleGroup> = [.column, .constraint, .index, .enum, .compat]
    for page in RuleCatalogue.pages where groups.contains(page.group) {
      for (number, example) in page.bad.enumerated() where example.file == nil {
        var (files, name) = example.project
        files[name] = files[name].map { String($0.filter { $0 != RuleExample.marker }) }
        let review = try review(files, [reviewed])
        for remark in review.remarks where remark.finding.rule == page.id {
          guard case .plan(let revisions)? = remark.rewrite,
            let place = remark.finding.places.first
          else { continue }
          plans.append(
            try plan(page.id, number, files, name, without: place.line, revisions))
        }
      }
    }
    return plans
  }

  private static func plan(
    _ rule: String, _ example: Int, _ files: [String: String], _ name: String, without line: Int,
    _ revisions: [PlannedRevision]
  ) throws -> Plan {
    var planned = files
    var parent = "1b8d3e6f9a42"
    planned[name] = try without(line, try #require(files[name]))
    if planned[name] != nil { parent = reviewed }
    let base = parent
    var ids: [String] = []
    for (index, revision) in revisions.enumerated() {
      let id = "a7c3e5f9b2\(10 + index)"
      planned["db/versions/\(id).py"] = file(id, after: parent, revision)
      ids.append(id)
      parent = id
    }
    return Plan(
      rule: rule, example: example, files: planned, original: files, base: base, ids: ids,
      isReversible: !revisions.contains { $0.downgrade.contains("raise ") })
  }

  /// The file without the statement that begins in a line; nil where `upgrade()` has no other.
  private static func without(_ line: Int, _ text: String) throws -> String? {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    var depth = 0
    repeat {
      let removed = lines.remove(at: line - 1)
      depth += removed.count { "([".contains($0) } - removed.count { ")]".contains($0) }
    } while depth > 0
    let start = try #require(lines.firstIndex(of: "def upgrade():"))
    let rest = lines[(start + 1)...].prefix { !$0.hasPrefix("def ") }
    let hasCalls = rest.contains { $0.contains("(") && !$0.hasSuffix(":") }
    return hasCalls ? lines.joined(separator: "\n") : nil
  }

  private static func file(
    _ id: String, after parent: String, _ revision: PlannedRevision
  ) -> String {
    func body(_ text: String) -> String {
      text.replacing("value = ...", with: "value = 'x'")
        .split(separator: "\n", omittingEmptySubsequences: false)
        .map { $0.isEmpty ? "" : "    " + $0 }.joined(separator: "\n")
    }
    return """
      \"\"\"\(revision.message)\"\"\"
      from alembic import op
      import sqlalchemy as sa
      from sqlalchemy.dialects import postgresql

      revision = '\(id)'
      down_revision = '\(parent)'
      branch_labels = None
      depends_on = None


      def upgrade():
      \(body(revision.upgrade))


      def downgrade():
      \(body(revision.downgrade))

      """
  }

  private static func review(
    _ files: [String: String], _ ids: [String]
  ) throws -> MigrationReview {
    try asking(files) { try $0.review(ReviewRequest(ids)) }
  }

  private static func asking<Answer>(
    _ files: [String: String], _ question: (ProjectHistory) throws -> Answer
  ) throws -> Answer {
    let folder = try HistoryFolder([:])
    for (name, text) in files { try folder.write(name, text) }
    return try withExtendedLifetime(folder) {
      try question(ProjectHistory.read(ProjectRequest(currentDirectory: folder.root)))
    }
  }
}
