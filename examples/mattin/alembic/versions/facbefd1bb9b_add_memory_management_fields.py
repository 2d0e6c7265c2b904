"""add_memory_management_fields

Revision ID: facbefd1bb9b
Revises: 402f524c0407
Create Date: 2025-04-02 11:08:57.471253

"""
from alembic import op
import sqlalchemy as sa

# The place of this revision in the history.
revision = 'facbefd1bb9b'
down_revision = '402f524c0407'
branch_labels = None
depends_on = None


def upgrade():
    op.add_column('Agent', sa.Column('has_memory', sa.Boolean(), server_default='false', nullable=False))
    op.add_column('Agent', sa.Column('memory_max_messages', sa.Integer(), server_default='20', nullable=False))
    op.add_column('Agent', sa.Column('memory_max_tokens', sa.Integer(), server_default='4000', nullable=True))


def downgrade():
    op.drop_column('Agent', 'memory_max_tokens')
    op.drop_column('Agent', 'memory_max_messages')
    op.drop_column('Agent', 'has_memory')
