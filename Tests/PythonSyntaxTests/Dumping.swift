import PythonSyntax

@testable import syntax_parity

/// The statements of `source` as Python's `ast.dump` writes them, or the error.
func dump(_ source: String) -> String {
  let tree = PythonParser.parse(Array(source.utf8))
  if let error = tree.error { return "error: \(error)" }
  var dump = TreeDump(tree, includesPlaces: false)
  dump.module()
  let text = String(decoding: dump.out, as: UTF8.self)
  return String(text.dropFirst("Module(body=[".count).dropLast("])".count))
}
