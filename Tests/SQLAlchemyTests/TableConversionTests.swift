import PostgreSQLDialect
import PythonInterpreter
import Schema
import Testing

@testable import SQLAlchemy

@Suite struct TableConversionTests {
  /// The statements of tables and indexes, as SQLAlchemy 2.1.9 compiles them with `CreateTable` and
  /// `CreateIndex`.
  @Test func tablesAreWordedAsSQLAlchemyDoes() throws {
    let statements = try LibraryTests.run(Self.program) {
      (interpreter, module) throws(Interruption) -> [String] in
      var conversion = SchemaConversion(interpreter) { _ in nil }
      var texts: [String] = []
      for name in ["team", "user", "other"] {
        guard case .host(let host)? = interpreter.value(name, in: module),
          let table = host as? TableObject
        else { continue }
        let writer = DDLWriter()
        texts.append(
          writer.statements(for: .createTable(try conversion.createTable(table))).first ?? "")
        let indexes = try conversion.indexes(of: table)
        for index in indexes.sorted(by: { ($0.index.name ?? "") < ($1.index.name ?? "") }) {
          texts += writer.statements(for: .createIndex(index))
        }
      }
      return texts + conversion.doubts.map(\.reason)
    }
    #expect(statements.joined(separator: "\n") == Self.expected)
  }

  static let program = """
    import sqlalchemy as sa
    from sqlalchemy.dialects import postgresql
    m = sa.MetaData(naming_convention={
        "ix": "ix_%(column_0_label)s", "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s", "pk": "pk_%(table_name)s"})
    team = sa.Table("team", m, sa.Column("id", sa.Integer(), primary_key=True))
    user = sa.Table(
        "User", m,
        sa.Column("id", sa.BigInteger(), sa.Identity(always=True, start=3), primary_key=True),
        sa.Column("team_id", sa.Integer(), sa.ForeignKey("team.id", ondelete="cascade"), nullable=False, index=True),
        sa.Column("name", sa.String(50, collation="C"), unique=True, server_default="it's"),
        sa.Column("mood", sa.Enum("sad", "ok", name="mood"), comment="how 'it' goes"),
        sa.Column("tags", postgresql.ARRAY(sa.Text())),
        sa.Column("twice", sa.Integer(), sa.Computed("id * 2", persisted=True)),
        sa.CheckConstraint("id  > 0", name="positive"),
        sa.UniqueConstraint("name", "mood", postgresql_nulls_not_distinct=True, deferrable=True, initially="DEFERRED"),
        sa.Index(None, "name", "mood", unique=True, postgresql_using="gist", postgresql_include=["id"]),
        comment="people",
    )
    plain = sa.MetaData()
    other = sa.Table("order", plain, sa.Column("a", sa.Integer(), nullable=False), sa.Column("b", sa.SmallInteger(), autoincrement=True),
        sa.PrimaryKeyConstraint("a", "b", name="order_pk"), sa.ForeignKeyConstraint(["a", "b"], ["s.t.x", "s.t.y"], name="f", onupdate="SET NULL"),
        sa.Index("ix_order_a", "a"), schema="shop", postgresql_partition_by="RANGE (a)")
    """

  static let expected = """
    CREATE TABLE team (
        id SERIAL NOT NULL, 
        CONSTRAINT pk_team PRIMARY KEY (id)
    )
    CREATE TABLE "User" (
        id BIGINT GENERATED ALWAYS AS IDENTITY (START WITH 3), 
        team_id INTEGER NOT NULL, 
        name VARCHAR(50) COLLATE "C" DEFAULT 'it''s', 
        mood mood, 
        tags TEXT[], 
        twice INTEGER GENERATED ALWAYS AS (id * 2) STORED, 
        CONSTRAINT "pk_User" PRIMARY KEY (id), 
        CONSTRAINT "ck_User_positive" CHECK (id  > 0), 
        CONSTRAINT "uq_User_name_mood" UNIQUE NULLS NOT DISTINCT (name, mood) DEFERRABLE INITIALLY DEFERRED, 
        CONSTRAINT "fk_User_team_id_team" FOREIGN KEY(team_id) REFERENCES team (id) ON DELETE cascade, 
        CONSTRAINT "uq_User_name" UNIQUE (name)
    )
    CREATE UNIQUE INDEX "ix_User_name" ON "User" USING gist (name, mood) INCLUDE (id)
    CREATE INDEX "ix_User_team_id" ON "User" (team_id)
    CREATE TABLE shop."order" (
        a INTEGER NOT NULL, 
        b SMALLSERIAL NOT NULL, 
        CONSTRAINT order_pk PRIMARY KEY (a, b), 
        CONSTRAINT f FOREIGN KEY(a, b) REFERENCES s.t (x, y) ON UPDATE SET NULL
    )
     PARTITION BY RANGE (a)
    CREATE INDEX ix_order_a ON shop."order" (a)
    """
}
