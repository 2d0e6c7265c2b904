import PostgreSQLDialect
import RevisionRendering
import Schema
import SchemaDiff
import Testing

/// What Alembic's autogenerate has no words for.
@Suite struct OperationTests {
  /// The statements of both functions, without the comments around them.
  private func statements(
    _ changes: [SchemaChange], _ database: String = "", isBatch: Bool = false
  ) throws -> (upgrade: [String], downgrade: [String]) {
    var schema = Schema()
    for statement in ReadStatement.all(in: database) {
      schema = try schema.applying(statement.operations)
    }
    let body = RenderedBody(
      changes, models: ModelWordings(), schema: schema,
      options: RenderingOptions(isBatch: isBatch))
    func lines(_ text: String) -> [String] {
      text.split(separator: "\n").dropFirst().dropLast().map { String($0.dropFirst(4)) }
    }
    return (lines(body.upgrade), lines(body.downgrade))
  }

  @Test func nothingToDoIsWordedAsPass() throws {
    let (upgrade, downgrade) = try statements([])
    #expect(upgrade == ["pass"])
    #expect(downgrade == ["pass"])
  }

  @Test func renamesAreWordedAsRenames() throws {
    let (upgrade, downgrade) = try statements([
      .renameTable(
        from: QualifiedName("a", schema: "old"), to: QualifiedName("b", schema: "new")),
      .modifyTable(
        QualifiedName("b", schema: "new"), [.renameColumn(from: "x", to: "y")]),
    ])
    #expect(
      upgrade == [
        "op.rename_table('a', 'b', schema='old')",
        "op.execute('ALTER TABLE old.b SET SCHEMA new')",
        "op.alter_column('b', 'x', new_column_name='y', schema='new')",
      ])
    #expect(
      downgrade == [
        "op.alter_column('b', 'y', new_column_name='x', schema='new')",
        "op.rename_table('b', 'a', schema='new')",
        "op.execute('ALTER TABLE new.a SET SCHEMA old')",
      ])
  }

  @Test func newLabelsAreAddedOutsideOfTheTransaction() throws {
    let change = EnumAlteration(
      name: QualifiedName("mood"), existing: ["sad", "ok"],
      modified: ["low", "sad", "fine", "glad"],
      renames: [LabelRename(from: "ok", to: "fine")])
    let (upgrade, _) = try statements([.alterEnum(change)])
    #expect(
      upgrade == [
        "op.execute(\"ALTER TYPE mood RENAME VALUE 'ok' TO 'fine'\")",
        "with op.get_context().autocommit_block():",
        "    op.execute(\"ALTER TYPE mood ADD VALUE IF NOT EXISTS 'low' BEFORE 'sad'\")",
        "    op.execute(\"ALTER TYPE mood ADD VALUE IF NOT EXISTS 'glad' AFTER 'fine'\")",
      ])
  }

  @Test func aLabelThatGoesNeedsAnotherType() throws {
    let change = EnumAlteration(
      name: QualifiedName("mood"), existing: ["sad", "ok"], modified: ["sad"])
    let (upgrade, downgrade) = try statements(
      [.alterEnum(change)],
      """
      CREATE TYPE mood AS ENUM ('sad', 'ok');
      CREATE TABLE people (id integer, mood mood DEFAULT 'sad' NOT NULL, "All" mood[]);
      """)
    #expect(
      upgrade == [
        "# Fails where a row still holds a label that goes: change such rows first.",
        "op.execute('ALTER TYPE mood RENAME TO mood_old')",
        "op.execute(\"CREATE TYPE mood AS ENUM ('sad')\")",
        "op.execute('ALTER TABLE people ALTER COLUMN mood DROP DEFAULT')",
        "op.execute('ALTER TABLE people ALTER COLUMN mood TYPE mood USING mood::text::mood')",
        "op.execute(\"ALTER TABLE people ALTER COLUMN mood SET DEFAULT 'sad'\")",
        "op.execute('ALTER TABLE people ALTER COLUMN \"All\" TYPE mood[] USING "
          + "\"All\"::text[]::mood[]')",
        "op.execute('DROP TYPE mood_old')",
      ])
    #expect(
      downgrade == [
        "with op.get_context().autocommit_block():",
        "    op.execute(\"ALTER TYPE mood ADD VALUE IF NOT EXISTS 'ok' AFTER 'sad'\")",
      ])
  }

  @Test func objectsWithoutAnOperationArePlainSQL() throws {
    let mood = UserType(name: QualifiedName("mood"), definition: .enumeration(["a"]))
    let numbers = DatabaseSequence(
      name: QualifiedName("numbers"), options: SequenceOptions(start: 5))
    let (upgrade, downgrade) = try statements([
      .createNamespace("app"), .createType(mood), .createSequence(numbers),
    ])
    #expect(
      upgrade == [
        "op.execute('CREATE SCHEMA IF NOT EXISTS app')",
        "op.execute(\"CREATE TYPE mood AS ENUM ('a')\")",
        "op.execute('CREATE SEQUENCE numbers START WITH 5')",
      ])
    #expect(
      downgrade == [
        "op.execute('DROP SEQUENCE numbers')", "op.execute('DROP TYPE mood')",
        "op.execute('DROP SCHEMA app')",
      ])
  }

  @Test func aConversionIsSaidThereAndBack() throws {
    let change = ColumnAlteration(
      existing: Column(name: "a", type: .builtin("text")),
      modified: Column(name: "a", type: .builtin("integer")), parts: [.type],
      using: "a::integer", usingBack: "a::text")
    let (upgrade, downgrade) = try statements([
      .modifyTable(QualifiedName("t"), [.alterColumn(change)])
    ])
    #expect(upgrade.last == "           postgresql_using='a::integer')")
    #expect(downgrade.last == "           postgresql_using='a::text')")
  }

  @Test func aConstraintWithACommentKeepsIt() throws {
    var constraint = Constraint(name: "uq", rule: .unique(Key(columns: ["a"])))
    constraint.comment = "It's one"
    let (upgrade, _) = try statements(
      [.modifyTable(QualifiedName("t"), [.addConstraint(constraint)])], isBatch: true)
    #expect(
      upgrade == [
        "with op.batch_alter_table('t', schema=None) as batch_op:",
        "    batch_op.create_unique_constraint(batch_op.f('uq'), ['a'], "
          + "postgresql_nulls_not_distinct=False)",
        "    batch_op.execute(\"COMMENT ON CONSTRAINT uq ON t IS 'It''s one'\")",
      ])
  }

  @Test func whatIsNotKnownIsTold() {
    let table = Table(
      name: QualifiedName("t"),
      columns: [Column(name: "a", type: .unknown("a type of the moon"))])
    let body = RenderedBody([.dropTable(table)], models: ModelWordings(), schema: Schema())
    #expect(body.unknowns == ["a type of the moon"])
  }
}
