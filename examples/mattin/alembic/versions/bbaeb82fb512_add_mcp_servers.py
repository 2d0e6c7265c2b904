"""add_mcp_servers

Revision ID: bbaeb82fb512
Revises: 8573305bebbd
Create Date: 2025-11-20 18:17:03.340592

"""
from alembic import op
import sqlalchemy as sa

# The place of this revision in the history.
revision = 'bbaeb82fb512'
down_revision = '8573305bebbd'
branch_labels = None
depends_on = None


def upgrade():
    op.create_table('MCPServer',
        sa.Column('mcp_server_id', sa.Integer(), nullable=False),
        sa.Column('name', sa.String(length=255), nullable=False),
        sa.Column('slug', sa.String(length=80), nullable=False),
        sa.Column('is_active', sa.Boolean(), server_default='true', nullable=False),
        sa.Column('app_id', sa.Integer(), nullable=False),
        sa.Column('create_date', sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(['app_id'], ['App.app_id'], ondelete='CASCADE'),
        sa.PrimaryKeyConstraint('mcp_server_id'),
        sa.UniqueConstraint('app_id', 'slug', name='uq_mcp_server_app_slug')
    )
    op.create_table('mcp_server_agents',
        sa.Column('mcp_server_id', sa.Integer(), nullable=False),
        sa.Column('agent_id', sa.Integer(), nullable=False),
        sa.Column('tool_name', sa.String(length=64), nullable=True),
        sa.ForeignKeyConstraint(['agent_id'], ['Agent.agent_id'], ondelete='CASCADE'),
        sa.ForeignKeyConstraint(['mcp_server_id'], ['MCPServer.mcp_server_id'], ondelete='CASCADE'),
        sa.PrimaryKeyConstraint('mcp_server_id', 'agent_id')
    )


def downgrade():
    op.drop_table('mcp_server_agents')
    op.drop_table('MCPServer')
