"""add_silos_and_embedding_services

Revision ID: 891419c9392c
Revises: 4cc8e0f3aba4
Create Date: 2024-11-05 11:22:08.046715

"""
from alembic import op
import sqlalchemy as sa

# The place of this revision in the history.
revision = '891419c9392c'
down_revision = '4cc8e0f3aba4'
branch_labels = None
depends_on = None


def upgrade():
    op.create_table('EmbeddingService',
        sa.Column('embedding_service_id', sa.Integer(), nullable=False),
        sa.Column('provider', sa.String(length=45), nullable=False),
        sa.Column('name', sa.String(length=120), nullable=False),
        sa.Column('dimensions', sa.Integer(), nullable=True),
        sa.Column('endpoint', sa.String(length=255), nullable=True),
        sa.Column('credential', sa.Text(), nullable=True),
        sa.Column('app_id', sa.Integer(), nullable=True),
        sa.Column('create_date', sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(['app_id'], ['App.app_id'], ),
        sa.PrimaryKeyConstraint('embedding_service_id')
    )
    op.create_table('Silo',
        sa.Column('silo_id', sa.Integer(), nullable=False),
        sa.Column('name', sa.String(length=255), nullable=False),
        sa.Column('description', sa.String(length=1000), nullable=True),
        sa.Column('silo_type', sa.Enum('CUSTOM', 'REPOSITORY', 'DOMAIN', name='silo_type'),
                  server_default='CUSTOM', nullable=False),
        sa.Column('metadata_definition', sa.JSON(), nullable=True),
        sa.Column('app_id', sa.Integer(), nullable=True),
        sa.Column('embedding_service_id', sa.Integer(), nullable=True),
        sa.Column('create_date', sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(['app_id'], ['App.app_id'], ),
        sa.ForeignKeyConstraint(['embedding_service_id'], ['EmbeddingService.embedding_service_id'],
                                ondelete='SET NULL'),
        sa.PrimaryKeyConstraint('silo_id')
    )


def downgrade():
    op.drop_table('Silo')
    op.drop_table('EmbeddingService')
    # Dropping the table leaves the type that it brought along.
    sa.Enum(name='silo_type').drop(op.get_bind(), checkfirst=True)
