import enum

import sqlalchemy as sa

metadata = sa.MetaData()


class Mood(enum.Enum):
    sad = "s"
    ok = "o"


class Half(sa.TypeDecorator):
    impl = sa.String
    cache_ok = True

    def __init__(self, half):
        super().__init__(half * 2)


class Plain(sa.TypeDecorator):
    impl = sa.Integer
    cache_ok = True


class Labels(sa.TypeDecorator):
    impl = sa.Enum("a", "b", name="labels")
    cache_ok = True


class Point(sa.types.UserDefinedType):
    cache_ok = True

    def __init__(self, srid, dimension=2):
        self.srid = srid
        self.dimension = dimension

    def get_col_spec(self, **kw):
        return "POINT"


class Worded(sa.types.UserDefinedType):
    cache_ok = True

    def get_col_spec(self, **kw):
        return "POINT"

    def __repr__(self):
        return "Worded('so')"


sa.Table(
    "types",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("a", sa.String),
    sa.Column("b", sa.String(100)),
    sa.Column("c", sa.String(length=5, collation="C"), nullable=False),
    sa.Column("d", sa.Text()),
    sa.Column("e", sa.Unicode(7)),
    sa.Column("f", sa.UnicodeText),
    sa.Column("g", sa.SmallInteger),
    sa.Column("h", sa.BigInteger),
    sa.Column("i", sa.Numeric),
    sa.Column("j", sa.Numeric(10, 2)),
    sa.Column("k", sa.Numeric(10, 2, asdecimal=False)),
    sa.Column("l", sa.Float),
    sa.Column("m", sa.Float(24)),
    sa.Column("n", sa.Double),
    sa.Column("o", sa.Boolean),
    sa.Column("p", sa.Date),
    sa.Column("q", sa.DateTime),
    sa.Column("r", sa.DateTime(timezone=True)),
    sa.Column("s", sa.Time(timezone=True)),
    sa.Column("t", sa.Interval),
    sa.Column("u", sa.Interval(second_precision=3)),
    sa.Column("v", sa.LargeBinary),
    sa.Column("w", sa.LargeBinary(20)),
    sa.Column("x", sa.Uuid),
    sa.Column("y", sa.Uuid(as_uuid=False)),
    sa.Column("z", sa.UUID),
    sa.Column("aa", sa.JSON),
    sa.Column("ab", sa.JSON(none_as_null=True)),
    sa.Column("ac", sa.Enum("x", "y'z", name="letters")),
    sa.Column("ad", sa.Enum(Mood)),
    sa.Column("ae", sa.Enum(Mood, name="feeling", native_enum=False, length=20)),
    sa.Column("af", sa.Enum(Mood, values_callable=lambda e: [m.value for m in e], name="short", schema="app")),
    sa.Column("ag", sa.Enum("p", "q", name="checked", native_enum=False, create_constraint=True)),
    sa.Column("ah", sa.ARRAY(sa.String(5))),
    sa.Column("ai", sa.ARRAY(sa.Integer, dimensions=2)),
    sa.Column("aj", sa.PickleType),
    sa.Column("ak", sa.JSON().with_variant(sa.Text(), "sqlite")),
    sa.Column("al", sa.String(5).with_variant(sa.dialects.postgresql.CITEXT(), "postgresql") if hasattr(sa, "dialects") else sa.Text),
    sa.Column("am", Half(4)),
    sa.Column("an", Plain()),
    sa.Column("ao", Labels()),
    sa.Column("ap", Point(4326)),
    sa.Column("aq", Point(4326, 3)),
    sa.Column("ar", Worded()),
    sa.Column("at", sa.VARCHAR(10)),
    sa.Column("au", sa.CHAR(2)),
    sa.Column("av", sa.TIMESTAMP(timezone=True)),
    sa.Column("aw", sa.DECIMAL(8, 3)),
    sa.Column("ax", sa.BIGINT),
    sa.Column("ay", sa.Boolean(create_constraint=True, name="is_flag")),
)
