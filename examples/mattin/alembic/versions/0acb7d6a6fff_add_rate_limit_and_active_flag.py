"""add_rate_limit_and_active_flag

Revision ID: 0acb7d6a6fff
Revises: af704a866ba0
Create Date: 2026-02-27 08:55:10.430771

"""
from alembic import op
import sqlalchemy as sa

# The place of this revision in the history.
revision = '0acb7d6a6fff'
down_revision = 'af704a866ba0'
branch_labels = None
depends_on = None


def upgrade():
    op.add_column('App', sa.Column('agent_rate_limit', sa.Integer(), server_default='0', nullable=False))
    op.create_check_constraint('ck_app_agent_rate_limit', 'App', 'agent_rate_limit >= 0')
    op.add_column('User', sa.Column('is_active', sa.Boolean(), server_default='true', nullable=False))


def downgrade():
    op.drop_column('User', 'is_active')
    op.drop_constraint('ck_app_agent_rate_limit', 'App', type_='check')
    op.drop_column('App', 'agent_rate_limit')
