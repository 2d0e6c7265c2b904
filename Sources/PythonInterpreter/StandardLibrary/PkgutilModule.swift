import ProjectFiles

/// `pkgutil`: the modules in the project's own packages.
enum PkgutilModule: StandInModule {
  static let name = "pkgutil"

  static func populate(_ module: ModuleObject, _ interpreter: Interpreter) {
    for (name, isDeep) in [("iter_modules", false), ("walk_packages", true)] {
      interpreter.addFunction(name, to: module) {
        (interpreter, _, arguments) throws(Interruption) -> Value in
        if let unknown = interpreter.firstUnknown(arguments) { return .unknown(unknown) }
        guard let folders = arguments.value(0, "path")?.elements?.compactMap(\.text),
          let source = interpreter.options.source
        else { return interpreter.unknown(.file, "the modules of all search paths") }
        let prefix = arguments.value(1, "prefix")?.text ?? ""
        var rows: [Value] = []
        for folder in folders { list(folder, prefix, isDeep, source, 0, &rows) }
        return .iterator(ItemsIterator(rows))
      }
    }
    interpreter.addFunction("extend_path", to: module) {
      (interpreter, _, arguments) throws(Interruption) -> Value in
      if let name = arguments.value(1, "name")?.text { interpreter.modules[name]?.isSpread = true }
      return arguments[0] ?? .none
    }
  }

  private static func list(
    _ folder: String, _ prefix: String, _ isDeep: Bool, _ source: any ProjectSource, _ depth: Int,
    _ rows: inout [Value]
  ) {
    guard depth < 12 else { return }
    for name in source.names(in: folder) ?? [] where name != "__init__.py" {
      let path = folder + "/" + name
      if name.hasSuffix(".py") {
        rows.append(.tuple(of: [.none, .text(prefix + name.dropLast(3)), .bool(false)]))
      } else if source.kind(at: path + "/__init__.py") == .file {
        rows.append(.tuple(of: [.none, .text(prefix + name), .bool(true)]))
        if isDeep { list(path, prefix + name + ".", true, source, depth + 1, &rows) }
      }
    }
  }
}
