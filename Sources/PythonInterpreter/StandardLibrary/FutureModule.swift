/// `__future__`: the names exist; `annotations` is understood by the import statement itself.
enum FutureModule: StandInModule {
  static let name = "__future__"

  static func populate(_ module: ModuleObject, _ interpreter: Interpreter) {
    for name in [
      "annotations", "division", "print_function", "absolute_import", "unicode_literals",
      "with_statement", "generators", "nested_scopes", "generator_stop",
    ] {
      interpreter.set(name, in: module, .bool(true))
    }
  }
}
