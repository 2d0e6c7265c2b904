import PythonInterpreter
import PythonSyntax
import Testing

/// Stand-ins given from outside: what they are told, and how sure it is.
struct HostTests {
  /// Records what is called on it.
  final class Recorder: HostObject {
    var log: [String] = []

    override func attribute(
      _ name: String, _ interpreter: Interpreter
    ) throws(Interruption) -> Value? {
      interpreter.builtin(name) {
        [self] (interpreter, _, arguments) throws(Interruption) -> Value in
        var line = name
        for (index, value) in arguments.positional.enumerated() {
          let place = interpreter.source(of: arguments.place(of: index)) ?? "?"
          line += " \(interpreter.describe(value))=\(place)"
        }
        for keyword in arguments.keywords {
          line += " \(keyword.name):\(interpreter.source(of: keyword.place) ?? "?")"
        }
        if arguments.spread != nil { line += " spread" }
        if case .maybe(let decision) = interpreter.certainty {
          line += " maybe \(decision.way) \(interpreter.source(of: decision.place) ?? "?")"
        }
        log.append(line)
        return .none
      }
    }
  }

  private func log(_ source: String) -> [String] {
    EvaluationThread.run { () -> [String] in
      let interpreter = Interpreter()
      let recorder = Recorder()
      let result = interpreter.evaluate { (interpreter) throws(Interruption) -> Void in
        let module = try interpreter.run(
          PythonParser.parse(Array(source.utf8)), as: "m", path: "/m.py")
        guard let upgrade = interpreter.value("upgrade", in: module) else { return }
        _ = try interpreter.call(upgrade, CallArguments([.host(recorder)]))
      }
      if let unknown = interpreter.unknown(for: result) { return [unknown.reason] }
      return recorder.log
    } ?? []
  }

  @Test func callsCarryPlacesOfTheirArguments() {
    let source = "N = 'name'\ndef upgrade(op):\n  op.add(N, 'x' + 'y', nullable=not True)"
    #expect(log(source) == ["add 'name'=N 'xy'='x' + 'y' nullable:not True"])
  }

  @Test func everyWayIsDeliveredWithItsDecision() {
    let source = """
      from nowhere import u
      def upgrade(op):
        op.a()
        if u > 1: op.b()
        else: op.c()
        op.d()
        if u: return
        op.e()
      """
    #expect(log(source) == ["a", "b maybe 0 u > 1", "c maybe 1 u > 1", "d", "e maybe 0 u"])
  }

  @Test func loopsOverUnknownRunOnce() {
    let source = """
      from nowhere import rows
      def upgrade(op):
        for row in rows: op.each(row)
        op.after()
      """
    let lines = log(source)
    #expect(lines.count == 2)
    #expect(lines.first?.hasSuffix("maybe 0 rows") == true)
    #expect(lines.last == "after")
  }

  @Test func unpackedUnknownsAreSaid() {
    let source = """
      from nowhere import u
      def upgrade(op):
        op.a(1, *u)
        op.b(**u)
        columns = [1]
        if u: columns.append(2)
        op.c(*columns)
      """
    #expect(log(source) == ["a 1=1 spread", "b spread", "c 1=*columns spread"])
  }

  @Test func handlersOfWhatMayBeRaisedAreUncertain() {
    let source = """
      from nowhere import u
      def upgrade(op):
        try:
          op.a()
          if u: raise ValueError
          op.b()
        except ValueError:
          op.c()
        op.d()
      """
    let lines = log(source)
    #expect(lines == ["a", "b maybe 0 u", "c maybe 1 u", "d"])
  }

  @Test func classesInSwiftTakePartInClassStatements() {
    let names = EvaluationThread.run { () -> [String] in
      var made: [String] = []
      let interpreter = Interpreter()
      let base = interpreter.makeType("Base", module: "host")
      base.hooks.subclass = { (interpreter, type, keywords) throws(Interruption) -> Void in
        let attributes = interpreter.attributes(of: type).map(\.name)
        made.append(
          "\(type.name) \(keywords.map(\.name)) \(attributes.contains("x")) \(interpreter.source(of: type.place)?.prefix(7) ?? "?")"
        )
      }
      let source =
        "def upgrade(Base):\n  class A(Base, table=True):\n    x: int = 1\n  class B(A): pass"
      _ = interpreter.evaluate { (interpreter) throws(Interruption) -> Void in
        let module = try interpreter.run(
          PythonParser.parse(Array(source.utf8)), as: "m", path: "/m.py")
        guard let upgrade = interpreter.value("upgrade", in: module) else { return }
        _ = try interpreter.call(upgrade, CallArguments([.type(base)]))
      }
      return made
    }
    #expect(names == ["A [\"table\"] true class A", "B [] false class B"])
  }

  @Test func smallMutationsEnd() {
    let source = Array(
      """
      from alembic import op
      import sqlalchemy as sa
      revision = 'a1'
      TABLES = ['a', 'b']
      def helper(name, *columns, **options):
          return {name: [c for c in columns], **options}
      def upgrade():
          for table in TABLES:
              op.create_table(table, sa.Column('id', sa.Integer(), nullable=False), **helper('x'))
          if op.get_bind().dialect.name == 'postgresql':
              op.execute(f"ALTER TABLE {TABLES[0]} ADD COLUMN x{len(TABLES):02d} int")
          with op.batch_alter_table('a') as batch:
              batch.drop_column('x')
      def downgrade():
          try:
              op.drop_table('a')
          except Exception as e:
              print("%s" % e)
      """.utf8)
    var state: UInt64 = 0x9E37_79B9_7F4A_7C15
    func next(_ bound: Int) -> Int {
      state ^= state << 13
      state ^= state >> 7
      state ^= state << 17
      return Int(state % UInt64(max(bound, 1)))
    }
    var options = InterpreterOptions()
    options.budget.steps = 50_000
    for _ in 0..<200 {
      var bytes = source
      for _ in 0...next(3) {
        let start = next(bytes.count)
        let end = min(bytes.count, start + next(40))
        switch next(3) {
        case 0: bytes.removeSubrange(start..<end)
        case 1: bytes.insert(contentsOf: bytes[start..<end], at: next(bytes.count))
        default: bytes[start] = UInt8(32 + next(95))
        }
      }
      _ = Program.run(bytes + Array("\nupgrade()\ndowngrade()\n".utf8), options)
    }
  }
}
