import sqlalchemy as sa

metadata = sa.MetaData()
t = sa.Table(
    "t",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("a", sa.Text, server_default="100%"),
    sa.Column("b", sa.Text, server_default=sa.text("'5%'")),
    sa.Column("c", sa.Text, sa.Computed("a || '%'")),
    sa.CheckConstraint("a LIKE '%x'", name="ends"),
    sa.Index("by_time", sa.text("b"), postgresql_where=sa.text("a LIKE 'x%' AND b <> '12\\:30'")),
    comment="5 % of",
)
sa.Index("modulo", t.c.id % 5)
