import Glibc
import PythonInterpreter
import PythonSyntax

/// Times the evaluation of files, each as a module of one interpreter, and its `upgrade()`.
enum Measuring {
  static func run(_ paths: [String]) -> Int32 {
    var trees: [(path: String, tree: PythonTree)] = []
    for path in paths {
      guard let bytes = Command.bytes(path) else { return 1 }
      trees.append((path, PythonParser.parse(bytes)))
    }
    let count = trees.count
    var best = Double.infinity
    var failures: [String] = []
    for _ in 0..<5 {
      failures = []
      let elapsed = EvaluationThread.run { () -> Double in
        let start = now()
        let interpreter = Interpreter()
        for (index, item) in trees.enumerated() {
          let result = interpreter.evaluate { (interpreter) throws(Interruption) -> Void in
            let module = try interpreter.run(item.tree, as: "revision_\(index)", path: item.path)
            if let upgrade = interpreter.value("upgrade", in: module) {
              _ = try interpreter.call(upgrade, CallArguments())
            }
          }
          if let unknown = interpreter.unknown(for: result) {
            failures.append("\(item.path): \(unknown.reason)")
          }
        }
        return now() - start
      }
      best = min(best, elapsed ?? .infinity)
    }
    for failure in failures { print(failure) }
    print("\(count) files evaluated in \(Int(best * 1_000)) µs, \(failures.count) not to their end")
    return 0
  }

  /// Milliseconds.
  static func now() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) * 1_000 + Double(time.tv_nsec) / 1_000_000
  }
}
