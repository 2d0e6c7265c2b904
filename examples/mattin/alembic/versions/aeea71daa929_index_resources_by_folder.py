"""index_resources_by_folder

Revision ID: aeea71daa929
Revises: cb027e560cac
Create Date: 2026-04-16 15:38:47.204519

"""
from alembic import op
import sqlalchemy as sa

# The place of this revision in the history.
revision = 'aeea71daa929'
down_revision = 'cb027e560cac'
branch_labels = None
depends_on = None


def upgrade():
    # Concurrently, because Resource is large and written to; that cannot be inside a transaction.
    with op.get_context().autocommit_block():
        op.create_index('ix_Resource_folder_id', 'Resource', ['folder_id'], unique=False,
                        postgresql_where=sa.text('folder_id IS NOT NULL'),
                        postgresql_concurrently=True)


def downgrade():
    with op.get_context().autocommit_block():
        op.drop_index('ix_Resource_folder_id', table_name='Resource',
                      postgresql_concurrently=True)
