import PythonInterpreter

/// Evaluates damaged copies of files: none may crash or hang.
enum Mutating {
  static func run(_ arguments: [String]) -> Int32 {
    guard arguments.count > 2, let count = Int(arguments[0]), let seed = UInt64(arguments[1]) else {
      print("usage: interpreter-parity mutate COUNT SEED FILE…")
      return 2
    }
    var sources: [[UInt8]] = []
    for path in arguments.dropFirst(2) {
      guard let bytes = Command.bytes(path) else { return 1 }
      sources.append(bytes)
    }
    var random = SourceMutation(seed: seed)
    var slowest = 0.0
    var slowestNumber = 0
    var ended = 0
    for number in 0..<count {
      let source = random.mutated(sources[number % sources.count], with: sources)
      let start = Measuring.now()
      let result = EvaluationThread.run { SourceMutation.evaluate(source) }
      let elapsed = Measuring.now() - start
      if elapsed > slowest { (slowest, slowestNumber) = (elapsed, number) }
      if result == true { ended += 1 }
    }
    print(
      "\(count) mutations, \(ended) evaluated to their end, slowest \(Int(slowest)) ms (number \(slowestNumber))"
    )
    return 0
  }
}
