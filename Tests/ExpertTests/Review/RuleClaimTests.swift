import AlembicHistory
import PostgreSQLDialect
import Review
import Schema
import ScratchPostgreSQL
import Testing

@testable import Expert

/// What the rules of errors say of locks and failures, held against a real server.
///
/// The bad examples run in a transaction, on empty tables. Where a finding names a lock, the server
/// must hold it then; where a rule of what certainly fails finds something, the server must refuse.
@Suite struct RuleClaimTests {
  private struct Claim {
    var rule: String
    var example: Int
    var locks: [(table: String, mode: LockMode)]
    var fails: Bool
    var setup: String
    var sql: String
  }

  /// What an empty server lacks, so that it can show nothing.
  private static let unshown: [String: String] = [
    "external-table-touched": "the tables are somebody else's",
    "table-rewrite-statement 1": "the tablespace",
    "type-change-rewrite 3": "the table is older than the history",
  ]

  @Test(.enabled(if: ScratchDatabase.missing == nil, "no PostgreSQL server programs here"))
  func aServerDoesWhatTheRulesSay() throws {
    let claims = try Self.claims()
    #expect(claims.count > 30)
    var script = "psql -X -q -t -A <<'END_OF_SQL'\nset client_min_messages = error;\n"
    for (index, claim) in claims.enumerated() {
      // Names as they were before: what is renamed or dropped has another, or none.
      script += """
        rollback;
        drop schema public cascade; create schema public;
        drop schema if exists memo cascade; create schema memo;
        \\echo === \(index)
        \(claim.setup)
        create table memo.names as select oid, relname from pg_class;
        begin;
        \(claim.sql)
        select 'LOCK', n.relname, l.mode
          from memo.names n join pg_locks l on l.relation = n.oid and l.pid = pg_backend_pid();

        """
    }
    let output = try ScratchDatabase.run(script + "END_OF_SQL\n")
    let parts = output.split(separator: "=== ")
    let shown = Set(parts.compactMap { $0.split(separator: "\n").first.flatMap { Int($0) } })
    #expect(claims.indices.filter { !shown.contains($0) }.map { claims[$0].sql } == [])
    for part in parts {
      let lines = part.split(separator: "\n")
      guard let index = lines.first.flatMap({ Int($0) }) else { continue }
      let claim = claims[index]
      let errors = lines.filter { $0.contains("ERROR:") }
      if claim.fails {
        #expect(
          !errors.isEmpty, "\(claim.rule) \(claim.example): the server takes it\n\(claim.sql)")
        continue
      }
      #expect(errors.isEmpty, "\(claim.rule) \(claim.example): \(errors)\n\(claim.sql)")
      for lock in claim.locks {
        let held = lines.filter { $0.hasPrefix("LOCK|") }.compactMap { line -> LockMode? in
          let fields = line.split(separator: "|")
          guard fields.count == 3, fields[1] == lock.table else { return nil }
          return Self.mode(String(fields[2]))
        }.max()
        #expect(
          held.map { $0 >= lock.mode } == true,
          "\(claim.rule) \(claim.example): \(lock.mode.name) on \(lock.table), held: \(held?.name ?? "none")"
        )
      }
    }
  }

  /// `AccessExclusiveLock` of `pg_locks`.
  private static func mode(_ name: String) -> LockMode? {
    var words = ""
    for character in name.dropLast(4) {
      if character.isUppercase, !words.isEmpty { words += " " }
      words += character.uppercased()
    }
    return LockMode(name: words)
  }

  private static func claims() throws -> [Claim] {
    var claims: [Claim] = []
    for page in RuleCatalogue.pages where page.severity == .error {
      guard
        [.index, .column, .constraint, .locking, .compat, .correctness, .enum]
          .contains(page.group)
      else { continue }
      for (number, example) in page.bad.enumerated()
      where example.file == nil && example.revisions.isEmpty && example.settings.isEmpty
        && unshown[page.id] == nil && unshown["\(page.id) \(number)"] == nil
      {
        var (files, name) = example.project
        files[name] = files[name].map { String($0.filter { $0 != RuleExample.marker }) }
        let folder = try HistoryFolder([:])
        for (name, text) in files { try folder.write(name, text) }
        let claim = try withExtendedLifetime(folder) { () -> Claim? in
          let history = try ProjectHistory.read(
            ProjectRequest(currentDirectory: folder.root))
          let review = try history.review(ReviewRequest([name]))
          let found = review.remarks.filter { $0.finding.rule == page.id }
          let locks = found.flatMap(\.locks).filter { $0.mode >= .share }
          let fails =
            page.group == .correctness && found.allSatisfy { $0.finding.severity == .error }
          guard fails || !locks.isEmpty else { return nil }
          let before = try history.preview(.upgrade, from: nil, to: "1b8d3e6f9a42")
          let change = try history.preview(.upgrade, from: "1b8d3e6f9a42", to: "2c9e4f7a1b53")
          let statements = change.revisions.flatMap(\.statements).filter { !$0.isBookkeeping }
          // What a transaction cannot hold, and what fails as the replay says, shows no lock.
          let isServers = change.failures.allSatisfy { SQLState(rawValue: $0.code) != nil }
          guard statements.allSatisfy(\.isInTransaction), fails || change.failures.isEmpty,
            isServers
          else { return nil }
          let setup = before.revisions.flatMap(\.statements).filter { !$0.isBookkeeping }
            .map(\.sql).joined(separator: "\n")
          return Claim(
            rule: page.id, example: number,
            locks: locks.map { ($0.relation.plain, $0.mode) }, fails: fails,
            setup: setup, sql: statements.map(\.sql).joined(separator: "\n"))
        }
        if let claim { claims.append(claim) }
      }
    }
    return claims
  }
}
