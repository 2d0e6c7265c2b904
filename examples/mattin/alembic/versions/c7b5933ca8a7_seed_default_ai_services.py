"""seed_default_ai_services

Revision ID: c7b5933ca8a7
Revises: 47f293e0d026
Create Date: 2024-11-13 10:12:33.541987

"""
from alembic import op
import sqlalchemy as sa

# The place of this revision in the history.
revision = 'c7b5933ca8a7'
down_revision = '47f293e0d026'
branch_labels = None
depends_on = None


AI_SERVICE = sa.table('AIService',
    sa.column('provider', sa.String),
    sa.column('name', sa.String),
    sa.column('description', sa.String),
    sa.column('app_id', sa.Integer)
)


def upgrade():
    op.bulk_insert(AI_SERVICE, [
        {'provider': 'OpenAI', 'name': 'gpt-4o', 'description': 'General model for most agents'},
        {'provider': 'OpenAI', 'name': 'gpt-4o-mini', 'description': 'Small and cheap'},
        {'provider': 'Anthropic', 'name': 'claude-3-5-sonnet', 'description': 'Long documents'},
        {'provider': 'MistralAI', 'name': 'mistral-large', 'description': 'Hosted in Europe'},
    ])


def downgrade():
    # Only the rows seeded here: a service of an app has an app_id.
    op.execute(
        AI_SERVICE.delete()
        .where(AI_SERVICE.c.app_id.is_(None))
        .where(AI_SERVICE.c.name.in_(
            ['gpt-4o', 'gpt-4o-mini', 'claude-3-5-sonnet', 'mistral-large']
        ))
    )
