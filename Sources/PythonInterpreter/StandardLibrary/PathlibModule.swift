/// `pathlib`.
enum PathlibModule: StandInModule {
  static let name = "pathlib"

  static func populate(_ module: ModuleObject, _ interpreter: Interpreter) {
    for name in ["Path", "PurePath", "PosixPath", "PurePosixPath", "WindowsPath"] {
      let type = interpreter.makeType(name, module: self.name)
      type.constructor = { (interpreter, _, arguments) throws(Interruption) -> Value in
        if let unknown = interpreter.firstUnknown(arguments) { return .unknown(unknown) }
        return .host(
          PathStandIn(Paths.join(arguments.positional.compactMap { interpreter.pathText($0) })))
      }
      interpreter.addClassMethod("cwd", to: type) {
        (interpreter, _, _) throws(Interruption) -> Value in
        .host(PathStandIn(interpreter.options.workingDirectory))
      }
      interpreter.addClassMethod("home", to: type) {
        (interpreter, _, _) throws(Interruption) -> Value in
        interpreter.unknown(.environment, "the home folder")
      }
      interpreter.set(name, in: module, .type(type))
    }
  }
}
