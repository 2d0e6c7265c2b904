import sqlalchemy as sa

metadata = sa.MetaData()


class Own(sa.TypeDecorator):
    impl = sa.String
    cache_ok = True


class Hidden(sa.TypeDecorator):
    impl = sa.Integer
    cache_ok = True


sa.Table(
    "t",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("a", Own(5), server_default=sa.text("now()")),
    sa.Column("b", Hidden()),
    sa.Column("c", sa.ARRAY(Own(3))),
    sa.Column("hidden", sa.Text),
    sa.UniqueConstraint("a", name="uq"),
)


def render_item(type_, obj, autogen_context):
    if type_ == "type" and isinstance(obj, Own):
        autogen_context.imports.add("import own.types")
        return f"own.types.{obj!r}"
    if type_ == "type" and isinstance(obj, Hidden):
        return "sa.Integer()"
    if type_ == "column" and obj.name == "hidden":
        return "hidden()"
    if type_ == "unique":
        return f"unique({obj.name!r})"
    return False


options = {"render_item": render_item}
