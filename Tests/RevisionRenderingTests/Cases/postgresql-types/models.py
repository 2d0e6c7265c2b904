import sqlalchemy as sa
from sqlalchemy.dialects import postgresql

metadata = sa.MetaData()


class Document(postgresql.JSONB):
    pass


sa.Table(
    "types",
    metadata,
    sa.Column("id", postgresql.UUID(as_uuid=True), primary_key=True),
    sa.Column("a", postgresql.UUID),
    sa.Column("b", postgresql.UUID(as_uuid=False)),
    sa.Column("c", postgresql.JSONB),
    sa.Column("d", postgresql.JSONB(astext_type=sa.String(20))),
    sa.Column("e", postgresql.JSON(none_as_null=True)),
    sa.Column("f", postgresql.ARRAY(sa.Text)),
    sa.Column("g", postgresql.ARRAY(postgresql.UUID(as_uuid=True), dimensions=2)),
    sa.Column("h", postgresql.ARRAY(sa.Enum("a", "b", name="letters"))),
    sa.Column("i", postgresql.HSTORE),
    sa.Column("j", postgresql.TIMESTAMP(timezone=True, precision=3)),
    sa.Column("k", postgresql.TIME(precision=2)),
    sa.Column("l", postgresql.INTERVAL(fields="DAY TO SECOND")),
    sa.Column("m", postgresql.INTERVAL(precision=3)),
    sa.Column("n", postgresql.BYTEA),
    sa.Column("o", postgresql.BIT(4)),
    sa.Column("p", postgresql.BIT(varying=True)),
    sa.Column("q", postgresql.INET),
    sa.Column("r", postgresql.TSVECTOR),
    sa.Column("s", postgresql.DATERANGE),
    sa.Column("t", postgresql.CITEXT),
    sa.Column("u", postgresql.ENUM("a", "b", name="mood")),
    sa.Column("v", postgresql.ENUM("a", "b", name="other", create_type=False)),
    sa.Column("w", postgresql.DOUBLE_PRECISION),
    sa.Column("x", postgresql.VARCHAR(5)),
    sa.Column("y", postgresql.INTEGER()),
    sa.Column("z", sa.JSON().with_variant(postgresql.JSONB(), "postgresql")),
    sa.Column("aa", sa.String(9).with_variant(postgresql.CITEXT(), "postgresql").with_variant(sa.Text(), "mysql")),
    sa.Column("ab", Document()),
    sa.Column("ac", postgresql.DOMAIN("positive", sa.Integer, check="VALUE > 0")),
    sa.Column("ad", postgresql.TSTZMULTIRANGE),
    sa.Column("ae", postgresql.OID),
    sa.Column("af", postgresql.ARRAY(sa.String(30), as_tuple=True)),
    sa.Column("ag", postgresql.MACADDR8),
)
