import sqlalchemy as sa
from sqlalchemy.dialects import postgresql

metadata = sa.MetaData()
sa.Table(
    "altered",
    metadata,
    sa.Column("id", sa.BigInteger, primary_key=True),
    sa.Column("a", sa.String(50), comment="Kept"),
    sa.Column("b", sa.String(20), nullable=True, server_default="x"),
    sa.Column("c", sa.BigInteger, nullable=False),
    sa.Column("d", sa.Text, comment="New"),
    sa.Column("e", sa.DateTime(timezone=True), server_default=sa.func.now()),
    sa.Column("f", sa.Integer, server_default="6"),
    sa.Column("g", sa.String(20), server_default="new", nullable=False),
    sa.Column("h", sa.Numeric(10, 3)),
    sa.Column("i", sa.Text),
    sa.Column("j", sa.Integer, server_default=sa.text("1"), nullable=False),
    sa.Column("k", postgresql.JSONB, server_default=sa.text("'{}'::jsonb"), nullable=False),
    sa.Column("l", sa.Text),
    sa.Column("m", sa.Text),
    sa.Column("n", sa.Boolean, server_default=sa.true()),
    sa.Column("o", sa.Integer, autoincrement=False),
    sa.Column("fresh", sa.Text, server_default="q", nullable=False),
)
