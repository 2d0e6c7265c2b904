import PythonInterpreter
import PythonSyntax
import Testing

@testable import SQLAlchemy

/// An expression of a program, and the SQL that SQLAlchemy 2.1 with Alembic's `--sql` gives for it, or
/// the name of the exception that it raises.
struct ExpressionCase {
  let source: String
  let expected: String

  init(_ source: String, _ expected: String) {
    self.source = source
    self.expected = expected
  }
}

/// Runs expressions in one program and compiles what they give.
enum ExpressionProgram {
  /// What the expressions may use.
  static let setup = """
    import datetime as dt, decimal, enum, os, uuid
    import sqlalchemy as sa
    from sqlalchemy import func, column, select, literal_column, text, table, insert, update, delete
    from sqlalchemy.dialects import postgresql as pg
    class C(enum.Enum):
        a = 'x'
        b = 'y'
    class S(str, enum.Enum):
        a = 'x'
        b = 'y'
    U_ = os.environ.get('NAME')
    a = column('a'); b = column('b', sa.Integer); s = column('s', sa.String)
    j = column('j', pg.JSONB); js = column('js', pg.JSON); sj = column('sj', sa.JSON)
    arr = column('arr', pg.ARRAY(sa.Integer)); bo = column('bo', sa.Boolean)
    dd = column('dd', sa.Date); ts = column('ts', sa.DateTime)
    hs = column('hs', pg.HSTORE); rg = column('rg', pg.INT4RANGE)
    T = table('t', column('id', sa.Integer), column('name', sa.String), column('x'))
    U = table('u', column('id', sa.Integer), column('t_id', sa.Integer), column('v', sa.Float),
              schema='sc')
    m = sa.MetaData()
    R = sa.Table('r', m, sa.Column('id', sa.Integer, primary_key=True),
                 sa.Column('name', sa.String(20), default='dd'),
                 sa.Column('n', sa.Integer, onupdate=3),
                 sa.Column('ts', sa.DateTime, default=sa.func.now()),
                 sa.Column('sd', sa.Integer, server_default='1'),
                 sa.Column('t_id', sa.Integer, sa.ForeignKey('q.id')))
    Q = sa.Table('q', m, sa.Column('id', sa.Integer, primary_key=True), sa.Column('d', pg.JSONB),
                 sa.Column('e', sa.Enum('a', 'b', name='en')))
    W = sa.Table('w', m, sa.Column('k', sa.String, primary_key=True),
                 sa.Column('u', sa.Uuid, default=lambda: 1))

    """

  /// The SQL of each expression, or the exception after `!! `, or the unknown after `?? `.
  static func texts(
    _ sources: [String], line: SQLAlchemyLine = .v21,
    options: SQLCompiler.Options = SQLCompiler.Options()
  ) throws -> [String] {
    var program = setup
    for (index, source) in sources.enumerated() {
      program += "try:\n    r\(index) = \(source)\n"
      program += "except Exception as error:\n    r\(index) = type(error).__name__\n"
    }
    var interpreterOptions = InterpreterOptions()
    interpreterOptions.standIns += SQLAlchemyStandIns.modules
    interpreterOptions.budget.milliseconds = 60_000
    interpreterOptions.budget.steps = 50_000_000
    let interpreter = Interpreter(interpreterOptions)
    SQLAlchemyLibrary.prepare(interpreter, line: line)
    var texts: [String] = []
    let tree = PythonParser.parse(Array(program.utf8))
    let evaluation = interpreter.evaluate { (interpreter) throws(Interruption) in
      let module = try interpreter.run(tree, as: "program", path: "program.py")
      for index in sources.indices {
        let value = interpreter.value("r\(index)", in: module) ?? .none
        texts.append(text(value, interpreter, options))
      }
    }
    if case .raised(let raised) = evaluation {
      Issue.record("\(raised.typeName): \(interpreter.message(of: raised.exception))")
    }
    return texts
  }

  /// The SQL of a value, or the exception after `!! `, or the unknown after `?? `.
  static func text(
    _ value: Value, _ interpreter: Interpreter,
    _ options: SQLCompiler.Options = SQLCompiler.Options()
  ) -> String {
    guard case .host(let host) = value, let element = host as? ClauseElement else {
      if let unknown = value.unknown { return "?? " + unknown.reason }
      return "!! " + (value.text ?? interpreter.describe(value))
    }
    do throws(Interruption) {
      switch try element.compiled(interpreter, options) {
      case .text(let text): return text
      case .unknown(let unknown): return "?? " + unknown.reason
      }
    } catch {
      if case .raised(let raised) = error { return "!! " + raised.typeName }
      return "!! exhausted"
    }
  }

  /// Expects each text.
  static func check(_ cases: [ExpressionCase], line: SQLAlchemyLine = .v21) throws {
    let texts = try texts(cases.map(\.source), line: line)
    #expect(texts.count == cases.count)
    for (expression, text) in zip(cases, texts) {
      #expect(text == expression.expected, "\(expression.source)")
    }
  }
}
