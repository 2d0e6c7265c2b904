import Testing

@testable import Expert

/// A project with one revision, and the models that are given; `models/__init__.py` registers them.
func modelled(_ models: [String: String], registry: String, settings: String = "") -> [String:
  String]
{
  var files = [
    "db/env.py": """
    import sys
    sys.path.insert(0, '.')
    from alembic import context
    import models
    from models.base import Base

    context.configure(target_metadata=Base.metadata)
    """,
    "db/script.py.mako": """
    \"\"\"${message}

    Revision ID: ${up_revision}
    \"\"\"
    from alembic import op
    import sqlalchemy as sa
    ${imports if imports else ""}
    revision = ${repr(up_revision)}
    down_revision = ${repr(down_revision)}
    branch_labels = ${repr(branch_labels)}
    depends_on = ${repr(depends_on)}

    def upgrade():
        ${upgrades if upgrades else "pass"}

    def downgrade():
        ${downgrades if downgrades else "pass"}

    """,
    "models/__init__.py": registry,
    "models/base.py": """
    from sqlalchemy.orm import DeclarativeBase

    class Base(DeclarativeBase):
        pass
    """,
    "5ad1f0c2be77_users.py": """
    from alembic import op
    import sqlalchemy as sa

    revision = '5ad1f0c2be77'
    down_revision = None

    def upgrade():
        op.create_table('users',
            sa.Column('id', sa.Integer(), primary_key=True),
            sa.Column('email', sa.String(100), nullable=True))

    def downgrade():
        op.drop_table('users')

    """,
  ]
  if !settings.isEmpty { files["alembic-expert.toml"] = settings }
  for (name, text) in models { files["models/" + name] = text }
  return files
}

/// The model of the one table that the revision makes, with more columns.
func userModel(_ columns: String = "", email: String = "Column(String(100))") -> String {
  """
  from datetime import datetime
  from sqlalchemy import Boolean, CheckConstraint, Column, DateTime, Enum, ForeignKey, Integer, String
  from .base import Base

  class User(Base):
      __tablename__ = 'users'
      id = Column(Integer, primary_key=True)
      \(email.isEmpty ? "" : "email = " + email)
      \(columns)

  """
}
