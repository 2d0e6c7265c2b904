import sqlalchemy as sa

metadata = sa.MetaData(
    naming_convention={
        "ix": "ix_%(column_0_label)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)
sa.Table("parent", metadata, sa.Column("id", sa.Integer, primary_key=True))
sa.Table(
    "child",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("parent_id", sa.ForeignKey("parent.id")),
    sa.Column("named_id", sa.ForeignKey("parent.id", name="own_name")),
    sa.Column("name", sa.String(20), index=True),
    sa.Column("code", sa.String(20), unique=True),
    sa.Column("flag", sa.Boolean(name="flag_of", create_constraint=True)),
    sa.Column("a", sa.Integer),
    sa.CheckConstraint("a > 0", name="positive"),
    sa.UniqueConstraint("a", name="uq_own"),
    sa.Index("ix_own", "a"),
    sa.Index(None, "a", "name"),
)
