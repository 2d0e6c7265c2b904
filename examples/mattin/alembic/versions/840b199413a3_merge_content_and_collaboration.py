"""merge_content_and_collaboration

Revision ID: 840b199413a3
Revises: f01885cc25cd, d72a0403a78c
Create Date: 2025-01-08 08:36:14.805371

"""
from alembic import op
import sqlalchemy as sa

# The place of this revision in the history.
revision = '840b199413a3'
down_revision = ('f01885cc25cd', 'd72a0403a78c')
branch_labels = None
depends_on = None


def upgrade():
    pass


def downgrade():
    pass
