"""add_media_and_resource_media_type

Revision ID: 6ea40c9992e8
Revises: bbaeb82fb512
Create Date: 2026-01-13 09:29:12.825704

"""
from alembic import op
import sqlalchemy as sa
from sqlalchemy.dialects import postgresql

# The place of this revision in the history.
revision = '6ea40c9992e8'
down_revision = 'bbaeb82fb512'
branch_labels = None
depends_on = None


media_status = postgresql.ENUM('UPLOADED', 'TRANSCRIBING', 'READY', 'FAILED',
                               name='media_status', create_type=False)


def upgrade():
    media_status.create(op.get_bind(), checkfirst=True)
    op.create_table('Media',
        sa.Column('media_id', sa.Integer(), nullable=False),
        sa.Column('name', sa.String(length=255), nullable=False),
        sa.Column('size_bytes', sa.BigInteger(), nullable=False),
        sa.Column('duration_seconds', sa.Float(), nullable=True),
        sa.Column('transcript', sa.Text(), nullable=True),
        sa.Column('status', media_status, server_default='UPLOADED', nullable=False),
        sa.Column('repository_id', sa.Integer(), nullable=False),
        sa.Column('ai_service_id', sa.Integer(), nullable=True),
        sa.Column('create_date', sa.DateTime(), nullable=True),
        sa.CheckConstraint('size_bytes >= 0', name='ck_media_size_bytes'),
        sa.ForeignKeyConstraint(['ai_service_id'], ['AIService.ai_service_id'], ondelete='SET NULL'),
        sa.ForeignKeyConstraint(['repository_id'], ['Repository.repository_id'], ondelete='CASCADE'),
        sa.PrimaryKeyConstraint('media_id')
    )
    op.alter_column('Resource', 'type', new_column_name='media_type',
                    existing_type=sa.String(length=120), existing_nullable=True)


def downgrade():
    op.alter_column('Resource', 'media_type', new_column_name='type',
                    existing_type=sa.String(length=120), existing_nullable=True)
    op.drop_table('Media')
    media_status.drop(op.get_bind(), checkfirst=True)
