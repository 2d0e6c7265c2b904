import ProjectFiles

/// `glob`: patterns over the project's folders.
enum GlobModule: StandInModule {
  static let name = "glob"

  static func populate(_ module: ModuleObject, _ interpreter: Interpreter) {
    for name in ["glob", "iglob"] {
      interpreter.addFunction(name, to: module) {
        (interpreter, _, arguments) throws(Interruption) -> Value in
        if let unknown = interpreter.firstUnknown(arguments) { return .unknown(unknown) }
        guard let pattern = arguments.value(0, "pathname").flatMap({ interpreter.pathText($0) }),
          let source = interpreter.options.source
        else { return interpreter.unknown(.file, "files outside the project") }
        let parts = pattern.split(separator: "/", omittingEmptySubsequences: true).map(String.init)
        let fixed = parts.prefix { !$0.contains("*") && !$0.contains("?") }
        let folder = (pattern.hasPrefix("/") ? "/" : "") + fixed.joined(separator: "/")
        let full = interpreter.absolutePath(folder.isEmpty ? "." : folder)
        if fixed.count == parts.count {
          return .list(of: source.kind(at: full) == nil ? [] : [.text(pattern)])
        }
        guard source.kind(at: full) == .directory else {
          return interpreter.unknown(.file, "\(full): no folder of the project")
        }
        let rest = parts[fixed.count...].joined(separator: "/")
        let found = Glob.expand(pattern: rest, in: full, source)
        return .list(of: found.map { .text(folder.isEmpty ? $0 : folder + "/" + $0) })
      }
    }
  }
}
