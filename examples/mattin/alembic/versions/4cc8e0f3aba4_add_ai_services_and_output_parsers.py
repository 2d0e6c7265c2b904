"""add_ai_services_and_output_parsers

Revision ID: 4cc8e0f3aba4
Revises: 17acb6214edd
Create Date: 2024-10-21 16:05:50.774310

"""
from alembic import op
import sqlalchemy as sa

# The place of this revision in the history.
revision = '4cc8e0f3aba4'
down_revision = '17acb6214edd'
branch_labels = None
depends_on = None


def upgrade():
    op.create_table('AIService',
        sa.Column('ai_service_id', sa.Integer(), nullable=False),
        sa.Column('provider', sa.String(length=45), nullable=False),
        sa.Column('name', sa.String(length=120), nullable=False),
        sa.Column('description', sa.String(length=1000), nullable=True),
        sa.Column('endpoint', sa.String(length=255), nullable=True),
        sa.Column('credential', sa.Text(), nullable=True),
        sa.Column('app_id', sa.Integer(), nullable=True),
        sa.Column('create_date', sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(['app_id'], ['App.app_id'], ),
        sa.PrimaryKeyConstraint('ai_service_id')
    )
    op.create_table('OutputParser',
        sa.Column('output_parser_id', sa.Integer(), nullable=False),
        sa.Column('name', sa.String(length=255), nullable=False),
        sa.Column('description', sa.String(length=1000), nullable=True),
        sa.Column('fields', sa.JSON(), server_default='[]', nullable=False),
        sa.Column('app_id', sa.Integer(), nullable=True),
        sa.Column('create_date', sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(['app_id'], ['App.app_id'], ),
        sa.PrimaryKeyConstraint('output_parser_id')
    )


def downgrade():
    op.drop_table('OutputParser')
    op.drop_table('AIService')
