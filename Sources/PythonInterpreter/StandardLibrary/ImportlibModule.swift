/// `importlib`.
enum ImportlibModule: StandInModule {
  static let name = "importlib"

  static func populate(_ module: ModuleObject, _ interpreter: Interpreter) {
    interpreter.addFunction("import_module", to: module) {
      (interpreter, _, arguments) throws(Interruption) -> Value in
      if let unknown = interpreter.firstUnknown(arguments) { return .unknown(unknown) }
      var name = arguments.value(0, "name")?.text ?? ""
      if name.hasPrefix(".") {
        var package = arguments.value(1, "package")?.text ?? ""
        let dots = name.prefix { $0 == "." }.count
        for _ in 1..<dots {
          package = package.lastIndex(of: ".").map { String(package[..<$0]) } ?? ""
        }
        name = package + "." + name.dropFirst(dots)
      }
      return try interpreter.importModule(name)
    }
    interpreter.addFunction("reload", to: module) {
      (_, _, arguments) throws(Interruption) -> Value in arguments[0] ?? .none
    }
    interpreter.addSilent(["invalidate_caches"], to: module)
  }
}
