import PostgreSQLDialect
import PythonInterpreter
import PythonSyntax
import Schema
import Testing

@testable import SQLAlchemy

@Suite struct LibraryTests {
  /// What `read` makes of a program's names, after it ran with SQLAlchemy's stand-ins.
  static func run<Answer>(
    _ source: String, line: SQLAlchemyLine = .v21,
    _ read: (Interpreter, ModuleObject) throws(Interruption) -> Answer
  ) throws -> Answer {
    var failure = "no thread"
    let answer = EvaluationThread.run { () -> Answer? in
      var options = InterpreterOptions()
      options.standIns += SQLAlchemyStandIns.modules
      let interpreter = Interpreter(options)
      SQLAlchemyLibrary.prepare(interpreter, line: line)
      let evaluation = interpreter.evaluate { (interpreter) throws(Interruption) in
        let module = try interpreter.run(
          PythonParser.parse(Array(source.utf8)), as: "program", path: "program.py")
        return try read(interpreter, module)
      }
      failure = interpreter.unknown(for: evaluation)?.reason ?? ""
      return evaluation.result
    }
    #expect(failure == "")
    return try #require(answer ?? nil)
  }

  @Test func typesKeepTheirParameters() throws {
    let values = try Self.run(
      """
      import sqlalchemy as sa
      from sqlalchemy.dialects import postgresql
      length = sa.String(50).length
      zone = postgresql.TIMESTAMP(timezone=True, precision=3).timezone
      related = isinstance(postgresql.JSONB(), sa.JSON)
      """
    ) { (interpreter, module) throws(Interruption) in
      (
        interpreter.value("length", in: module)?.integer,
        interpreter.value("zone", in: module)?.boolean,
        interpreter.value("related", in: module)?.boolean
      )
    }
    #expect(values == (50, true, true))
  }

  @Test(arguments: [
    ("sa.String(50)", "VARCHAR(50)", "character varying(50)"),
    ("sa.Text", "TEXT", "text"),
    ("sa.Numeric(10, 2)", "NUMERIC(10, 2)", "numeric(10,2)"),
    ("sa.Float(24)", "FLOAT(24)", "real"),
    ("sa.DateTime(timezone=True)", "TIMESTAMP WITH TIME ZONE", "timestamp with time zone"),
    (
      "postgresql.TIMESTAMP(precision=3)", "TIMESTAMP(3) WITHOUT TIME ZONE",
      "timestamp(3) without time zone"
    ),
    ("sa.Interval(second_precision=3)", "INTERVAL (3)", "interval(3)"),
    ("postgresql.ARRAY(sa.String(3), dimensions=2)", "VARCHAR(3)[][]", "character varying(3)[]"),
    ("sa.JSON().with_variant(postgresql.JSONB(), 'postgresql')", "JSONB", "jsonb"),
    ("sa.Enum('a', 'b', name='Mood', schema='app')", "app.\"Mood\"", "app.\"Mood\""),
    ("sa.Enum('a', 'bcd', name='mood', native_enum=False)", "VARCHAR(3)", "character varying(3)"),
    ("sa.Uuid(native_uuid=False)", "CHAR(32)", "character(32)"),
    ("sqlmodel.sql.sqltypes.AutoString(length=9)", "VARCHAR(9)", "character varying(9)"),
    ("pgvector.sqlalchemy.Vector(1536)", "VECTOR(1536)", "vector(1536)"),
    ("geoalchemy2.Geometry('POINT', srid=4326)", "geometry(POINT,4326)", "geometry(POINT,4326)"),
    ("sqlalchemy_utils.types.uuid.UUIDType(binary=False)", "UUID", "uuid"),
    ("Own(7)", "VARCHAR(14)", "character varying(14)"),
  ])
  func typesAreWordedAsSQLAlchemyDoes(_ written: String, _ ddl: String, _ name: String) throws {
    let type = try Self.run(
      """
      import geoalchemy2, pgvector.sqlalchemy, sqlalchemy_utils.types.uuid, sqlmodel.sql.sqltypes
      import sqlalchemy as sa
      from sqlalchemy.dialects import postgresql
      class Own(sa.types.TypeDecorator):
          impl = sa.String
          def __init__(self, half): super().__init__(half * 2)
      value = \(written)
      """
    ) { (interpreter, module) throws(Interruption) in
      try interpreter.sqlType(interpreter.value("value", in: module) ?? .none)
        .dataType(interpreter)
    }
    if case .unknown(let unknown) = type { Issue.record("\(unknown.reason)") }
    #expect(type.fact?.ddl == ddl)
    #expect(type.fact?.description == name)
  }

  /// Every stand-in runs to its end: an unknown name of one that is written in Python would otherwise
  /// pass for a third party's.
  @Test(arguments: [
    ("sqlalchemy._types", "adapt_type"), ("sqlalchemy._postgresql_types", "DOMAIN"),
    ("sqlalchemy.exc", "SAWarning"), ("sqlalchemy_utils", "DateTimeRangeType"),
    ("sqlmodel", "GUID"), ("pgvector.sqlalchemy", "BIT"), ("geoalchemy2", "Raster"),
    ("citext", "CIText"), ("fastapi_users_db_sqlalchemy.generics", "TIMESTAMPAware"),
    ("advanced_alchemy.types", "BigIntIdentity"), ("oslo_db.sqlalchemy.types", "String"),
  ])
  func standInsRunToTheirEnd(_ module: String, _ last: String) throws {
    let value = try Self.run("import \(module)") { (interpreter, _) throws(Interruption) in
      try interpreter.attribute(interpreter.importModule(module), last)
    }
    #expect(value.unknown == nil)
  }
}
