extension Parser {
  /// Checks the `from __future__` imports at the top of the module, as `ast.parse` does.
  mutating func checkFutureImports() throws(Stop) {
    var index = 0
    while index < scratch.count {
      let statement = nodes[Int(scratch[index])]
      switch statement.kind {
      case .expr where index == 0:
        let value = nodes[Int(statement.a)]
        guard value.kind == .constant, value.flag == ConstantFlag.string else { return }
      case .importFrom:
        guard statement.flag == 0, statement.small == 0, isName(statement.a, "__future__") else {
          return
        }
        for alias in Int(statement.b)..<Int(statement.b) + Int(statement.c) {
          let node = nodes[Int(lists[alias])]
          guard isFutureFeature(node.a) else {
            throw fail("future feature is not defined", at: Int(node.start))
          }
        }
      default: return
      }
      index += 1
    }
  }

  private func isFutureFeature(_ name: Int32) -> Bool {
    let features: [StaticString] = [
      "nested_scopes", "generators", "division", "absolute_import", "with_statement",
      "print_function", "unicode_literals", "barry_as_FLUFL", "generator_stop", "annotations",
    ]
    return features.contains { isName(name, $0) }
  }

  func isName(_ name: Int32, _ word: StaticString) -> Bool {
    word.withUTF8Buffer { names.bytes(of: Int(name), source: text).elementsEqual($0) }
  }
}
