"""add_mcp_configs

Revision ID: cb7ba316cd69
Revises: 840b199413a3
Create Date: 2025-02-04 13:14:40.259066

"""
from alembic import op
import sqlalchemy as sa

# The place of this revision in the history.
revision = 'cb7ba316cd69'
down_revision = '840b199413a3'
branch_labels = None
depends_on = None


def upgrade():
    op.create_table('MCPConfig',
        sa.Column('mcp_config_id', sa.Integer(), nullable=False),
        sa.Column('name', sa.String(length=255), nullable=False),
        sa.Column('description', sa.String(length=1000), nullable=True),
        sa.Column('config', sa.JSON(), server_default='{}', nullable=False),
        sa.Column('ssl_verify', sa.Boolean(), server_default='true', nullable=False),
        sa.Column('app_id', sa.Integer(), nullable=True),
        sa.Column('create_date', sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(['app_id'], ['App.app_id'], ),
        sa.PrimaryKeyConstraint('mcp_config_id')
    )
    op.create_table('agent_mcps',
        sa.Column('agent_id', sa.Integer(), nullable=False),
        sa.Column('mcp_config_id', sa.Integer(), nullable=False),
        sa.Column('description', sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(['agent_id'], ['Agent.agent_id'], ondelete='CASCADE'),
        sa.ForeignKeyConstraint(['mcp_config_id'], ['MCPConfig.mcp_config_id'], ),
        sa.PrimaryKeyConstraint('agent_id', 'mcp_config_id')
    )


def downgrade():
    op.drop_table('agent_mcps')
    op.drop_table('MCPConfig')
