import PythonInterpreter
import PythonSyntax

/// Runs a program in a thread of its own and says what it printed and how it ended.
enum Program {
  struct Outcome: Sendable {
    var output = ""
    var failure: String?
    /// `repr` of the names that were asked for.
    var values: [String: String] = [:]
    var decisions = 0
    var assumptions = 0
    var unknownCalls = 0
  }

  static func run(
    _ source: [UInt8], _ options: InterpreterOptions = InterpreterOptions(),
    path: String = "/project/program.py", names: [String] = []
  ) -> Outcome {
    EvaluationThread.run { () -> Outcome in
      let interpreter = Interpreter(options)
      var outcome = Outcome()
      let evaluation = interpreter.evaluate { (interpreter) throws(Interruption) -> Void in
        let module = try interpreter.run(PythonParser.parse(source), as: "__main__", path: path)
        for name in names {
          outcome.values[name] =
            interpreter.value(name, in: module).map { interpreter.describe($0) } ?? "—"
        }
      }
      if let unknown = interpreter.unknown(for: evaluation) { outcome.failure = unknown.reason }
      outcome.output = interpreter.record.output
      outcome.decisions = interpreter.record.decisions.count
      outcome.assumptions = interpreter.record.assumptions.count
      outcome.unknownCalls = interpreter.record.unknownCalls.count
      return outcome
    } ?? Outcome(failure: "no thread")
  }

  /// What `print(repr(name))` would show for `result` after the program, or how it failed.
  static func result(_ source: String, _ name: String = "result") -> String {
    let outcome = run(Array(source.utf8), names: [name])
    return outcome.failure ?? outcome.values[name] ?? "—"
  }
}
