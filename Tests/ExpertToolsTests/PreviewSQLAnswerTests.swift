import JSON
import PostgreSQLDialect
import Review
import Schema
import Testing

@testable import Expert
@testable import ExpertTools

@Suite struct PreviewSQLAnswerTests {
  static let preview = {
    func statement(
      _ sql: String, _ operation: String?, _ line: Int = 0, _ locks: StatementLocks = .none,
      isInTransaction: Bool = true, doubt: String? = nil
    ) -> SQLPreview.Statement {
      SQLPreview.Statement(
        sql: sql, operation: operation,
        place: operation.map { _ in Finding.Place(file: "versions/a.py", line: line, column: 5) },
        locks: locks, isInTransaction: isInTransaction, doubt: doubt,
        isBookkeeping: operation == nil)
    }
    let users = QualifiedName("users")
    let strong = RelationLock(users, .accessExclusive, work: .rewrite, isWorkCertain: false)
    return SQLPreview(
      direction: .upgrade, start: "aa11", destination: "head",
      revisions: [
        SQLPreview.Revision(
          revision: "bb22", message: "add names", file: "versions/a.py",
          statements: [
            statement(
              "ALTER TABLE users\n    ADD COLUMN n uuid DEFAULT f();", "add_column", 12,
              StatementLocks([strong])),
            statement(
              "CREATE INDEX CONCURRENTLY i ON users (n);", "create_index", 14,
              StatementLocks(
                [RelationLock(users, .shareUpdateExclusive, work: .scan)],
                isAllowedInTransaction: false), isInTransaction: false),
            statement(
              "UPDATE users SET n = NULL;", "execute", 15, doubt: "depends on rows: a query"),
            statement("UPDATE alembic_version SET version_num='bb22';", nil),
          ], isAbsent: false)
      ],
      doubts: [
        SQLPreview.Doubt(
          revision: "bb22", reason: "a query",
          place: .init(file: "versions/a.py", line: 15, column: 5),
          tables: ["users"], dependsOnData: true)
      ],
      failures: [
        SQLPreview.Failure(
          revision: "bb22", code: "42P07", message: "relation \"i\" already exists",
          place: .init(file: "versions/a.py", line: 14, column: 5))
      ],
      strongestLocks: [strong], losses: [], transaction: "one for all", notes: [],
      postgresql: 15, sqlalchemy: "2.1", directory: "/p", next: "a person runs it.")
  }()

  @Test func saysDoubtsFirstThenStatementsThenLocks() {
    #expect(
      PreviewSQLText.text(Self.preview, .concise) == """
        upgrade aa11 → head: 3 statements of 1 revision; transaction: one for all. PostgreSQL 15, \
        SQLAlchemy 2.1.

        Not known: 1 doubt.
          bb22  depends on rows: a query  versions/a.py:15:5  tables: users
        PostgreSQL would refuse: 1 statement.
          bb22  42P07 relation "i" already exists  versions/a.py:14:5

        bb22  add names  versions/a.py
          ALTER TABLE users ADD COLUMN n uuid DEFAULT f();
            add_column 12:5; ACCESS EXCLUSIVE on users (perhaps writes every row anew)
          CREATE INDEX CONCURRENTLY i ON users (n);
            create_index 14:5; SHARE UPDATE EXCLUSIVE on users (reads every row); \
        outside of the transaction
          UPDATE users SET n = NULL;
            execute 15:5; not certain: depends on rows: a query

        Strongest lock on each table that existed before
          users  ACCESS EXCLUSIVE, blocks reads and writes (perhaps writes every row anew)

        Next: a person runs it.

        """)
  }

  @Test func detailsHaveEveryStatementInFull() {
    let text = PreviewSQLText.text(Self.preview, .detailed)
    #expect(text.contains("  ALTER TABLE users\n      ADD COLUMN n uuid DEFAULT f();\n"))
    #expect(text.contains("  UPDATE alembic_version SET version_num='bb22';\n"))
    #expect(PreviewSQLJSON.value(Self.preview, .detailed)["statements"]?.array?.count == 4)
  }

  @Test func structuredStatementsHaveTheirPlaceAndLocks() {
    let value = PreviewSQLJSON.value(Self.preview, .concise)
    #expect(value["statements"]?.array?.count == 3)
    #expect(value["statements_total"] == 3)
    let first = value["statements"]?[0]
    #expect(first?["operation"] == "add_column")
    #expect(first?["line"] == 12)
    #expect(first?["locks"]?[0]?["mode"] == "ACCESS EXCLUSIVE")
    #expect(first?["locks"]?[0]?["work"] == "rewrite")
    #expect(first?["locks"]?[0]?["work_certain"] == false)
    #expect(value["statements"]?[1]?["in_transaction"] == false)
    #expect(value["doubts"]?[0]?["depends_on_data"] == true)
    #expect(value["failures"]?[0]?["code"] == "42P07")
  }

  @Test func everyListOfTheAnswerIsDescribed() {
    let described = PreviewSQLJSON.schema["properties"]?.object?.members ?? []
    for property in described where property.value["items"]?["type"] == "object" {
      #expect(property.value["description"] != nil, "\(property.key)")
    }
    let answered = PreviewSQLJSON.value(Self.preview, .detailed).object?.keys ?? []
    #expect(Set(described.map(\.key)).isSubset(of: answered))
  }

  @Test func aLongRunIsCutAndSaysSo() {
    var preview = Self.preview
    preview.revisions[0].statements = Array(
      repeating: preview.revisions[0].statements[0], count: 60)
    #expect(PreviewSQLText.text(preview, .concise).contains("… and 20 more:"))
    #expect(PreviewSQLJSON.value(preview, .concise)["statements"]?.array?.count == 40)
    #expect(PreviewSQLJSON.value(preview, .concise)["statements_total"] == 60)
  }
}
