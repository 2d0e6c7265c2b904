import ProjectFiles

/// `os.path`.
enum OSPathModule: StandInModule {
  static let name = "os.path"

  private enum Function: String, CaseIterable {
    case join, dirname, basename, split, splitext, normpath, abspath, realpath, isabs, exists
    case isfile, isdir, relpath, expanduser, expandvars, commonprefix, getsize, islink
  }

  static func populate(_ module: ModuleObject, _ interpreter: Interpreter) {
    for function in Function.allCases {
      interpreter.addFunction(function.rawValue, to: module) {
        (interpreter, _, arguments) throws(Interruption) -> Value in
        if let spread = arguments.spread { return .unknown(spread) }
        if let unknown = interpreter.firstUnknown(arguments) { return .unknown(unknown) }
        return try call(function, arguments, interpreter)
      }
    }
    interpreter.set("sep", in: module, .text("/"))
    interpreter.set("pathsep", in: module, .text(":"))
  }

  private static func call(
    _ function: Function, _ arguments: CallArguments, _ interpreter: Interpreter
  ) throws(Interruption) -> Value {
    guard let first = arguments[0] else {
      throw interpreter.exception(
        "TypeError", "\(function.rawValue)() missing 1 required positional argument")
    }
    if function == .commonprefix {
      let texts = (first.elements ?? []).compactMap(\.text)
      guard var prefix = texts.first else { return .text("") }
      for text in texts.dropFirst() { prefix = prefix.commonPrefix(with: text) }
      return .text(prefix)
    }
    guard let path = interpreter.pathText(first) else {
      throw interpreter.exception(
        "TypeError",
        "expected str, bytes or os.PathLike object, not \(interpreter.typeName(first))")
    }
    switch function {
    case .join:
      return .text(Paths.join(arguments.positional.compactMap { interpreter.pathText($0) }))
    case .dirname: return .text(Paths.split(path).folder)
    case .basename: return .text(Paths.split(path).name)
    case .split:
      let (folder, name) = Paths.split(path)
      return .tuple(of: [.text(folder), .text(name)])
    case .splitext:
      let (root, suffix) = Paths.splitExtension(path)
      return .tuple(of: [.text(root), .text(suffix)])
    case .normpath: return .text(Paths.normalized(path))
    case .abspath, .realpath: return .text(interpreter.absolutePath(path))
    case .isabs: return .bool(path.hasPrefix("/"))
    case .exists: return interpreter.existence(interpreter.absolutePath(path), nil)
    case .isfile: return interpreter.existence(interpreter.absolutePath(path), .file)
    case .isdir: return interpreter.existence(interpreter.absolutePath(path), .directory)
    case .relpath: return .text(relative(path, arguments, interpreter))
    case .expanduser:
      return path.hasPrefix("~")
        ? interpreter.unknown(.environment, "the home folder") : .text(path)
    case .expandvars:
      return path.contains("$")
        ? interpreter.unknown(.environment, "environment variables in \(path)") : .text(path)
    case .getsize, .islink: return interpreter.unknown(.file, "os.path.\(function.rawValue)")
    case .commonprefix: return .text("")
    }
  }

  private static func relative(
    _ path: String, _ arguments: CallArguments, _ interpreter: Interpreter
  ) -> String {
    let start = arguments.value(1, "start").flatMap { interpreter.pathText($0) } ?? "."
    let from = interpreter.absolutePath(start).split(separator: "/")
    let to = interpreter.absolutePath(path).split(separator: "/")
    let common = zip(from, to).prefix { $0 == $1 }.count
    let parts = Array(repeating: "..", count: from.count - common) + to[common...].map(String.init)
    return parts.isEmpty ? "." : parts.joined(separator: "/")
  }
}

extension String {
  /// What both begin with.
  fileprivate func commonPrefix(with other: String) -> String {
    var view = String.UnicodeScalarView()
    for (one, two) in zip(unicodeScalars, other.unicodeScalars) {
      guard one == two else { break }
      view.append(one)
    }
    return String(view)
  }
}
