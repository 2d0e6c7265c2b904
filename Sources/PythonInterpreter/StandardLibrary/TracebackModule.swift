/// `traceback`: nothing is printed, texts are unknown.
enum TracebackModule: StandInModule {
  static let name = "traceback"

  static func populate(_ module: ModuleObject, _ interpreter: Interpreter) {
    interpreter.addSilent(["print_exc", "print_stack", "print_tb", "print_exception"], to: module)
    interpreter.addUnknown(
      ["format_exc", "format_exception", "format_tb", "format_stack", "extract_stack"], to: module,
      .unsupported, "the text of a traceback")
  }
}
