"""add_app_slug

Revision ID: c85eec94f592
Revises: e51d2b648438
Create Date: 2025-06-10 10:50:05.716839

"""
from alembic import op
import sqlalchemy as sa

# The place of this revision in the history.
revision = 'c85eec94f592'
down_revision = 'e51d2b648438'
branch_labels = None
depends_on = None


def upgrade():
    op.add_column('App', sa.Column('slug', sa.String(length=80), nullable=True))
    # The number keeps apart two apps of one name, and an app whose name has no letter at all.
    op.execute(
        """
        UPDATE "App"
        SET slug = left(trim(both '-' from regexp_replace(lower(name), '[^a-z0-9]+', '-', 'g')), 60)
            || '-' || app_id
        """
    )
    op.alter_column('App', 'slug', existing_type=sa.String(length=80), nullable=False)
    op.create_unique_constraint('App_slug_key', 'App', ['slug'])


def downgrade():
    op.drop_constraint('App_slug_key', 'App', type_='unique')
    op.drop_column('App', 'slug')
