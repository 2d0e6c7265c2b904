import Testing

/// Expected texts are what Flask-SQLAlchemy 3.1.1 with SQLAlchemy 2.1.9 makes of the same program.
@Suite struct FlaskSQLAlchemyTests {
  @Test func tablesAreNamedByTheirClassesAndShareAParents() throws {
    let program = """
      from flask_sqlalchemy import SQLAlchemy
      from sqlalchemy import MetaData

      db = SQLAlchemy(metadata=MetaData(naming_convention={"pk": "pk_%(table_name)s"}))

      tags = db.Table("tags", db.Column("user_id", db.ForeignKey("http_user.id"), primary_key=True))

      class HTTPUser(db.Model):
          id = db.Column(db.Integer, primary_key=True)
          name = db.Column(db.String(20), nullable=False)

      class Admin(HTTPUser):
          level = db.Column(db.Integer)
      """
    let made = try DeclarativeTests.statements(of: program, bases: ["db"])
    let words = made.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(
      words == """
        CREATE TABLE tags ( user_id INTEGER NOT NULL, CONSTRAINT pk_tags PRIMARY KEY (user_id), \
        FOREIGN KEY(user_id) REFERENCES http_user (id) ) \
        CREATE TABLE http_user ( id SERIAL NOT NULL, name VARCHAR(20) NOT NULL, level INTEGER, \
        CONSTRAINT pk_http_user PRIMARY KEY (id) )
        """)
  }
}
