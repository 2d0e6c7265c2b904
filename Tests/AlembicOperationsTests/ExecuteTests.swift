import Schema
import SourceText
import Testing

@testable import AlembicOperations

@Suite struct ExecuteTests {
  @Test func aStatementIsPrintedAsAlembicPrintsItAndRead() throws {
    let run = try #require(
      upgrade(
        """
        def upgrade():
            op.execute(\"\"\"
        \tCREATE TABLE a (id int, share text DEFAULT '5%');
            \"\"\")
        """))
    #expect(run.steps.map(\.entries) == [["CREATE TABLE a (id int, share text DEFAULT '5%%');;"]])
    #expect(run.schema.table(QualifiedName("a"))?.columns.map(\.name) == ["id", "share"])
    #expect(run.isKnown)
    let place = try #require(run.steps[0].operations[0].provenance.place)
    #expect(place.span.start == 91)
  }

  @Test func bothWaysOfAnUnknownDecisionThatAgreeAreCertain() throws {
    let run = try #require(
      upgrade(
        """
        import os
        def upgrade():
            if os.environ["MODE"]:
                op.execute("CREATE TABLE a (id int)")
            else:
                op.execute("CREATE TABLE a (id int)")
        """))
    #expect(run.steps.count == 1)
    #expect(run.isKnown)
    #expect(run.schema.table(QualifiedName("a"))?.isComplete == true)
  }

  @Test func aStepOnOneWayOfAnUnknownDecisionLeavesItsTableInDoubt() throws {
    let run = try #require(
      upgrade(
        """
        import os
        def upgrade():
            op.execute("CREATE TABLE a (id int)")
            if os.environ["MODE"]:
                op.execute("ALTER TABLE a ADD b int")
            op.execute("CREATE TABLE c (id int)")
        """))
    #expect(run.steps.count == 3)
    #expect(run.doubts.map(\.tables) == [[QualifiedName("a")]])
    #expect(run.schema.table(QualifiedName("a"))?.isComplete == false)
    #expect(run.schema.table(QualifiedName("c"))?.isComplete == true)
  }

  @Test func rowsDecideOnlyWhatIsDoneForThem() throws {
    let rowsOnly = try #require(
      upgrade(
        """
        def upgrade():
            conn = op.get_bind()
            for row in conn.exec_driver_sql("SELECT id FROM a"):
                conn.exec_driver_sql(f"UPDATE a SET b = {row.id}")
            op.execute("CREATE TABLE b (id int)")
        """))
    #expect(rowsOnly.isKnown)
    let schema = try #require(
      upgrade(
        """
        def upgrade():
            conn = op.get_bind()
            for row in conn.exec_driver_sql("SELECT name FROM a"):
                op.execute(f"CREATE TABLE {row.name} (id int)")
        """))
    #expect(!schema.isKnown)
    #expect(schema.doubts.filter { !$0.dependsOnData }.isEmpty)
  }
}
