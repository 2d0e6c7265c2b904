"""add_viewer_collaboration_role

Revision ID: 8573305bebbd
Revises: d0fb45d389b8
Create Date: 2025-10-07 12:01:49.983627

"""
from alembic import op
import sqlalchemy as sa

# The place of this revision in the history.
revision = '8573305bebbd'
down_revision = 'd0fb45d389b8'
branch_labels = None
depends_on = None


def upgrade():
    # A label can be used only after the transaction that added it.
    with op.get_context().autocommit_block():
        op.execute("ALTER TYPE collaboration_role ADD VALUE IF NOT EXISTS 'VIEWER'")


def downgrade():
    # A label cannot be dropped: the type is made again without it. Nobody gains rights by a
    # downgrade, so a viewer becomes an editor whose invitation is declined.
    op.execute(
        """
        UPDATE "AppCollaborator" SET role = 'EDITOR', status = 'DECLINED' WHERE role = 'VIEWER'
        """
    )
    op.execute('ALTER TYPE collaboration_role RENAME TO collaboration_role_with_viewer')
    op.execute("CREATE TYPE collaboration_role AS ENUM ('OWNER', 'ADMINISTRATOR', 'EDITOR')")
    op.execute(
        """
        ALTER TABLE "AppCollaborator"
        ALTER COLUMN role TYPE collaboration_role USING role::text::collaboration_role
        """
    )
    op.execute('DROP TYPE collaboration_role_with_viewer')
