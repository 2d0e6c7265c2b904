import sqlalchemy as sa

metadata = sa.MetaData()
sa.Table("parent", metadata, sa.Column("id", sa.Integer, primary_key=True))
sa.Table("child", metadata, sa.Column("id", sa.Integer, primary_key=True), sa.Column("a", sa.Integer))
