import Glibc

let usage = """
  syntax-parity: what PythonSyntax makes of Python files, for comparison with CPython

  syntax-parity dump
      Reads paths from standard input, one a line. For each writes
      "<path>\\t<ok|error>\\t<byte count>\\n" and that many bytes: the text of
      ast.dump(ast.parse(bytes), include_attributes=True) in Python 3.14's form, or the error.
  syntax-parity check
      Reads sources from standard input, each as "<id> <byte count>\\n" and that many bytes.
      For each writes "<id> ok\\n" or "<id> error: line L, column C: <message>\\n".
  syntax-parity dump-sources
      Reads as `check` does, writes as `dump` does with the id in place of the path.
  syntax-parity bench [--times N]
      Reads paths from standard input, parses all files N times (5) in memory and prints bytes,
      processor seconds of the best round and MB/s, then the same for the files repeated ten times over.
  syntax-parity fuzz [--seed S] [--count N]
      Reads paths from standard input and parses N mutated snippets of them.
  syntax-parity deep [--stack KB]
      Parses deeply nested sources on a thread with a stack of that size (512).
  """

/// The value after `name` on the command line, or `fallback`.
func option(_ name: String, _ fallback: Int) -> Int {
  guard let index = CommandLine.arguments.firstIndex(of: name),
    index + 1 < CommandLine.arguments.count
  else { return fallback }
  return Int(CommandLine.arguments[index + 1]) ?? fallback
}

switch CommandLine.arguments.dropFirst().first {
case "dump": onStack(of: 2 << 30) { dumpFiles() }
case "dump-sources": onStack(of: 2 << 30) { dumpSources() }
case "check": checkSources()
case "bench": bench(times: option("--times", 5))
case "fuzz": fuzz(seed: UInt64(option("--seed", 1)), count: option("--count", 100_000))
case "deep":
  onStack(of: option("--stack", 512) << 10) { parseDeeplyNested() }
default:
  print(usage)
}
