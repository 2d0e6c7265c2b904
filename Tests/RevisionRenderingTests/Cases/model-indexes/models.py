import sqlalchemy as sa
from sqlalchemy.dialects import postgresql

metadata = sa.MetaData()
indexed = sa.Table(
    "indexed",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("name", sa.String(20), index=True),
    sa.Column("code", sa.String(20), index=True, unique=True),
    sa.Column("at", sa.DateTime),
    sa.Column("doc", postgresql.JSONB),
    sa.Column("size", sa.Integer, key="dimension"),
    sa.Index("plain", "name", "at"),
    sa.Index("only_one", "name", unique=True),
    sa.Index("by_text", sa.text("lower(name)")),
    sa.Index("descending", sa.text("at DESC"), "id"),
    sa.Index("documents", "doc", postgresql_using="gin"),
    sa.Index("paths", "doc", postgresql_using="gin", postgresql_ops={"doc": "jsonb_path_ops"}),
    sa.Index("partly", "name", postgresql_where=sa.text("at IS NOT NULL"), sqlite_where=sa.text("at > 1")),
    sa.Index("wider", "name", postgresql_include=["at"], postgresql_with={"fillfactor": 70}, mysql_length=5),
    sa.Index("hashed", "name", postgresql_using="hash", postgresql_tablespace="fast"),
    sa.Index("one_null", "name", unique=True, postgresql_nulls_not_distinct=True),
    sa.Index("concurrent", "name", postgresql_concurrently=True),
)
sa.Index("lowered", sa.func.lower(indexed.c.name))
sa.Index("latest", indexed.c.at.desc(), indexed.c.id)
sa.Index("last_nulls", indexed.c.at.desc().nulls_last())
sa.Index("first_nulls", sa.nulls_first(indexed.c.at))
sa.Index("joined", indexed.c.name + indexed.c.code)
sa.Index("labelled", sa.func.lower(indexed.c.name).label("lower_name"), postgresql_ops={"lower_name": "text_pattern_ops"})
sa.Index("some_expression", indexed.c.name, postgresql_where=sa.and_(indexed.c.dimension > 5, indexed.c.name == "x"))
sa.Index("date_part", sa.func.coalesce(indexed.c.name, "none"), sa.cast(indexed.c.id, sa.Text))
sa.Index("key_named", "dimension") if False else sa.Index("key_named", indexed.c.dimension)
sa.Index("literal", sa.literal_column("name || code"), _table=indexed)
sa.Index("element", indexed.c.doc["a"].astext)
