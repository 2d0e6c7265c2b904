"""add_app_collaborators

Revision ID: 1dad61edf36e
Revises: c7b5933ca8a7
Create Date: 2024-12-09 15:20:11.487023

"""
from alembic import op
import sqlalchemy as sa

# The place of this revision in the history.
revision = '1dad61edf36e'
down_revision = 'c7b5933ca8a7'
branch_labels = None
depends_on = None


def upgrade():
    op.create_table('AppCollaborator',
        sa.Column('app_collaborator_id', sa.Integer(), nullable=False),
        sa.Column('app_id', sa.Integer(), nullable=False),
        sa.Column('user_id', sa.Integer(), nullable=False),
        sa.Column('invited_by', sa.Integer(), nullable=True),
        sa.Column('role', sa.Enum('OWNER', 'ADMINISTRATOR', 'EDITOR', name='collaboration_role'),
                  nullable=False),
        sa.Column('status', sa.Enum('PENDING', 'ACCEPTED', 'DECLINED', name='collaboration_status'),
                  server_default='PENDING', nullable=False),
        sa.Column('invited_at', sa.DateTime(), nullable=True),
        sa.Column('answered_at', sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(['app_id'], ['App.app_id'], ondelete='CASCADE'),
        sa.ForeignKeyConstraint(['invited_by'], ['User.user_id'], ),
        sa.ForeignKeyConstraint(['user_id'], ['User.user_id'], ondelete='CASCADE'),
        sa.PrimaryKeyConstraint('app_collaborator_id'),
        sa.UniqueConstraint('app_id', 'user_id', name='uq_app_collaborator_app_user')
    )


def downgrade():
    op.drop_table('AppCollaborator')
    sa.Enum(name='collaboration_status').drop(op.get_bind(), checkfirst=True)
    sa.Enum(name='collaboration_role').drop(op.get_bind(), checkfirst=True)
