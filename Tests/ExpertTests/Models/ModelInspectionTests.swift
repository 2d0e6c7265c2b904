import Review
import Schema
import Testing

@testable import Expert

@Suite struct ModelInspectionTests {
  @Test func modelsThatTheMigrationsMakeDoNotDiffer() throws {
    let files = modelled(["user.py": userModel()], registry: "from .user import User\n")
    let inspection = try asking(files) { try $0.inspectModels() }
    #expect(inspection.differences.isEmpty)
    #expect(inspection.unknowns.isEmpty)
    #expect(inspection.findings.isEmpty)
    #expect(inspection.tables.map(\.name.name) == ["users"])
    #expect(inspection.tables.first?.classes == ["User"])
    #expect(inspection.tables.first?.columns.map(\.name) == ["id", "email"])
    #expect(inspection.tables.first?.columns.first?.isPrimaryKey == true)
    #expect(inspection.revisions == 1)
  }

  @Test func aDifferenceHasTheOperationAndThePlace() throws {
    let files = modelled(
      ["user.py": userModel("age = Column(Integer)", email: "Column(String(200))")],
      registry: "from .user import User\n")
    let found = try asking(files) { try $0.inspectModels() }.differences
    #expect(found.map(\.operation) == ["add_column", "modify_type"])
    #expect(found.map(\.name) == ["age", "email"])
    #expect(found.first?.place?.file == "models/user.py")
    #expect(found.first?.place?.line == 9)
    #expect(found.last?.detail == "character varying(100) to character varying(200)")
  }

  /// A statement whose text is not known can do anything to any table.
  @Test func aMigrationOfUnknownTextIsSaid() throws {
    var files = modelled(["user.py": userModel()], registry: "from .user import User\n")
    files["7bd1f0c2be77_more.py"] = """
      import os
      from alembic import op

      revision = '7bd1f0c2be77'
      down_revision = '5ad1f0c2be77'

      def upgrade():
          how = os.environ.get('HOW')
          op.execute(f'CREATE INDEX {how} ix_email ON users (email)')

      def downgrade():
          op.execute('DROP INDEX ix_email')

      """
    let inspection = try asking(files) { try $0.inspectModels() }
    #expect(inspection.unknowns.contains { $0.reason.contains("environment variable HOW") })
  }

  @Test(arguments: [
    ("if directives[0].upgrade_ops.is_empty(): directives[:] = []", true),
    ("directives[0].rev_id = '0001'", true),
    ("directives[:] = []", false),
    ("directives[0].upgrade_ops.ops = []", false),
    ("import unread; unread.change(directives)", false),
  ])
  func directivesThatLookAtTheOperationsAreSaid(_ body: String, _ isKept: Bool) throws {
    var files = modelled(
      ["user.py": userModel("age = Column(Integer)")], registry: "from .user import User\n")
    files["db/env.py"] = """
      import sys
      sys.path.insert(0, '.')
      from alembic import context
      import models
      from models.base import Base

      def process(migration_context, revision, directives):
          \(body)

      context.configure(target_metadata=Base.metadata, process_revision_directives=process)
      """
    let inspection = try asking(files) { try $0.inspectModels() }
    #expect(inspection.differences.map(\.operation) == ["add_column"])
    #expect(inspection.unknowns.isEmpty == isKept)
  }

  @Test func historiesOfDifferentDatabasesAreComparedOneByOne() throws {
    var files = modelled(["user.py": userModel()], registry: "from .user import User\n")
    files["8cd1f0c2be77_other.py"] = """
      from alembic import op
      import sqlalchemy as sa

      revision = '8cd1f0c2be77'
      down_revision = None

      def upgrade():
          op.create_table('users', sa.Column('id', sa.Integer(), primary_key=True))

      def downgrade():
          op.drop_table('users')

      """
    let all = try asking(files) { try $0.inspectModels() }
    #expect(all.differences.isEmpty)
    #expect(all.unknowns.map(\.reason).contains { $0.hasPrefix("the heads 5ad1f0c2be77, 8cd1") })
    let one = try asking(files) { try $0.inspectModels(at: "5ad1f0c2be77") }
    #expect(one.differences.isEmpty && one.unknowns.isEmpty)
    let other = try asking(files) { try $0.inspectModels(at: "8cd1f0c2be77") }
    #expect(other.differences.map(\.operation) == ["add_column"])
  }

  @Test func aModelThatNothingImportsIsNamedWithItsImport() throws {
    let team = """
      from sqlalchemy import Column, Integer
      from .base import Base

      class Team(Base):
          __tablename__ = 'teams'
          id = Column(Integer, primary_key=True)

      """
    let files = modelled(
      ["user.py": userModel(), "team.py": team],
      registry: "from .user import User\n\n__all__ = ['User']\n")
    let inspection = try asking(files) { try $0.inspectModels() }
    let finding = try #require(inspection.findings.first)
    #expect(finding.rule == "unregistered-model")
    #expect(finding.places.first?.file == "models/team.py")
    #expect(
      finding.remedy
        == "Add to models/__init__.py after line 1: from .team import Team and \"Team\" to __all__."
    )
    // What nothing registers is no part of the comparison.
    #expect(inspection.differences.isEmpty)
  }

  @Test func theTableOfAModelThatNothingImportsIsNotDropped() throws {
    let base = "from .base import Base\n"
    let files = modelled(["user.py": userModel()], registry: base)
    let inspection = try asking(files) { try $0.inspectModels() }
    #expect(!inspection.differences.contains { $0.operation == "remove_table" })
    #expect(
      try asking(files) { try $0.inspectModels(seesOnlyWhatAlembicSees: true) }.differences
        .map(\.operation) == ["remove_table"])
  }

  @Test func relationshipsAreTold() throws {
    let model =
      userModel("team_id = Column(Integer, ForeignKey('teams.id', ondelete='CASCADE'))") + """
        from sqlalchemy.orm import relationship

        class Team(Base):
            __tablename__ = 'teams'
            id = Column(Integer, primary_key=True)
            users = relationship('User', backref='team', cascade='all, delete-orphan')

        """
    let files = modelled(["user.py": model], registry: "from .user import Team, User\n")
    let tables = try asking(files) { try $0.inspectModels() }.tables
    let team = try #require(tables.first { $0.name.name == "teams" })
    #expect(team.relationships.map(\.name) == ["Team.users"])
    #expect(team.relationships.first?.target == "User")
    #expect(team.relationships.first?.backPopulates == "team")
    #expect(team.relationships.first?.cascade == "all, delete-orphan")
    let user = try #require(tables.first { $0.name.name == "users" })
    #expect(user.columns.last?.references == "teams.id")
    #expect(
      user.constraints == ["FOREIGN KEY (team_id) REFERENCES teams (id) ON DELETE CASCADE"])
  }

  @Test func whatCannotBeReadIsUnknownWithItsPlace() throws {
    let model = userModel("secret = Column(kind_of_secret())")
      .replacing("from .base", with: "from vault import kind_of_secret\nfrom .base")
    let files = modelled(["user.py": model], registry: "from .user import User\n")
    let inspection = try asking(files) { try $0.inspectModels() }
    #expect(inspection.unknowns.contains { $0.place?.file == "models/user.py" })
    #expect(!inspection.differences.contains { $0.operation.hasPrefix("remove") })
  }

  @Test func namesThatAreUnlikeTheOthersAreFound() throws {
    let names = ["Agent", "App", "Silo", "Skill", "weird_one"]
    let model =
      "from sqlalchemy import Column, Integer\nfrom .base import Base\n"
      + names.map { name in
        """
        class C\(name)(Base):
            __tablename__ = '\(name)'
            \(name.lowercased())_id = Column(Integer, primary_key=True)

        """
      }.joined(separator: "\n")
    let files = modelled(["all.py": model], registry: "from .all import *\n")
    let found = try asking(files) { try $0.inspectModels() }.findings
    #expect(found.map(\.rule) == ["table-naming"])
    #expect(found.first?.message.contains("weird_one") == true)
    let settled = modelled(
      ["all.py": model], registry: "from .all import *\n", settings: "table_naming = \"any\"\n")
    #expect(try asking(settled) { try $0.inspectModels() }.findings.isEmpty)
  }

  @Test func ignoredTablesTakeNoPart() throws {
    let other = """
      from alembic import op
      import sqlalchemy as sa

      revision = '0c9d3b7e41fa'
      down_revision = '5ad1f0c2be77'

      def upgrade():
          op.create_table('legacy_log', sa.Column('id', sa.Integer(), primary_key=True))

      def downgrade():
          op.drop_table('legacy_log')

      """
    func found(_ settings: String) throws -> [String] {
      var files = modelled(
        ["user.py": userModel()], registry: "from .user import User\n", settings: settings)
      files["0c9d3b7e41fa_log.py"] = other
      return try asking(files) { try $0.inspectModels() }.differences.map(\.operation)
    }
    #expect(try found("") == ["remove_table"])
    #expect(try found("ignored_tables = [\"legacy_*\"]\n").isEmpty)
    #expect(try found("ignored_tables = [\"*_logs\"]\n") == ["remove_table"])
  }

  /// The `env.py` of Flask-Migrate asks the running application, which imports its models.
  @Test func theModelsOfAFlaskApplicationAreThoseBesideItsDatabase() throws {
    var files = modelled([:], registry: "")
    files["db/env.py"] = """
      from alembic import context
      from flask import current_app

      target_db = current_app.extensions['migrate'].db

      def get_metadata():
          if hasattr(target_db, 'metadatas'):
              return target_db.metadatas[None]
          return target_db.metadata

      context.configure(target_metadata=get_metadata(), literal_binds=True)
      """
    files["shop/__init__.py"] = ""
    files["shop/db.py"] = "from flask_sqlalchemy import SQLAlchemy\ndb = SQLAlchemy()\n"
    files["shop/user.py"] = """
      from .db import db

      class User(db.Model):
          __tablename__ = 'users'
          id = db.Column(db.Integer, primary_key=True)
          email = db.Column(db.String(100))

      """
    let inspection = try asking(files) { try $0.inspectModels() }
    #expect(inspection.tables.map(\.name.name) == ["users"])
    #expect(inspection.differences.isEmpty)
    #expect(inspection.unknowns.map(\.reason).contains { $0.contains("running application") })
  }

  /// As where `env.py` was written for a container: the models lie elsewhere on this machine.
  @Test func anImportThatResolvesNowhereIsToldWithWhatWasTried() throws {
    var files = modelled(["user.py": userModel()], registry: "from .user import User\n")
    files["db/env.py"] = """
      from alembic import context
      from shop import Base

      context.configure(target_metadata=Base.metadata)
      """
    files["backend/shop/__init__.py"] = "from .base import Base\n"
    let unknown = try #require(try asking(files) { try $0.inspectModels() }.unknowns.first)
    #expect(unknown.place?.file == "db/env.py")
    #expect(unknown.place?.line == 2)
    #expect(unknown.reason.contains("import of shop"))
    #expect(unknown.reason.contains("prepend_sys_path would name backend"))
  }

  /// Alembic's templates have two calls of `configure`; autogenerate runs the one with a database.
  @Test func whatEnvSaysWithADatabaseCounts() throws {
    let legacy = """
      from alembic import op
      import sqlalchemy as sa

      revision = '0c9d3b7e41fa'
      down_revision = '5ad1f0c2be77'

      def upgrade():
          op.create_table('legacy_log', sa.Column('id', sa.Integer(), primary_key=True))
          op.create_index('ix_users_lower', 'users', [sa.text('lower(users.email)')])

      def downgrade():
          op.drop_table('legacy_log')

      """
    let model = userModel().replacing(
      "from .base", with: "from sqlalchemy import Index, func\nfrom .base")
    var files = modelled(
      ["user.py": model + "Index('ix_users_lower', func.lower(User.email))\n"],
      registry: "from .user import User\n")
    files["0c9d3b7e41fa_log.py"] = legacy
    files["db/env.py"] = """
      import sys
      sys.path.insert(0, '.')
      from alembic import context
      from models.user import Base

      def include_name(name, type_, parent_names):
          return type_ != 'table' or not name.startswith('legacy_')

      if context.is_offline_mode():
          context.configure(url='postgresql://', target_metadata=Base.metadata)
      else:
          context.configure(target_metadata=Base.metadata, include_name=include_name)
      """
    let inspection = try asking(files) { try $0.inspectModels() }
    #expect(inspection.differences.isEmpty)
    #expect(inspection.unknowns.isEmpty)
  }
}
