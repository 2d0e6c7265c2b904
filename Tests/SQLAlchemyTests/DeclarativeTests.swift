import PostgreSQLDialect
import PythonInterpreter
import Schema
import Testing

@testable import SQLAlchemy

@Suite struct DeclarativeTests {
  /// The tables of mapped classes, as SQLAlchemy 2.1.9 compiles them with `CreateTable`.
  @Test func mappedClassesHaveTheirTables() throws {
    let statements = try Self.statements(of: Self.program, bases: ["Base", "Old"])
    #expect(statements == Self.expected)
  }

  /// The tables of SQLModel 0.0.27 on the same SQLAlchemy.
  @Test func modelsOfSQLModelHaveTheirTables() throws {
    let statements = try Self.statements(of: Self.models, bases: ["SQLModel"])
    #expect(statements == Self.expectedOfModels)
  }

  static func statements(of program: String, bases: [String]) throws -> String {
    try LibraryTests.run(program) {
      (interpreter, module) throws(Interruption) -> String in
      var conversion = SchemaConversion(interpreter) { _ in nil }
      var texts: [String] = []
      for name in bases {
        let base = interpreter.value(name, in: module) ?? .none
        guard case .host(let host) = try interpreter.attribute(base, "metadata"),
          let metadata = host as? MetaDataObject
        else { continue }
        for (_, table) in metadata.tables {
          let writer = DDLWriter()
          texts.append(
            writer.statements(for: .createTable(try conversion.createTable(table))).first ?? "")
          for index in try conversion.indexes(of: table) {
            texts += writer.statements(for: .createIndex(index))
          }
        }
      }
      return (texts + conversion.doubts.map(\.reason)).joined(separator: "\n")
    }
  }

  static let program = """
    import enum, uuid
    from datetime import datetime
    from typing import Annotated, List, Literal, Optional
    import sqlalchemy as sa
    from sqlalchemy import ForeignKey, Integer, String
    from sqlalchemy.dialects import postgresql
    from sqlalchemy.orm import (DeclarativeBase, Mapped, declarative_base, declared_attr, mapped_column,
                                relationship, deferred, registry)

    key = Annotated[int, mapped_column(primary_key=True)]
    short = Annotated[str, 30]

    class Base(DeclarativeBase):
        metadata = sa.MetaData(naming_convention={"ix": "ix_%(column_0_label)s", "pk": "pk_%(table_name)s", "fk": "fk_%(table_name)s_%(column_0_name)s"})
        type_annotation_map = {short: String(30), dict: postgresql.JSONB}

    class Mood(enum.Enum):
        sad = "s"
        ok = "o"

    class Stamped:
        created: Mapped[datetime] = mapped_column(server_default=sa.text("now()") if False else "now")
        @declared_attr
        def owner_id(cls) -> Mapped[Optional[int]]:
            return mapped_column(ForeignKey("user.id"))

    class User(Base):
        __tablename__ = "user"
        __table_args__ = (sa.UniqueConstraint("name", name="uq_name"), {"schema": None, "comment": "people"})
        id: Mapped[key]
        name: Mapped[short]
        nick: Mapped[Optional[str]] = mapped_column(String(10), index=True)
        mood: Mapped[Mood]
        level: Mapped[Literal["a", "bb"]]
        data: Mapped[dict]
        token: Mapped["uuid.UUID | None"]
        posts: Mapped[List["Post"]] = relationship(back_populates="author")

    class Post(Stamped, Base):
        __tablename__ = "post"
        id: Mapped[int] = mapped_column(primary_key=True)
        author_id: Mapped[int] = mapped_column(ForeignKey(User.id, ondelete="CASCADE"))
        author: Mapped[User] = relationship(back_populates="posts")
        body = deferred(sa.Column(sa.Text))

    class Article(Post):
        __tablename__ = "article"
        id: Mapped[int] = mapped_column(ForeignKey("post.id"), primary_key=True)

    class Note(Post):
        extra: Mapped[Optional[str]]

    Old = declarative_base()
    class Thing(Old):
        @declared_attr
        def __tablename__(cls): return cls.__name__.lower()
        id = sa.Column(Integer, primary_key=True)
        label = sa.Column("the_label", String(5), nullable=False, unique=True)
    """

  static let expected = """
    CREATE TABLE "user" (
        id SERIAL NOT NULL, 
        name VARCHAR(30) NOT NULL, 
        nick VARCHAR(10), 
        mood mood NOT NULL, 
        level VARCHAR(2) NOT NULL, 
        data JSONB NOT NULL, 
        token UUID, 
        CONSTRAINT pk_user PRIMARY KEY (id), 
        CONSTRAINT uq_name UNIQUE (name)
    )
    CREATE INDEX ix_user_nick ON "user" (nick)
    CREATE TABLE post (
        id SERIAL NOT NULL, 
        author_id INTEGER NOT NULL, 
        body TEXT, 
        created TIMESTAMP WITHOUT TIME ZONE DEFAULT 'now' NOT NULL, 
        owner_id INTEGER, 
        extra VARCHAR, 
        CONSTRAINT pk_post PRIMARY KEY (id), 
        CONSTRAINT fk_post_author_id FOREIGN KEY(author_id) REFERENCES "user" (id) ON DELETE CASCADE, 
        CONSTRAINT fk_post_owner_id FOREIGN KEY(owner_id) REFERENCES "user" (id)
    )
    CREATE TABLE article (
        id INTEGER NOT NULL, 
        CONSTRAINT pk_article PRIMARY KEY (id), 
        CONSTRAINT fk_article_id FOREIGN KEY(id) REFERENCES post (id)
    )
    CREATE TABLE thing (
        id SERIAL NOT NULL, 
        the_label VARCHAR(5) NOT NULL, 
        PRIMARY KEY (id), 
        UNIQUE (the_label)
    )
    """

  static let models = """
    import enum, uuid
    from datetime import datetime
    from typing import List, Optional
    import sqlalchemy as sa
    from sqlmodel import Field, Relationship, SQLModel

    class Mood(enum.Enum):
        sad = "s"
        ok = "o"

    class TeamBase(SQLModel):
        name: str = Field(index=True, max_length=40)
        note: Optional[str] = None

    class Team(TeamBase, table=True):
        id: Optional[int] = Field(default=None, primary_key=True)
        heroes: List["Hero"] = Relationship(back_populates="team")

    class Hero(SQLModel, table=True):
        __tablename__ = "heroes"
        __table_args__ = (sa.UniqueConstraint("name", "team_id", name="uq_hero"),)
        id: uuid.UUID = Field(default_factory=uuid.uuid4, primary_key=True)
        name: str
        team_id: Optional[int] = Field(default=None, foreign_key="team.id", ondelete="CASCADE")
        mood: Mood = Mood.ok
        born: datetime = Field(sa_column=sa.Column(sa.DateTime(timezone=True), nullable=False))
        score: float = 0.5
        team: Optional[Team] = Relationship(back_populates="heroes")
    """

  static let expectedOfModels = """
    CREATE TABLE team (
        name VARCHAR(40) NOT NULL, 
        note VARCHAR, 
        id SERIAL NOT NULL, 
        PRIMARY KEY (id)
    )
    CREATE INDEX ix_team_name ON team (name)
    CREATE TABLE heroes (
        id UUID NOT NULL, 
        name VARCHAR NOT NULL, 
        team_id INTEGER, 
        mood mood NOT NULL, 
        born TIMESTAMP WITH TIME ZONE NOT NULL, 
        score FLOAT NOT NULL, 
        PRIMARY KEY (id), 
        CONSTRAINT uq_hero UNIQUE (name, team_id), 
        FOREIGN KEY(team_id) REFERENCES team (id) ON DELETE CASCADE
    )
    """
}
