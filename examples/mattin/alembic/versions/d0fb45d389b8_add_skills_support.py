"""add_skills_support

Revision ID: d0fb45d389b8
Revises: c85eec94f592
Create Date: 2025-09-16 16:33:21.152748

"""
from alembic import op
import sqlalchemy as sa

# The place of this revision in the history.
revision = 'd0fb45d389b8'
down_revision = 'c85eec94f592'
branch_labels = None
depends_on = None


def upgrade():
    op.create_table('Skill',
        sa.Column('skill_id', sa.Integer(), nullable=False),
        sa.Column('name', sa.String(length=100), nullable=False),
        sa.Column('description', sa.String(length=1000), nullable=True),
        sa.Column('content', sa.Text(), nullable=False),
        sa.Column('app_id', sa.Integer(), nullable=True),
        sa.Column('create_date', sa.DateTime(), nullable=True),
        sa.Column('update_date', sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(['app_id'], ['App.app_id'], ),
        sa.PrimaryKeyConstraint('skill_id')
    )
    op.create_table('agent_skills',
        sa.Column('agent_id', sa.Integer(), nullable=False),
        sa.Column('skill_id', sa.Integer(), nullable=False),
        sa.Column('description', sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(['agent_id'], ['Agent.agent_id'], ),
        sa.ForeignKeyConstraint(['skill_id'], ['Skill.skill_id'], ),
        sa.PrimaryKeyConstraint('agent_id', 'skill_id')
    )


def downgrade():
    op.drop_table('agent_skills')
    op.drop_table('Skill')
