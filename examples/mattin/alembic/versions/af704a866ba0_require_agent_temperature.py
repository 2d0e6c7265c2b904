"""require_agent_temperature

Revision ID: af704a866ba0
Revises: 6ea40c9992e8
Create Date: 2026-02-10 17:11:54.067131

"""
from alembic import op
import sqlalchemy as sa

# The place of this revision in the history.
revision = 'af704a866ba0'
down_revision = '6ea40c9992e8'
branch_labels = None
depends_on = None


def upgrade():
    op.execute('UPDATE "Agent" SET temperature = 0.7 WHERE temperature IS NULL')
    op.execute('UPDATE "Agent" SET temperature = least(greatest(temperature, 0), 2)')
    op.alter_column('Agent', 'temperature', existing_type=sa.Float(),
                    nullable=False, server_default='0.7')
    op.create_check_constraint('ck_agent_temperature', 'Agent', 'temperature BETWEEN 0 AND 2')


def downgrade():
    op.drop_constraint('ck_agent_temperature', 'Agent', type_='check')
    op.alter_column('Agent', 'temperature', existing_type=sa.Float(),
                    nullable=True, server_default=None)
