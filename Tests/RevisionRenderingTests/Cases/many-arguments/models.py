import sqlalchemy as sa

metadata = sa.MetaData()
sa.Table("wide", metadata, *[sa.Column(f"c{number}", sa.Integer) for number in range(256)])
