import sqlalchemy as sa

metadata = sa.MetaData(schema="app")
sa.Table("parent", metadata, sa.Column("id", sa.Integer, primary_key=True), sa.Column("mood", sa.Enum("a", name="mood")))
sa.Table(
    "existing",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("name", sa.String(10), nullable=False),
    sa.Column("code", sa.Integer),
    sa.Column("parent_id", sa.ForeignKey("parent.id"), index=True),
    sa.UniqueConstraint("name", name="uq_name"),
    comment="New",
)
sa.Table(
    "far",
    metadata,
    sa.Column("id", sa.ForeignKey("app.parent.id"), primary_key=True),
    sa.Column("far_id", sa.ForeignKey("other.far.id")),
    schema="other",
)
options = {"include_schemas": True}
