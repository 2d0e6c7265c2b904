import PythonInterpreter
import PythonSyntax

/// A seeded source of damaged Python files.
struct SourceMutation {
  private var state: UInt64

  init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }

  private mutating func next(_ bound: Int) -> Int {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return Int(state % UInt64(max(bound, 1)))
  }

  private static let fragments = [
    "while True: pass", "10**10**10", "'x' * 10**9", "range(10**18)", "[*range(10**9)]",
    "def upgrade(): upgrade()", "None", "()", "[]", "{}", "lambda: 0", "yield 1", "*a", "**k",
    "not ", "-", "in", "is None", "import os", "return", "raise", "try:\n  pass\nfinally: pass\n",
    "x := 1", "f'{1:>{10**9}}'", "class A(A): pass", "del op", "global op", "@op", "...",
  ].map { Array($0.utf8) }

  /// A copy of `source` with a few lines or pieces moved, doubled, removed or replaced.
  mutating func mutated(_ source: [UInt8], with others: [[UInt8]]) -> [UInt8] {
    var bytes = source
    for _ in 0...next(4) {
      guard !bytes.isEmpty else { return bytes }
      let start = next(bytes.count)
      let end = min(bytes.count, start + next(60))
      switch next(6) {
      case 0: bytes.removeSubrange(start..<end)
      case 1: bytes.insert(contentsOf: bytes[start..<end], at: next(bytes.count))
      case 2:
        bytes.replaceSubrange(start..<end, with: Self.fragments[next(Self.fragments.count)])
      case 3: bytes.insert(contentsOf: Self.fragments[next(Self.fragments.count)], at: start)
      case 4:
        let other = others[next(others.count)]
        guard !other.isEmpty else { continue }
        let from = next(other.count)
        bytes.insert(contentsOf: other[from..<min(other.count, from + next(200))], at: start)
      default: bytes[start] = UInt8(truncatingIfNeeded: 32 + next(95))
      }
    }
    return bytes
  }

  /// Runs a file and every function of it that needs no argument; whether all ended.
  static func evaluate(_ source: [UInt8]) -> Bool {
    let tree = PythonParser.parse(source)
    let interpreter = Interpreter()
    var budget = Budget()
    budget.steps = 300_000
    let result = interpreter.evaluate(budget) { (interpreter) throws(Interruption) -> Void in
      let module = try interpreter.run(tree, as: "mutation", path: "/mutation.py")
      for name in ["upgrade", "downgrade"] {
        if let function = interpreter.value(name, in: module) {
          _ = try interpreter.call(function, CallArguments())
        }
      }
    }
    return result.result != nil
  }
}
