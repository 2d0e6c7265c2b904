import sqlalchemy as sa

metadata = sa.MetaData()
indexed = sa.Table(
    "indexed",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("a", sa.Integer),
    sa.Column("b", sa.Integer),
    sa.Column("name", sa.Text, index=True),
    sa.Index("ix_changed", "a", "b"),
    sa.Index("ix_unique", "a", "b"),
)
sa.Index("ix_added", sa.func.lower(indexed.c.name), postgresql_where=indexed.c.a > 0)
