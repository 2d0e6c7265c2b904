import sqlalchemy as sa

metadata = sa.MetaData()
sa.Table("parent", metadata, sa.Column("id", sa.Integer, primary_key=True), sa.Column("part", sa.Integer, unique=True))
sa.Table(
    "child",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("a", sa.Integer),
    sa.Column("b", sa.Integer),
    sa.Column("c", sa.Integer),
    sa.Column("d", sa.String(9)),
    sa.ForeignKeyConstraint(["c"], ["parent.id"], name="fk_changed", ondelete="SET NULL", deferrable=True, initially="DEFERRED"),
    sa.UniqueConstraint("d", name="uq_added", deferrable=True, postgresql_include=["a"]),
)
