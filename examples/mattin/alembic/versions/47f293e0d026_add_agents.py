"""add_agents

Revision ID: 47f293e0d026
Revises: 891419c9392c
Create Date: 2024-11-12 18:30:44.902156

"""
from alembic import op
import sqlalchemy as sa

# The place of this revision in the history.
revision = '47f293e0d026'
down_revision = '891419c9392c'
branch_labels = None
depends_on = None


def upgrade():
    op.create_table('Agent',
        sa.Column('agent_id', sa.Integer(), nullable=False),
        sa.Column('name', sa.String(length=255), nullable=False),
        sa.Column('description', sa.String(length=1000), nullable=True),
        sa.Column('system_prompt', sa.Text(), nullable=True),
        sa.Column('prompt_template', sa.Text(), nullable=True),
        sa.Column('is_tool', sa.Boolean(), server_default='false', nullable=False),
        sa.Column('request_count', sa.Integer(), server_default='0', nullable=False),
        sa.Column('temperature', sa.Float(), nullable=True),
        sa.Column('app_id', sa.Integer(), nullable=True),
        sa.Column('ai_service_id', sa.Integer(), nullable=True),
        sa.Column('silo_id', sa.Integer(), nullable=True),
        sa.Column('output_parser_id', sa.Integer(), nullable=True),
        sa.Column('create_date', sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(['ai_service_id'], ['AIService.ai_service_id'], ondelete='SET NULL'),
        sa.ForeignKeyConstraint(['app_id'], ['App.app_id'], ),
        sa.ForeignKeyConstraint(['output_parser_id'], ['OutputParser.output_parser_id'], ),
        sa.ForeignKeyConstraint(['silo_id'], ['Silo.silo_id'], ),
        sa.PrimaryKeyConstraint('agent_id')
    )
    op.create_table('agent_tools',
        sa.Column('agent_id', sa.Integer(), nullable=False),
        sa.Column('tool_id', sa.Integer(), nullable=False),
        sa.Column('description', sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(['agent_id'], ['Agent.agent_id'], ondelete='CASCADE'),
        sa.ForeignKeyConstraint(['tool_id'], ['Agent.agent_id'], ondelete='CASCADE'),
        sa.PrimaryKeyConstraint('agent_id', 'tool_id')
    )


def downgrade():
    op.drop_table('agent_tools')
    op.drop_table('Agent')
