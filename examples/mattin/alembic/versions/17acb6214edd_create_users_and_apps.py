"""create_users_and_apps

Revision ID: 17acb6214edd
Revises: 
Create Date: 2024-10-14 09:41:27.318402

"""
from alembic import op
import sqlalchemy as sa

# The place of this revision in the history.
revision = '17acb6214edd'
down_revision = None
branch_labels = None
depends_on = None


def upgrade():
    op.create_table('User',
        sa.Column('user_id', sa.Integer(), nullable=False),
        sa.Column('email', sa.String(length=255), nullable=False),
        sa.Column('name', sa.String(length=255), nullable=True),
        sa.Column('create_date', sa.DateTime(), nullable=True),
        sa.PrimaryKeyConstraint('user_id'),
        sa.UniqueConstraint('email')
    )
    op.create_table('App',
        sa.Column('app_id', sa.Integer(), nullable=False),
        sa.Column('name', sa.String(length=255), nullable=False),
        sa.Column('owner_id', sa.Integer(), nullable=True),
        sa.Column('create_date', sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(['owner_id'], ['User.user_id'], ),
        sa.PrimaryKeyConstraint('app_id')
    )


def downgrade():
    op.drop_table('App')
    op.drop_table('User')
