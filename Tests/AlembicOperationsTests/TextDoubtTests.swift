import AlembicOperations
import Schema
import Testing

/// What is said of statements that are not known word for word.
@Suite struct TextDoubtTests {
  @Test func aValueThatIsNotKnownLeavesAGap() throws {
    var options = SessionOptions()
    options.literalBinds = true
    let run = try #require(
      upgrade(
        """
        import datetime
        t = sa.table("t", sa.column("at", sa.DateTime), sa.column("n", sa.Integer))
        def upgrade():
            op.execute(t.update().values(at=datetime.datetime.utcnow()).where(t.c.n == 1))
            op.bulk_insert(t, [{"at": datetime.datetime.utcnow(), "n": 2}])
        """, options: options))
    #expect(
      run.steps.flatMap(\.entries) == [
        "UPDATE t SET at=<the time of the clock> WHERE t.n = 1;",
        "INSERT INTO t (at, n) VALUES (<the time of the clock>, 2);",
      ])
    #expect(run.isKnown)
    #expect(run.textDoubts.map(\.reason) == ["the time of the clock"])
  }

  @Test func aStatementThatPerhapsIsSentIsADoubt() throws {
    let run = try #require(
      upgrade(
        """
        import datetime
        def upgrade():
            if datetime.datetime.now().hour > 3:
                op.execute("update t set n = 1")
        """))
    #expect(run.steps.flatMap(\.entries) == ["update t set n = 1;"])
    #expect(run.isKnown)
    #expect(run.textDoubts.count == 1)
  }

  @Test func whatANotFullyKnownTableNeedsIsNoFailure() throws {
    let run = try #require(
      upgrade(
        """
        import os
        from sqlalchemy.dialects.postgresql import ENUM
        def upgrade():
            op.create_table(
                "t", sa.Column("s", sa.String(int(os.environ["N"]))),
                sa.Column("e", ENUM("a", "b", name="letters", create_type=False)))
            op.create_primary_key("t_pk", "t", ["s"])
        """))
    #expect(run.failures.isEmpty)
    #expect(run.doubts.contains { $0.tables == [QualifiedName("t")] })
    #expect(run.schema.table(QualifiedName("t"))?.isComplete == false)
  }

  @Test func operatorClassesAreNamedByTheTextOfAKey() throws {
    let run = try #require(
      upgrade(
        """
        def upgrade():
            op.create_table("t", sa.Column("n", sa.String()))
            op.create_index("i", "t", [sa.text("lower(n)")], postgresql_using="gin",
                            postgresql_ops={"lower(n)": "gin_trgm_ops"})
        """))
    #expect(
      run.steps.last?.entries == ["CREATE INDEX i ON t USING gin (lower(n) gin_trgm_ops);"])
  }
}
