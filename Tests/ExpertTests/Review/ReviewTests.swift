import AlembicHistory
import Review
import Testing

@testable import Expert

/// What is asked for, allowed, switched, and answered.
@Suite struct ReviewTests {
  /// A project with the standard schema and a revision with this body.
  private func reviewed(
    _ upgrade: String, downgrade: String = "pass", settings: String = "",
    _ request: (String) -> ReviewRequest = { ReviewRequest([$0]) }
  ) throws -> MigrationReview {
    let (files, name) = RuleExample(upgrade, downgrade: downgrade, settings: settings).project
    let folder = try HistoryFolder([:])
    for (name, text) in files { try folder.write(name, text) }
    return try withExtendedLifetime(folder) {
      try ProjectHistory.read(ProjectRequest(currentDirectory: folder.root))
        .review(request(name))
    }
  }

  private let index = "op.create_index('ix_users_email', 'users', ['email'])"

  private func rules(_ review: MigrationReview) -> [String] { review.findings.map(\.rule) }

  @Test func targetsAreIdsPrefixesRangesFilesAndTheHeads() throws {
    for request in [
      ReviewRequest(), ReviewRequest(["2c9e4f7a1b53"]), ReviewRequest(["2c9"]),
      ReviewRequest(["head"]), ReviewRequest(["1b8d3e6f9a42:head"]),
      ReviewRequest(["db/versions/2c9e4f7a1b53_change.py"]),
    ] {
      let review = try reviewed(index) { _ in request }
      #expect(review.subjects.map(\.revision) == ["2c9e4f7a1b53"])
      #expect(rules(review).contains("index-not-concurrent"))
    }
    let both = try reviewed(index) { _ in ReviewRequest(["base:head"]) }
    #expect(both.subjects.map(\.revision) == ["1b8d3e6f9a42", "2c9e4f7a1b53"])
  }

  @Test func anUnknownTargetNamesTheNearest() throws {
    let failure = #expect(throws: ExpertFailure.self) {
      try reviewed(index) { _ in ReviewRequest(["2c9e4f7a1b54"]) }
    }
    #expect(failure?.description.contains("2c9e4f7a1b53") == true)
    #expect(throws: ExpertFailure.self) {
      try reviewed(index) { _ in ReviewRequest(["db/versions/none.py"]) }
    }
  }

  @Test func aTextThatIsNotSavedIsJudged() throws {
    let (files, name) = RuleExample("pass").project
    let saved = try #require(files[name])
    let source = saved.replacing("def upgrade():\n    pass", with: "def upgrade():\n    " + index)
    let inPlace = try reviewed("pass") { ReviewRequest([$0], source: source) }
    #expect(rules(inPlace).contains("index-not-concurrent"))
    let added =
      source.replacing("'2c9e4f7a1b53'", with: "'9f3d5e7a2c41'")
      .replacing("'1b8d3e6f9a42'", with: "'2c9e4f7a1b53'")
    let beside = try reviewed("pass") { _ in ReviewRequest([], source: added) }
    #expect(beside.subjects.map(\.revision) == ["9f3d5e7a2c41"])
    #expect(rules(beside).contains("index-not-concurrent"))
  }

  @Test func anAllowanceNeedsAReason() throws {
    let allowed = try reviewed(
      "# alembic-expert: allow index-not-concurrent: the table is small\n" + index)
    #expect(!rules(allowed).contains("index-not-concurrent"))
    #expect(allowed.allowed.first?.allowedBecause == "the table is small")
    let behind = try reviewed(
      index + "  # alembic-expert: allow index-not-concurrent: the table is small")
    #expect(behind.allowed.count == 1)
    let silent = try reviewed("# alembic-expert: allow index-not-concurrent\n" + index)
    #expect(rules(silent).contains("index-not-concurrent"))
    #expect(rules(silent).contains("allowance-without-reason"))
  }

  @Test func anAllowanceThatAllowsNothingIsFound() throws {
    #expect(
      rules(try reviewed("# alembic-expert: allow drop-table: gone\npass"))
        .contains("unused-allowance"))
    #expect(
      rules(try reviewed("# alembic-expert: allow drop-tabel: gone\npass"))
        .contains("unused-allowance"))
    #expect(
      !rules(try reviewed("op.execute('SELECT 1 -- # alembic-expert: allow drop-table: x')"))
        .contains("unused-allowance"))
  }

  @Test func settingsSwitchRulesAndSeverities() throws {
    let off = try reviewed(index, settings: "review_ignore = [\"index\"]")
    #expect(!rules(off).contains("index-not-concurrent"))
    let one = try reviewed(
      index,
      settings: "review_ignore = [\"index\"]\nreview_select = [\"index-not-concurrent\"]")
    #expect(rules(one).contains("index-not-concurrent"))
    let mild = try reviewed(index, settings: "review_severity = [\"index-not-concurrent=info\"]")
    let found = mild.findings.first { $0.rule == "index-not-concurrent" }
    #expect(found?.severity == .info)
    let wrong = #expect(throws: ExpertFailure.self) {
      try reviewed(index, settings: "review_ignore = [\"index-not-concurent\"]")
    }
    #expect(wrong?.description.contains("index-not-concurrent") == true)
  }

  @Test func aFileThatDoesNotParseIsAnAnswer() throws {
    let review = try reviewed("pass") { ReviewRequest([$0], source: "def upgrade(:\n") }
    #expect(review.verdict == .change)
    #expect(review.findings.contains { $0.severity == .error })
  }

  @Test func theVerdictFollowsTheWorstFinding() throws {
    #expect(try reviewed(index).verdict == .change)
    let clean = try reviewed(
      "op.add_column('users', sa.Column('nick', sa.Text(), nullable=True))",
      downgrade: "op.drop_column('users', 'nick')",
      settings: "review_ignore = [\"missing-lock-timeout\"]\nlock_timeout = \"the role\"")
    #expect(clean.verdict == .approve || clean.verdict == .consider)
    #expect(clean.findings.allSatisfy { $0.severity != .error })
    let unknown = try reviewed("op.execute(open('/etc/hostname').read())")
    #expect(unknown.verdict != .approve)
  }
}
