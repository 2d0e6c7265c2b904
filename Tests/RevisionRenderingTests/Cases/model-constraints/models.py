import sqlalchemy as sa
from sqlalchemy.dialects import postgresql
from sqlalchemy.dialects.postgresql import ExcludeConstraint

metadata = sa.MetaData()
sa.Table("parent", metadata, sa.Column("id", sa.Integer, primary_key=True), sa.Column("part", sa.Integer, unique=True))
child = sa.Table(
    "child",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("other", sa.Integer, primary_key=True),
    sa.Column("parent_id", sa.ForeignKey("parent.id", ondelete="CASCADE", onupdate="SET NULL", name="fk_parent")),
    sa.Column("part_id", sa.Integer, sa.ForeignKey("parent.part", deferrable=True, initially="DEFERRED")),
    sa.Column("self_id", sa.Integer),
    sa.Column("a", sa.Integer, sa.CheckConstraint("a > 0")),
    sa.Column("b", sa.Integer, unique=True),
    sa.Column("name", sa.String(20)),
    sa.Column("during", postgresql.TSRANGE),
    sa.UniqueConstraint("a", "b"),
    sa.UniqueConstraint("a", name="uq_a", deferrable=True, initially="DEFERRED"),
    sa.UniqueConstraint("a", "name", name="uq_more", postgresql_include=["b"], postgresql_nulls_not_distinct=True),
    sa.CheckConstraint("a < b", name="ordered"),
    sa.CheckConstraint(sa.text("a <> 5")),
    sa.ForeignKeyConstraint(["self_id", "other"], ["child.id", "child.other"], name="fk_self", use_alter=True, match="FULL"),
    sa.ForeignKeyConstraint(["a"], ["parent.id"], postgresql_not_valid=True),
    ExcludeConstraint(("during", "&&"), ("a", "="), name="no_overlap", where=sa.text("a > 1"), using="gist"),
    ExcludeConstraint((sa.literal_column("int4range(a, b)"), "&&"), deferrable=True),
    ExcludeConstraint((sa.text("int4range(a, b)"), "&&"), name="as_text", where="a > 2"),
    ExcludeConstraint((sa.func.int4range(sa.column("a"), sa.column("b")), "&&"), name="as_function"),
    sa.PrimaryKeyConstraint("id", "other", name="pk_child"),
)
sa.CheckConstraint(child.c.a > child.c.b, name="expression", table=child) if False else child.append_constraint(
    sa.CheckConstraint(sa.and_(child.c.a > 3, child.c.name.in_(["x", "y"]), child.c.name.like("z_")), name="expression")
)
sa.Table("no_key", metadata, sa.Column("a", sa.Integer))
sa.Table(
    "links",
    metadata,
    sa.Column("left_id", sa.ForeignKey("parent.id"), primary_key=True),
    sa.Column("right_id", sa.ForeignKey("child.b"), primary_key=True),
)
