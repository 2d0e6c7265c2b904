import sqlalchemy as sa

metadata = sa.MetaData()
sa.Table("a", metadata, sa.Column("id", sa.Integer, primary_key=True), comment="It's new")
sa.Table("b", metadata, sa.Column("id", sa.Integer, primary_key=True), comment="Other")
sa.Table("c", metadata, sa.Column("id", sa.Integer, primary_key=True))
