import PythonInterpreter
import PythonSyntax
import Schema
import Testing

@testable import SQLAlchemy

/// What the tables of texts cannot show: unknown values, constructs of programs, the 2.0 line.
@Suite struct ExpressionRuleTests {
  @Test func parametersOfTextAreFoundAsSQLAlchemyFindsThem() throws {
    try ExpressionProgram.check([
      ExpressionCase(#"text("a = :x AND b = ':y'").bindparams(x=1, y=2)"#, "a = 1 AND b = '2'"),
      ExpressionCase(#"text("x::int, :x::int, a:b, \\:c, :d:")"#, "x::int, :x::int, a:b, :c, :d:"),
      ExpressionCase(#"text("'{\"a\": 1}'::jsonb")"#, #"'{"a": 1}'::jsonb"#),
      ExpressionCase(
        #"text("x IN :ids").bindparams(sa.bindparam('ids', [1, 2], expanding=True))"#,
        "x IN (1, 2)"),
      ExpressionCase(#"text(":a").bindparams(sa.bindparam('a', type_=sa.String))"#, "NULL"),
      ExpressionCase(#"text("a").bindparams(b=1)"#, "!! ArgumentError"),
      ExpressionCase("text(5)", "!! TypeError"),
    ])
  }

  @Test func wrongArgumentsRaiseWhatSQLAlchemyRaises() throws {
    try ExpressionProgram.check([
      ExpressionCase("a > None", "!! ArgumentError"),
      ExpressionCase("a['x']", "!! NotImplementedError"),
      ExpressionCase("1 in a", "!! NotImplementedError"),
      ExpressionCase("bool(a > 1)", "!! TypeError"),
      ExpressionCase("select('name')", "!! ArgumentError"),
      ExpressionCase("select(a).where('x = 1')", "!! ArgumentError"),
      ExpressionCase("select(a).order_by('nope')", "!! CompileError"),
      ExpressionCase("b.in_(5)", "!! ArgumentError"),
      ExpressionCase("T.c.nope", "!! AttributeError"),
      ExpressionCase("T.c['nope']", "!! KeyError"),
      ExpressionCase("a.nope", "!! AttributeError"),
      ExpressionCase("T.insert().values(nope=1)", "!! CompileError"),
      ExpressionCase("sa.insert('t')", "!! ArgumentError"),
      ExpressionCase("text('x').label('y')", "!! AttributeError"),
      ExpressionCase("T.join(U)", "!! NoForeignKeysError"),
    ])
  }

  @Test func anUnknownPartMakesTheTextUnknown() throws {
    let sources = [
      "a == U_", "func.lower(U_)", "T.update().values(name=U_)", "text(U_)",
      "text(':x').bindparams(x=U_)", "b.in_([1, U_])", "b.in_(U_)",
      "select(a).limit(1).where(a.like(U_))", "column(U_)", "sa.literal({'a': U_}, pg.JSONB)",
      "a + U_", "sa.and_(b > 1, *U_)", "T.insert().values(**U_)",
      "sa.case((b > 1, U_), else_=2)", "a.op(U_)(1)", "a.label(U_)", "sa.cast(a, U_)",
      "select(U_)", "T.insert().from_select(['id'], U_)", "select(a).select_from(U_)",
    ]
    try ExpressionProgram.check(
      sources.map { ExpressionCase($0, "?? environment variable NAME") })
  }

  @Test func theTwoLinesDiffer() throws {
    let cases = [
      ExpressionCase(#"sa.literal('a\\b')"#, #"'a\\b'"#),
      ExpressionCase(#"s.like('a\\%')"#, #"s LIKE 'a\\%'"#),
      ExpressionCase("func.pow(b, 2)", "pow(b, 2)"), ExpressionCase("b ** 2", "!! TypeError"),
      ExpressionCase("b / 2.5", "b / CAST(2.5 AS FLOAT)"),
      ExpressionCase("column('n', sa.Numeric) / 2.5", "n / CAST(2.5 AS NUMERIC)"),
    ]
    try ExpressionProgram.check(cases, line: .v20)
    try ExpressionProgram.check([
      ExpressionCase(#"sa.literal('a\\b')"#, #"'a\b'"#),
      ExpressionCase("column('n', sa.Numeric) / 2.5", "n / CAST(2.5 AS DOUBLE PRECISION)"),
    ])
  }

  @Test func percentsAreDoubledWhereTheDialectFormatsThem() throws {
    let texts = try ExpressionProgram.texts(
      ["sa.literal('5%')", "b % 2", "text('a % b')", "s.contains('x')", "s.op('%')(1)"],
      options: SQLCompiler.Options(doublesPercents: true))
    #expect(
      texts == ["'5%%'", "b %% 2", "a %% b", "s LIKE '%%' || 'x' || '%%'", "s %% 1"])
  }

  @Test func parametersAreWrittenAsTheirDriverWantsThem() throws {
    let sources = [
      "T.update().values(name='x').where(T.c.id == 1)", "b.in_([1, 2])", "text(':x')",
      "s == sa._literal_bindparam('v')",
    ]
    #expect(
      try ExpressionProgram.texts(sources, options: SQLCompiler.Options(literalBinds: false)) == [
        "UPDATE t SET name=:name WHERE t.id = :id_1", "b IN (__[POSTCOMPILE_b_1])", ":x", "s = 'v'",
      ])
    var options = SQLCompiler.Options(literalBinds: false, doublesPercents: true)
    options.parameterCasts = .psycopg
    #expect(
      try ExpressionProgram.texts(sources, options: options) == [
        "UPDATE t SET name=%(name)s::VARCHAR WHERE t.id = %(id_1)s::INTEGER",
        "b IN (__[POSTCOMPILE_b_1])", "%(x)s", "s = 'v'",
      ])
  }

  @Test func aColumnBelongsToTheTableThatItIsPutInto() throws {
    try ExpressionProgram.check([
      ExpressionCase(
        "(lambda t: t.update().values(a=1).where(t.c.b.is_(None)))(table('t', "
          + "sa.Column('a', sa.Integer), sa.Column('b', sa.Integer), schema='s'))",
        "UPDATE s.t SET a=1 WHERE s.t.b IS NULL"),
      ExpressionCase(
        "select(table('t', sa.Column('a', sa.Integer)).c.a)", "SELECT t.a \nFROM t"),
    ])
  }

  @Test func namesAreQuotedAsSQLAlchemyQuotesThem() throws {
    try ExpressionProgram.check([
      ExpressionCase("column('order')", #""order""#), ExpressionCase("column('A')", #""A""#),
      ExpressionCase("column('a$b')", "a$b"), ExpressionCase("column('1a')", #""1a""#),
      ExpressionCase(#"column('a"b')"#, #""a""b""#),
      ExpressionCase("table('T', column('x'), schema='S').c.x", #""S"."T".x"#),
      ExpressionCase("func.Foo()", "Foo()"),
      ExpressionCase("text(str(U.c.v))", "sc.u.v"), ExpressionCase("text(str(R))", "r"),
      ExpressionCase("text(str(U))", "sc.u"), ExpressionCase("text(str(R.c.n))", "r.n"),
      ExpressionCase("text(f'{func.lower(a)}')", "lower(a)"),
      ExpressionCase("text(str(a + 1))", "?? str() of a BinaryExpression"),
      ExpressionCase("table('T', column('x'), schema='').c.x", #""T".x"#),
      ExpressionCase("sa.sql.functions.current_timestamp()", "CURRENT_TIMESTAMP"),
      ExpressionCase("sa.sql.expression.false()", "false"),
      ExpressionCase("b.in_({'x': 1, 'y': 2}.values())", "b IN (1, 2)"),
      ExpressionCase("b.label('Q').desc()", "b DESC"),
    ])
  }

  @Test func statementsAboutTheSchemaHaveTheirText() throws {
    try ExpressionProgram.check([
      ExpressionCase("sa.schema.CreateSequence(sa.Sequence('x'))", "CREATE SEQUENCE x"),
      ExpressionCase(
        "sa.schema.DropSequence(sa.Sequence('x', schema='S'), if_exists=True)",
        #"DROP SEQUENCE IF EXISTS "S".x"#),
      ExpressionCase(
        "sa.schema.CreateSchema('a', if_not_exists=True)", "CREATE SCHEMA IF NOT EXISTS a"),
      ExpressionCase("sa.schema.DropSchema('a', cascade=True)", "DROP SCHEMA a CASCADE"),
      ExpressionCase("sa.DDL('DROP TABLE x -- 5%%')", "DROP TABLE x -- 5%"),
    ])
  }

  @Test func aConstructOfTheProgramHasTheTextThatItRegisters() throws {
    let source = """
      import sqlalchemy as sa
      from sqlalchemy.ext.compiler import compiles
      from sqlalchemy.sql.expression import FunctionElement, ColumnElement
      class utcnow(FunctionElement):
          type = sa.DateTime()
          inherit_cache = True
      @compiles(utcnow, 'postgresql')
      def pg(element, compiler, **kw):
          return "TIMEZONE('utc', CURRENT_TIMESTAMP)"
      class Pair(ColumnElement):
          def __init__(self, left, right):
              self.left = left
              self.right = right
      @compiles(Pair)
      def pair(element, compiler, **kw):
          return '[' + compiler.process(element.left) + '|' + compiler.process(element.right) + ']'
      class Bare(ColumnElement):
          pass
      now = sa.select(utcnow())
      compared = sa.column('a') > utcnow()
      pair = Pair(sa.column('x'), sa.literal(5))
      bare = Bare()
      """
    try LibraryTests.run(source) { interpreter, module in
      func text(_ name: String) -> String {
        ExpressionProgram.text(interpreter.value(name, in: module) ?? .none, interpreter)
      }
      #expect(text("now") == "SELECT TIMEZONE('utc', CURRENT_TIMESTAMP) AS utcnow_1")
      #expect(text("compared") == "a > TIMEZONE('utc', CURRENT_TIMESTAMP)")
      #expect(text("pair") == "[x|5]")
      #expect(text("bare") == "?? the SQL of a Bare")
    }
  }

  @Test func aTypeOfTheProgramConvertsItsValues() throws {
    let source = """
      import sqlalchemy as sa
      class Upper(sa.TypeDecorator):
          impl = sa.String
          def process_bind_param(self, value, dialect):
              return value.upper() + dialect.name
      class Doubled(sa.types.UserDefinedType):
          def literal_processor(self, dialect):
              return lambda value: f'<{value * 2}>'
      upper = sa.column('a', Upper) == 'x'
      doubled = sa.literal(4, Doubled())
      """
    try LibraryTests.run(source) { interpreter, module in
      func text(_ name: String) -> String {
        ExpressionProgram.text(interpreter.value(name, in: module) ?? .none, interpreter)
      }
      #expect(text("upper") == "a = 'Xpostgresql'")
      #expect(text("doubled") == "<8>")
    }
  }

  @Test func aStatementTellsItsRowsWithoutItsText() throws {
    let source = """
      import os
      import sqlalchemy as sa
      t = sa.table('t', sa.column('a'), schema='s')
      update = t.update().values(a=os.environ['NAME']).where(t.c.a == 1)
      """
    try LibraryTests.run(source) { interpreter, module in
      guard case .host(let host)? = interpreter.value("update", in: module),
        let effect = (host as? ClauseElement)?.rowEffect
      else {
        Issue.record("no effect")
        return
      }
      #expect(effect.kind == .update)
      #expect(effect.targets.map(\.description) == ["s.t"])
      #expect(effect.columns == ["a"])
      #expect(effect.hasCondition)
    }
  }
}
