"""add_repositories_and_folders

Revision ID: cefbfdd01598
Revises: c7b5933ca8a7
Create Date: 2024-12-03 12:47:19.660284

"""
from alembic import op
import sqlalchemy as sa

# The place of this revision in the history.
revision = 'cefbfdd01598'
down_revision = 'c7b5933ca8a7'
branch_labels = None
depends_on = None


def upgrade():
    op.create_table('Repository',
        sa.Column('repository_id', sa.Integer(), nullable=False),
        sa.Column('name', sa.String(length=255), nullable=False),
        sa.Column('app_id', sa.Integer(), nullable=False),
        sa.Column('silo_id', sa.Integer(), nullable=True),
        sa.Column('create_date', sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(['app_id'], ['App.app_id'], ),
        sa.ForeignKeyConstraint(['silo_id'], ['Silo.silo_id'], ),
        sa.PrimaryKeyConstraint('repository_id')
    )
    op.create_table('Folder',
        sa.Column('folder_id', sa.Integer(), nullable=False),
        sa.Column('name', sa.String(length=255), nullable=False),
        sa.Column('repository_id', sa.Integer(), nullable=False),
        sa.Column('parent_folder_id', sa.Integer(), nullable=True),
        sa.Column('create_date', sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(['parent_folder_id'], ['Folder.folder_id'], ondelete='CASCADE'),
        sa.ForeignKeyConstraint(['repository_id'], ['Repository.repository_id'], ondelete='CASCADE'),
        sa.PrimaryKeyConstraint('folder_id'),
        sa.UniqueConstraint('repository_id', 'parent_folder_id', 'name', name='uq_folder_place')
    )
    op.create_table('Resource',
        sa.Column('resource_id', sa.Integer(), nullable=False),
        sa.Column('name', sa.String(length=255), nullable=False),
        sa.Column('uri', sa.String(length=1000), nullable=False),
        sa.Column('type', sa.String(length=120), nullable=True),
        sa.Column('repository_id', sa.Integer(), nullable=False),
        sa.Column('folder_id', sa.Integer(), nullable=True),
        sa.Column('create_date', sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(['folder_id'], ['Folder.folder_id'], ondelete='SET NULL'),
        sa.ForeignKeyConstraint(['repository_id'], ['Repository.repository_id'], ondelete='CASCADE'),
        sa.PrimaryKeyConstraint('resource_id')
    )


def downgrade():
    op.drop_table('Resource')
    op.drop_table('Folder')
    op.drop_table('Repository')
