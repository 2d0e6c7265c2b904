"""add_domains_and_urls

Revision ID: f01885cc25cd
Revises: cefbfdd01598
Create Date: 2024-12-18 17:58:02.113649

"""
from alembic import op
import sqlalchemy as sa
from sqlalchemy.dialects import postgresql

# The place of this revision in the history.
revision = 'f01885cc25cd'
down_revision = 'cefbfdd01598'
branch_labels = None
depends_on = None


# Created and dropped by hand, so the table must not create it a second time.
url_status = postgresql.ENUM('PENDING', 'INDEXED', 'FAILED', 'EXCLUDED',
                             name='url_status', create_type=False)


def upgrade():
    url_status.create(op.get_bind(), checkfirst=True)
    op.create_table('Domain',
        sa.Column('domain_id', sa.Integer(), nullable=False),
        sa.Column('name', sa.String(length=120), nullable=False),
        sa.Column('base_url', sa.String(length=255), nullable=False),
        sa.Column('content_selector', sa.String(length=255), nullable=True),
        sa.Column('app_id', sa.Integer(), nullable=False),
        sa.Column('silo_id', sa.Integer(), nullable=True),
        sa.Column('create_date', sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(['app_id'], ['App.app_id'], ),
        sa.ForeignKeyConstraint(['silo_id'], ['Silo.silo_id'], ),
        sa.PrimaryKeyConstraint('domain_id')
    )
    op.create_table('Url',
        sa.Column('url_id', sa.Integer(), nullable=False),
        sa.Column('address', sa.Text(), nullable=False),
        sa.Column('status', url_status, server_default='PENDING', nullable=False),
        sa.Column('domain_id', sa.Integer(), nullable=False),
        sa.Column('create_date', sa.DateTime(), nullable=True),
        sa.Column('indexed_at', sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(['domain_id'], ['Domain.domain_id'], ondelete='CASCADE'),
        sa.PrimaryKeyConstraint('url_id'),
        sa.UniqueConstraint('domain_id', 'address', name='uq_url_domain_address')
    )


def downgrade():
    op.drop_table('Url')
    op.drop_table('Domain')
    url_status.drop(op.get_bind(), checkfirst=True)
