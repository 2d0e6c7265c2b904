import PythonInterpreter
import PythonSyntax
import Testing

@testable import SQLAlchemy

@Suite struct LibraryTests {
  /// Runs a program with SQLAlchemy's stand-ins and gives what `read` makes of its names.
  static func run(
    _ source: String, line: SQLAlchemyLine = .v21,
    _ read: (Interpreter, ModuleObject) throws -> Void
  ) throws {
    var options = InterpreterOptions()
    options.standIns += SQLAlchemyStandIns.modules
    let interpreter = Interpreter(options)
    SQLAlchemyLibrary.prepare(interpreter, line: line)
    var failure: String?
    var module: ModuleObject?
    let evaluation = interpreter.evaluate { (interpreter) throws(Interruption) in
      module = try interpreter.run(
        PythonParser.parse(Array(source.utf8)), as: "program", path: "program.py")
    }
    if case .raised(let raised) = evaluation {
      failure = raised.typeName + ": " + interpreter.message(of: raised.exception)
    }
    #expect(failure == nil)
    if let module { try read(interpreter, module) }
  }

  @Test func typesKeepTheirParameters() throws {
    try Self.run(
      """
      import sqlalchemy as sa
      from sqlalchemy.dialects import postgresql
      length = sa.String(50).length
      zone = postgresql.TIMESTAMP(timezone=True, precision=3).timezone
      related = isinstance(postgresql.JSONB(), sa.JSON)
      """
    ) { interpreter, module in
      #expect(interpreter.value("length", in: module)?.integer == 50)
      #expect(interpreter.value("zone", in: module)?.boolean == true)
      #expect(interpreter.value("related", in: module)?.boolean == true)
    }
  }
}
