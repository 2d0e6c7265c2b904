import Testing

@testable import Expert

@Suite struct ConventionTests {
  /// What is found in a project whose `env.py` has this filter.
  private func conventions(
    filter: String, files others: [String: String] = [:], settings: String = ""
  ) throws -> ProjectConventions {
    var files = modelled(
      ["user.py": userModel()], registry: "from .user import User\n", settings: settings)
    files["db/env.py"] = """
      import sys
      sys.path.insert(0, '.')
      from alembic import context
      import models
      from models.base import Base
      \(filter)
      context.configure(target_metadata=Base.metadata, include_name=include_name)

      """
    files.merge(others) { $1 }
    return try asking(files) { try $0.conventions() }
  }

  @Test("A list of names in env.py is found by asking the filter about each")
  func names() throws {
    let found = try conventions(
      filter: """
        OTHERS = {"spatial_ref_sys", "job_store"}
        KEPT = "users"
        def include_name(name, type_, parent_names):
            return type_ != "table" or name not in OTHERS
        """)
    #expect(found.excludedTables == ["job_store", "spatial_ref_sys"])
    #expect(!found.excludesOthers)
  }

  @Test("A prefix is told as one, and a module from which names are imported is read")
  func prefixes() throws {
    let found = try conventions(
      filter: """
        from owners.names import PREFIX, is_archive
        def include_name(name, type_, parent_names):
            return type_ != "table" or not (name.startswith(PREFIX) or is_archive(name))
        """,
      files: [
        "owners/names.py": """
        PREFIX = "langchain_"
        def is_archive(name):
            return name.endswith("_archive")

        """
      ])
    #expect(found.excludedTables == ["*_archive", "langchain_*"])
  }

  @Test("A filter that takes only some tables is told as that") func onlySome() throws {
    let found = try conventions(
      filter: """
        def include_name(name, type_, parent_names):
            return type_ != "table" or name in Base.metadata.tables
        """)
    #expect(found.excludesOthers)
    #expect(found.excludedTables.isEmpty)
  }

  @Test("The registry is the module whose imports register models") func registry() throws {
    let found = try conventions(
      filter: "include_name = None",
      files: [
        "models/team.py": """
        from sqlalchemy import Column, Integer
        from .base import Base

        class Team(Base):
            __tablename__ = 'teams'
            id = Column(Integer, primary_key=True)

        """, "models/__init__.py": "from .user import User\nfrom .team import Team\n",
      ])
    #expect(
      found.registration
        == ProjectConventions.Registration(
          file: "models/__init__.py", importLine: "from .new_model import NewModel", exports: false)
    )
    #expect(found.unregistered.isEmpty)
    #expect(found.entities.total == 2)
    #expect(found.entities.style == "any")
    #expect(found.entities.found.first?.style == "snake_case")
    #expect(found.primaryKeys.found.first?.examples == ["teams.id", "users.id"])
  }

  @Test("A downgrade that does nothing is no way back") func oneWay() throws {
    let found = try conventions(
      filter: "include_name = None",
      files: [
        "8c1e5b7d2a90_age.py": """
        from alembic import op
        import sqlalchemy as sa

        revision = '8c1e5b7d2a90'
        down_revision = '5ad1f0c2be77'

        def upgrade():
            op.add_column('users', sa.Column('age', sa.Integer(), nullable=True))

        def downgrade():
            pass

        """
      ])
    #expect(found.revisions == 2)
    #expect(found.withoutWayBack == ["8c1e5b7d2a90"])
  }
}
