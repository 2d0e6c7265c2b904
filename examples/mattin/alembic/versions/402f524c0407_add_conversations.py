"""add_conversations

Revision ID: 402f524c0407
Revises: cb7ba316cd69
Create Date: 2025-03-11 19:45:28.634190

"""
from alembic import op
import sqlalchemy as sa
from sqlalchemy.dialects import postgresql

# The place of this revision in the history.
revision = '402f524c0407'
down_revision = 'cb7ba316cd69'
branch_labels = None
depends_on = None


def upgrade():
    op.create_table('Conversation',
        sa.Column('conversation_id', sa.Integer(), nullable=False),
        sa.Column('session_id', postgresql.UUID(as_uuid=True), nullable=False),
        sa.Column('title', sa.String(length=255), nullable=True),
        sa.Column('status', sa.Enum('OPEN', 'ARCHIVED', name='conversation_status'),
                  server_default='OPEN', nullable=False),
        sa.Column('message_count', sa.Integer(), server_default='0', nullable=False),
        sa.Column('agent_id', sa.Integer(), nullable=False),
        sa.Column('user_id', sa.Integer(), nullable=True),
        sa.Column('create_date', sa.DateTime(), nullable=True),
        sa.Column('update_date', sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(['agent_id'], ['Agent.agent_id'], ondelete='CASCADE'),
        sa.ForeignKeyConstraint(['user_id'], ['User.user_id'], ),
        sa.PrimaryKeyConstraint('conversation_id'),
        sa.UniqueConstraint('session_id')
    )
    op.create_index('ix_Conversation_agent_id_update_date', 'Conversation',
                    ['agent_id', 'update_date'], unique=False)


def downgrade():
    op.drop_index('ix_Conversation_agent_id_update_date', table_name='Conversation')
    op.drop_table('Conversation')
    sa.Enum(name='conversation_status').drop(op.get_bind(), checkfirst=True)
