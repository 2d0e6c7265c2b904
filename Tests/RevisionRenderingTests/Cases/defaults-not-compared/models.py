import sqlalchemy as sa

metadata = sa.MetaData()
sa.Table(
    "altered",
    metadata,
    sa.Column("id", sa.BigInteger, primary_key=True),
    sa.Column("a", sa.String(9), server_default="y"),
    sa.Column("b", sa.BigInteger, autoincrement=False),
    sa.Column("c", sa.BigInteger, autoincrement=False),
    sa.Column("d", sa.BigInteger, server_default="7"),
)
options = {"compare_server_default": False}
