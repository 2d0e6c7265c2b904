import sqlalchemy as sa

metadata = sa.MetaData(naming_convention={"pk": "pk_%(table_name)s", "ix": "ix_%(column_0_label)s"})


class Own(sa.TypeDecorator):
    impl = sa.String
    cache_ok = True


sa.Table(
    "t",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("a", Own(5), server_default=sa.text("now()"), index=True),
    sa.Column("b", sa.ARRAY(sa.Text)),
    sa.CheckConstraint("id > 0", name="positive"),
)
options = {"sqlalchemy_module_prefix": "sqlalchemy.", "alembic_module_prefix": "alembic.op.", "user_module_prefix": "own."}
