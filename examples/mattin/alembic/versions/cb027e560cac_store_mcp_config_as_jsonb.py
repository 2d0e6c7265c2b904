"""store_mcp_config_as_jsonb

Revision ID: cb027e560cac
Revises: 0acb7d6a6fff
Create Date: 2026-03-24 10:44:31.592860

"""
from alembic import op
import sqlalchemy as sa
from sqlalchemy.dialects import postgresql

# The place of this revision in the history.
revision = 'cb027e560cac'
down_revision = '0acb7d6a6fff'
branch_labels = None
depends_on = None


def upgrade():
    # Without a default of its own type the jsonb column would keep the json constant.
    op.alter_column('MCPConfig', 'config', existing_type=sa.JSON(), type_=postgresql.JSONB(),
                    existing_nullable=False, server_default='{}',
                    postgresql_using='config::jsonb')


def downgrade():
    op.alter_column('MCPConfig', 'config', existing_type=postgresql.JSONB(), type_=sa.JSON(),
                    existing_nullable=False, server_default='{}',
                    postgresql_using='config::json')
