import sqlalchemy as sa

metadata = sa.MetaData(naming_convention={"fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s", "ix": "ix_%(column_0_label)s"})
name = "a_table_with_quite_a_long_name_for_a_table"
sa.Table("other", metadata, sa.Column("id", sa.Integer, primary_key=True))
sa.Table(
    name,
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("a_column_with_a_long_name_too", sa.ForeignKey("other.id"), index=True),
)
