import geoalchemy2
import sqlalchemy as sa
import sqlalchemy_utils
import sqlmodel
from pgvector.sqlalchemy import HALFVEC, SPARSEVEC, Vector
from sqlalchemy.dialects import mysql

metadata = sa.MetaData()
sa.Table(
    "types",
    metadata,
    sa.Column("id", sa.BigInteger().with_variant(sa.Integer, "sqlite"), primary_key=True),
    sa.Column("a", Vector(3)),
    sa.Column("b", Vector()),
    sa.Column("c", HALFVEC(4)),
    sa.Column("d", SPARSEVEC(5)),
    sa.Column("e", sqlmodel.AutoString()),
    sa.Column("f", sqlmodel.AutoString(length=9)),
    sa.Column("g", sqlalchemy_utils.UUIDType()),
    sa.Column("h", sqlalchemy_utils.UUIDType(binary=False)),
    sa.Column("i", sqlalchemy_utils.EmailType()),
    sa.Column("j", sqlalchemy_utils.URLType()),
    sa.Column("k", sqlalchemy_utils.JSONType()),
    sa.Column("l", sqlalchemy_utils.ArrowType()),
    sa.Column("m", sqlalchemy_utils.TSVectorType("a", "b")),
    sa.Column("n", sqlalchemy_utils.LtreeType()),
    sa.Column("o", sqlalchemy_utils.IPAddressType()),
    sa.Column("p", sqlalchemy_utils.ScalarListType()),
    sa.Column("q", sqlalchemy_utils.ChoiceType([("a", "b")])),
    sa.Column("r", sqlalchemy_utils.TimezoneType()),
    sa.Column("s", geoalchemy2.Geometry("POINT", srid=4326, spatial_index=False)),
    sa.Column("t", geoalchemy2.Geography(spatial_index=False)),
    sa.Column("u", sa.Text().with_variant(mysql.LONGTEXT(), "mysql")),
    sa.Column("v", sa.Boolean().with_variant(mysql.TINYINT(1), "mysql")),
    sa.Column("w", sa.DateTime().with_variant(mysql.DATETIME(fsp=6), "mysql")),
    sa.Column("x", sa.String(5).with_variant(mysql.VARCHAR(5, collation="ascii"), "mysql")),
)
