import sqlalchemy as sa

metadata = sa.MetaData()
sa.Table("added", metadata, sa.Column("id", sa.Integer, primary_key=True), sa.Column("name", sa.Text, index=True))
sa.Table(
    "existing",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("name", sa.String(50), nullable=False),
    sa.Column("fresh", sa.Integer, sa.ForeignKey("added.id", name="fk_fresh"), index=True),
    sa.Column("code", sa.String(5)),
    sa.UniqueConstraint("name", name="uq_name"),
    comment="With a comment",
)
options = {"render_as_batch": True}
