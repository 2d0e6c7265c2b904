"""add_api_keys

Revision ID: d72a0403a78c
Revises: 1dad61edf36e
Create Date: 2024-12-20 09:03:55.270918

"""
from alembic import op
import sqlalchemy as sa

# The place of this revision in the history.
revision = 'd72a0403a78c'
down_revision = '1dad61edf36e'
branch_labels = None
depends_on = None


def upgrade():
    op.create_table('APIKey',
        sa.Column('api_key_id', sa.Integer(), nullable=False),
        sa.Column('name', sa.String(length=120), nullable=False),
        sa.Column('digest', sa.String(length=64), nullable=False),
        sa.Column('is_active', sa.Boolean(), server_default='true', nullable=False),
        sa.Column('app_id', sa.Integer(), nullable=False),
        sa.Column('user_id', sa.Integer(), nullable=True),
        sa.Column('create_date', sa.DateTime(), nullable=True),
        sa.Column('last_used_at', sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(['app_id'], ['App.app_id'], ondelete='CASCADE'),
        sa.ForeignKeyConstraint(['user_id'], ['User.user_id'], ),
        sa.PrimaryKeyConstraint('api_key_id'),
        sa.UniqueConstraint('digest')
    )
    op.create_index('ix_APIKey_app_id', 'APIKey', ['app_id'], unique=False)


def downgrade():
    op.drop_index('ix_APIKey_app_id', table_name='APIKey')
    op.drop_table('APIKey')
