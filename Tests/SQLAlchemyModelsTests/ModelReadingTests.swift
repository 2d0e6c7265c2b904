import SQLAlchemyModels
import Schema
import SchemaDiff
import Testing

@Suite struct ModelReadingTests {
  @Test func columnsOfAMixinComeBeforeWhatItComputes() throws {
    let read = try models(
      """
      from sqlalchemy import Column, ForeignKey, Integer, String
      from sqlalchemy.orm import DeclarativeBase, declared_attr
      class Base(DeclarativeBase): pass
      class Owned:
          @declared_attr
          def owner_id(cls): return Column(Integer, ForeignKey('owner.id'))
          note = Column(String)
      class Owner(Base):
          __tablename__ = 'owner'
          id = Column(Integer, primary_key=True)
      class Thing(Owned, Base):
          __tablename__ = 'thing'
          id = Column(Integer, primary_key=True)
      metadata = Base.metadata
      """)
    #expect(
      read.columns("thing") == [
        "id integer not null", "note character varying", "owner_id integer",
      ])
    #expect(read.undecided.isEmpty)
  }

  @Test func whatTableArgumentsComputeSeesTheColumnsOfAMixin() throws {
    let read = try models(
      """
      from typing import Optional
      from sqlalchemy import Index, Integer
      from sqlalchemy.orm import DeclarativeBase, Mapped, declared_attr, mapped_column
      class Base(DeclarativeBase): pass
      class Timed:
          start: Mapped[Optional[int]]
      class Run(Timed, Base):
          __tablename__ = 'run'
          id: Mapped[int] = mapped_column(primary_key=True)
          @declared_attr.directive
          def __table_args__(cls):
              return (
                  Index('ix_start', cls.start),
                  Index('ix_here', cls.start.desc()).ddl_if(dialect='postgresql'),
                  Index('ix_there', cls.start).ddl_if(dialect='sqlite'))
      metadata = Base.metadata
      """)
    #expect(read.undecided.isEmpty)
    let declared = try #require(read.declared.tables.first)
    #expect(
      declared.table.indexes.compactMap(\.name).sorted() == ["ix_here", "ix_start", "ix_there"])
    #expect(declared.indexesElsewhere == ["ix_there"])
    let made = read.created.table(QualifiedName("run"))?.indexes.compactMap(\.name).sorted()
    #expect(made == ["ix_here", "ix_start"])
  }

  @Test func aForeignKeySaysTheTypeAndNotTheAnnotation() throws {
    let read = try models(
      """
      from typing import Literal, Optional
      from sqlalchemy import ForeignKey, String
      from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column
      class Base(DeclarativeBase): pass
      Kind = Literal['a', 'b']
      class Parent(Base):
          __tablename__ = 'parent'
          kind: Mapped[Kind] = mapped_column(String(7), primary_key=True)
      class Child(Base):
          __tablename__ = 'child'
          id: Mapped[int] = mapped_column(primary_key=True)
          kind: Mapped[Optional[Kind]] = mapped_column(ForeignKey('parent.kind'))
      metadata = Base.metadata
      """)
    #expect(read.columns("child") == ["id integer not null", "kind character varying(7)"])
  }

  @Test func aColumnThatAFieldOfSQLModelBringsAlongIsTakenAsItIs() throws {
    let read = try models(
      """
      from pydantic import ConfigDict, EmailStr
      from sqlalchemy import JSON, Column
      from sqlmodel import Field, SQLModel
      class Named(SQLModel):
          name: str
          tags: list[str] = Field(sa_column=Column(JSON))
          mail: EmailStr
      class Hero(Named, table=True):
          model_config = ConfigDict(extra='forbid')
          id: int | None = Field(default=None, primary_key=True)
          tags: list[str] = Field(sa_column=Column(JSON))
          age: int | None = None
      metadata = SQLModel.metadata
      """)
    #expect(
      read.columns("hero") == [
        "name character varying not null", "mail character varying not null",
        "id integer not null", "tags json", "age integer",
      ])
    #expect(read.undecided.isEmpty)
  }

  @Test func attributesThatReachNoTableDoNotHideIt() throws {
    let read = try models(
      """
      from sqlalchemy import JSON, Column, Index, Integer, String, func
      from sqlalchemy.ext.associationproxy import association_proxy
      from sqlalchemy.ext.hybrid import hybrid_property
      from sqlalchemy.ext.mutable import MutableDict
      from sqlalchemy.ext.orderinglist import ordering_list
      from sqlalchemy.orm import declarative_base, relationship
      Base = declarative_base()
      class Thing(Base):
          __tablename__ = 'thing'
          id = Column(Integer, primary_key=True)
          name = Column(String)
          settings = Column(MutableDict.as_mutable(JSON), server_default='{}')
          parts = relationship('Thing', collection_class=ordering_list('id'))
          part_names = association_proxy('parts', 'name')
          @hybrid_property
          def lower_name(self): return func.lower(self.name)
      Index('thing_lower', Thing.lower_name)
      metadata = Base.metadata
      """)
    #expect(
      read.columns("thing") == [
        "id integer not null", "name character varying", "settings json default '{}'",
      ])
    #expect(read.declared.tables[0].table.indexes.map(\.name) == ["thing_lower"])
    #expect(read.undecided.isEmpty)
  }

  @Test func whatAThirdPartyDeclaresIsMarked() throws {
    let read = try models(
      """
      from elsewhere import SpecialType
      from sqlalchemy import Column, Integer
      from sqlalchemy.orm import declarative_base
      Base = declarative_base()
      class Known(Base):
          __tablename__ = 'known'
          id = Column(Integer, primary_key=True)
      class Marked(Base):
          __tablename__ = 'marked'
          id = Column(Integer, primary_key=True)
          special = Column(SpecialType(3))
      metadata = Base.metadata
      """)
    #expect(read.undecided.map(\.table?.name) == ["marked"])
    #expect(read.declared.doubt == nil)
  }

  @Test func severalMetadataCountTogether() throws {
    let read = try models(
      """
      from sqlalchemy import Column, Integer, MetaData, Table
      one, two = MetaData(), MetaData(schema='other')
      Table('a', one, Column('id', Integer, primary_key=True))
      Table('b', two, Column('id', Integer, primary_key=True))
      metadata = [one, two]
      """)
    #expect(read.declared.tables.map(\.table.name.plain) == ["a", "other.b"])
  }

  @Test func withoutMetadataNothingIsKnownOfTheTables() throws {
    let read = try models("metadata = None")
    #expect(read.declared.doubt?.reason == "env.py gives no target_metadata")
  }

  @Test func whatCreateAllMakesHasTheNamesOfPostgreSQL() throws {
    let read = try models(
      """
      from sqlalchemy import Column, Enum, ForeignKey, Integer, String
      from sqlalchemy.orm import declarative_base
      Base = declarative_base()
      class A(Base):
          __tablename__ = 'a'
          id = Column(Integer, primary_key=True)
          b_id = Column(ForeignKey('b.id'))
          kind = Column(Enum('x', 'y', name='kind'))
          name = Column(String(10), unique=True, index=False)
      class B(Base):
          __tablename__ = 'b'
          id = Column(Integer, primary_key=True)
          a_id = Column(ForeignKey('a.id'))
      metadata = Base.metadata
      """)
    let created = read.created
    #expect(created.doubts.isEmpty)
    #expect(created.type(QualifiedName("kind"))?.labels == ["x", "y"])
    let names = created.tables.flatMap(\.constraints).compactMap(\.name)
    #expect(Set(names) == ["a_pkey", "b_pkey", "a_name_key", "a_b_id_fkey", "b_a_id_fkey"])
  }

  @Test func relationshipsStandBeforeTheFieldsOfSQLModel() throws {
    // As sqlmodel 0.0.27 orders them on SQLAlchemy 2.1.
    let read = try models(
      """
      from sqlalchemy import JSON, Column
      from sqlmodel import Field, Relationship, SQLModel
      class Owner(SQLModel, table=True):
          id: int = Field(primary_key=True)
      class Base(SQLModel):
          name: str
          data: dict | None = Field(default=None, nullable=True)
          note: str | None = None
          tags: list[str] | None = None
          state: str | None = None
      class Thing(Base, table=True):
          id: int = Field(primary_key=True)
          data: dict | None = Field(default=None, sa_column=Column(JSON))
          owner_id: int | None = Field(foreign_key='owner.id')
          owner: Owner | None = Relationship()
          tags: list[str] | None = Field(sa_column=Column(JSON), default=[])
      metadata = SQLModel.metadata
      """)
    #expect(
      read.columns("thing").compactMap { $0.split(separator: " ").first } == [
        "name", "note", "state", "id", "data", "owner_id", "tags",
      ])
  }

  @Test func argumentsForOtherDatabasesHideNoTable() throws {
    let read = try models(
      """
      from elsewhere import engine
      from sqlalchemy import Column, Integer, UniqueConstraint
      from sqlalchemy.orm import declarative_base
      Base = declarative_base()
      def arguments():
          if engine.name == 'mysql':
              return {'mysql_engine': engine.kind, 'mysql_charset': 'utf8mb4'}
          return None
      class One(Base):
          __tablename__ = 'one'
          __table_args__ = arguments()
          id = Column(Integer, primary_key=True)
      class Two(Base):
          __tablename__ = 'two'
          __table_args__ = (UniqueConstraint('note', name='two_note'), arguments())
          id = Column(Integer, primary_key=True)
          note = Column(Integer)
      metadata = Base.metadata
      """)
    #expect(read.undecided.isEmpty)
    #expect(read.declared.tables.map(\.table.constraints.count) == [1, 2])
  }

  @Test func aColumnThatIsReplacedTakesItsForeignKeyAlong() throws {
    let read = try models(
      """
      from sqlalchemy import Column, ForeignKey, Integer, MetaData, Table
      metadata = MetaData()
      Table('parent', metadata, Column('id', Integer, primary_key=True))
      Table('child', metadata, Column('parent_id', Integer, ForeignKey('parent.id')))
      Table('child', metadata, Column('parent_id', Integer, ForeignKey('parent.id'), nullable=False),
            extend_existing=True)
      """)
    #expect(read.columns("child") == ["parent_id integer not null"])
    #expect(read.declared.tables.last?.table.foreignKeys.count == 1)
  }

  @Test func constraintsOfOtherDialectsAreNotCreated() throws {
    let read = try models(
      """
      from sqlalchemy import CheckConstraint, Column, Integer, MetaData, Table
      metadata = MetaData()
      Table('thing', metadata, Column('a', Integer),
            CheckConstraint('a is json', name='x', _create_rule=lambda compiler: compiler.dialect.name == 'oracle'),
            CheckConstraint('a > 1', name='y').ddl_if(dialect='mysql'),
            CheckConstraint('a > 2', name='z').ddl_if(dialect='postgresql'))
      """)
    #expect(read.created.tables.first?.constraints.map(\.name) == ["z"])
    #expect(read.undecided.isEmpty)
  }

  @Test func whatListensForATableIsPartOfWhatIsMadeAndNotOfWhatIsDeclared() throws {
    let read = try models(
      """
      from sqlalchemy import Column, DDL, Integer, MetaData, Table, event
      metadata = MetaData()
      thing = Table('thing', metadata, Column('a', Integer))
      event.listen(thing, 'after_create',
                   DDL('CREATE INDEX thing_half ON %(fullname)s ((a / 2))').execute_if(dialect='postgresql'))
      event.listen(thing, 'after_create',
                   DDL('CREATE INDEX thing_a ON %(fullname)s (a)').execute_if(dialect='sqlite'))
      """)
    #expect(read.declared.tables.first?.table.indexes.count == 0)
    #expect(read.created.tables.first?.indexes.map(\.name) == ["thing_half"])
  }

  @Test func aPublicNameIsANameOfTheModule() throws {
    let read = try models(
      """
      from public import public
      from sqlalchemy import Column, Integer, MetaData, Table
      public(metadata=MetaData())
      Table('thing', metadata, Column('a', Integer))
      """)
    #expect(read.columns("thing") == ["a integer"])
  }

  @Test func tablesOfVersionsAreMissed() throws {
    let read = try models(
      """
      from sqlalchemy import Column, Integer
      from sqlalchemy.orm import declarative_base
      from sqlalchemy_continuum import make_versioned
      make_versioned(user_cls=None)
      Base = declarative_base()
      class Thing(Base):
          __versioned__ = {}
          __tablename__ = 'thing'
          id = Column(Integer, primary_key=True)
      metadata = Base.metadata
      """)
    #expect(read.declared.doubt?.reason == "sqlalchemy_continuum makes tables of versions")
  }
}
