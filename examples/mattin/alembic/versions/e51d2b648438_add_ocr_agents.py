"""add_ocr_agents

Revision ID: e51d2b648438
Revises: facbefd1bb9b
Create Date: 2025-05-15 14:26:36.098514

"""
from alembic import op
import sqlalchemy as sa

# The place of this revision in the history.
revision = 'e51d2b648438'
down_revision = 'facbefd1bb9b'
branch_labels = None
depends_on = None


def upgrade():
    op.add_column('Agent', sa.Column('type', sa.String(length=45), server_default='agent', nullable=False))
    op.create_table('OCRAgent',
        sa.Column('agent_id', sa.Integer(), nullable=False),
        sa.Column('vision_service_id', sa.Integer(), nullable=True),
        sa.Column('vision_prompt', sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(['agent_id'], ['Agent.agent_id'], ondelete='CASCADE'),
        sa.ForeignKeyConstraint(['vision_service_id'], ['AIService.ai_service_id'], ),
        sa.PrimaryKeyConstraint('agent_id')
    )


def downgrade():
    op.drop_table('OCRAgent')
    op.drop_column('Agent', 'type')
