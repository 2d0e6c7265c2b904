import ProjectFiles
import PythonSyntax

/// `pathlib.Path`: pure operations, and reading of the project's files.
final class PathStandIn: HostObject {
  let text: String

  init(_ text: String) {
    self.text = text.isEmpty ? "." : PathStandIn.tidy(text)
  }

  /// Without doubled slashes and `.` parts; `..` stays, as in `pathlib`.
  private static func tidy(_ text: String) -> String {
    let parts = text.split(separator: "/").filter { $0 != "." }
    let joined = (text.hasPrefix("/") ? "/" : "") + parts.joined(separator: "/")
    return joined.isEmpty ? "." : joined
  }

  override var typeName: String { "PosixPath" }

  override func represent(_ interpreter: Interpreter) throws(Interruption) -> String {
    "PosixPath(\(Interpreter.quoted(text)))"
  }

  override func string(_ interpreter: Interpreter) throws(Interruption) -> Value { .text(text) }

  private var parts: [String] {
    (text.hasPrefix("/") ? ["/"] : []) + text.split(separator: "/").map(String.init)
  }

  private var name: String { text == "/" ? "" : Paths.split(text).name }

  private var parent: PathStandIn {
    let folder = Paths.split(text).folder
    return PathStandIn(folder.isEmpty ? (text == "/" ? "/" : ".") : folder)
  }

  override func binary(
    _ operation: Operator, _ other: Value, isReflected: Bool, _ interpreter: Interpreter
  ) throws(Interruption) -> Value? {
    guard operation == .div else { return nil }
    if other.unknown != nil { return other }
    guard let part = interpreter.pathText(other) else { return nil }
    let joined = isReflected ? Paths.join([part, text]) : Paths.join([text, part])
    return .host(PathStandIn(joined))
  }

  override func compare(
    _ operation: CompareOperator, _ other: Value, _ interpreter: Interpreter
  ) throws(Interruption) -> Value? {
    guard case .host(let host) = other, let path = host as? PathStandIn else { return nil }
    let same = path.text.isSame(as: text)
    switch operation {
    case .eq: return .bool(same)
    case .notEq: return .bool(!same)
    case .lt: return .bool(interpreter.precedes(text, path.text))
    case .gt: return .bool(interpreter.precedes(path.text, text))
    default: return nil
    }
  }

  override func isInstance(of type: TypeObject, _ interpreter: Interpreter) -> Bool {
    type.moduleName == "pathlib"
  }

  override func attribute(
    _ name: String, _ interpreter: Interpreter
  ) throws(Interruption) -> Value? {
    let (_, suffix) = Paths.splitExtension(self.name)
    switch name {
    case "name": return .text(self.name)
    case "stem": return .text(Paths.splitExtension(self.name).root)
    case "suffix": return .text(suffix)
    case "suffixes":
      let pieces = self.name.split(separator: ".").dropFirst()
      return .list(of: pieces.map { .text("." + $0) })
    case "parent": return .host(parent)
    case "parents":
      var list: [Value] = []
      var current = self
      while current.text != current.parent.text, list.count < 1_000 {
        current = current.parent
        list.append(.host(current))
      }
      return .tuple(of: list)
    case "parts": return .tuple(of: parts.map { .text($0) })
    case "anchor", "root": return .text(text.hasPrefix("/") ? "/" : "")
    case "drive": return .text("")
    default:
      guard PathMethod(rawValue: name) != nil else { return nil }
      return interpreter.builtin(name) {
        (interpreter, _, arguments) throws(Interruption) -> Value in
        guard let method = PathMethod(rawValue: name) else { return .none }
        return try self.call(method, arguments, interpreter)
      }
    }
  }

  /// The methods that are understood.
  private enum PathMethod: String {
    case resolve, absolute, exists, open, joinpath, expanduser, glob, rglob, iterdir, match
    case isFile = "is_file"
    case isDirectory = "is_dir"
    case isAbsolute = "is_absolute"
    case readText = "read_text"
    case readBytes = "read_bytes"
    case withSuffix = "with_suffix"
    case withName = "with_name"
    case withStem = "with_stem"
    case relativeTo = "relative_to"
    case asPosix = "as_posix"
    case asURI = "as_uri"
    case string = "__str__"
    case fspath = "__fspath__"
    case makeFolder = "mkdir"
  }

  private func call(
    _ method: PathMethod, _ arguments: CallArguments, _ interpreter: Interpreter
  ) throws(Interruption) -> Value {
    if let unknown = interpreter.firstUnknown(arguments) { return .unknown(unknown) }
    let source = interpreter.options.source
    let full = interpreter.absolutePath(text)
    func path(_ text: String) -> Value { .host(PathStandIn(text)) }
    switch method {
    case .resolve, .absolute, .expanduser: return path(full)
    case .isAbsolute: return .bool(text.hasPrefix("/"))
    case .exists: return interpreter.existence(full, nil)
    case .isFile: return interpreter.existence(full, .file)
    case .isDirectory: return interpreter.existence(full, .directory)
    case .open:
      return try interpreter.openFile(
        CallArguments([.text(text)] + arguments.positional, keywords: arguments.keywords))
    case .readText, .readBytes:
      let file = try interpreter.openForReading(text, binary: method == .readBytes)
      guard case .host = file else { return file }
      return try interpreter.call(interpreter.attribute(file, "read"), CallArguments())
    case .joinpath:
      return path(Paths.join([text] + arguments.positional.compactMap { interpreter.pathText($0) }))
    case .withSuffix:
      return path(Paths.splitExtension(text).root + (arguments[0]?.text ?? ""))
    case .withName: return path(Paths.join([parent.text, arguments[0]?.text ?? ""]))
    case .withStem:
      return path(
        Paths.join([parent.text, (arguments[0]?.text ?? "") + Paths.splitExtension(name).suffix]))
    case .relativeTo:
      let base = PathStandIn(arguments[0].flatMap { interpreter.pathText($0) } ?? "").parts
      guard parts.starts(with: base) else {
        throw interpreter.exception(
          "ValueError", "'\(text)' is not in the subpath of the given path")
      }
      return path(parts.dropFirst(base.count).joined(separator: "/"))
    case .asPosix, .string, .fspath: return .text(text)
    case .asURI: return .text("file://" + text)
    case .match:
      return .bool(Glob.matches(arguments[0]?.text ?? "", name))
    case .iterdir, .glob, .rglob:
      guard let source, source.kind(at: full) == .directory else {
        return interpreter.unknown(.file, "\(full): no folder of the project")
      }
      let pattern = method == .iterdir ? "*" : arguments[0]?.text ?? "*"
      let found = Glob.expand(
        pattern: method == .rglob ? "**/" + pattern : pattern, in: full, source)
      return .list(of: found.map { .host(PathStandIn(Paths.join([text, $0]))) })
    case .makeFolder: return .none
    }
  }
}

extension Interpreter {
  /// Whether something lies at a path; what lies outside the project is unknown.
  func existence(_ path: String, _ kind: FileReading.Kind?) -> Value {
    guard let source = options.source else {
      return unknown(.file, "\(path): no file of the project")
    }
    if let found = source.kind(at: path) { return .bool(kind == nil || found == kind) }
    // A folder inside the project shows that what it lacks is not there.
    var part = path
    while part.count > 1 {
      let (parent, name) = Paths.split(part)
      if source.kind(at: parent) == .directory {
        if source.names(in: parent)?.contains(name) == false { return .bool(false) }
        break
      }
      part = parent
    }
    return unknown(.file, "whether \(path) exists")
  }
}

/// Patterns over file names.
enum Glob {
  static func matches(_ pattern: String, _ name: String) -> Bool {
    let pattern = Array(pattern.unicodeScalars)
    let name = Array(name.unicodeScalars)
    var (p, n) = (0, 0)
    var star: (pattern: Int, name: Int)?
    while n < name.count {
      if p < pattern.count, pattern[p] == "?" || pattern[p] == name[n], pattern[p] != "*" {
        p += 1
        n += 1
      } else if p < pattern.count, pattern[p] == "*" {
        star = (p, n)
        p += 1
      } else if let last = star {
        p = last.pattern + 1
        n = last.name + 1
        star = (last.pattern, n)
      } else {
        return false
      }
    }
    while p < pattern.count, pattern[p] == "*" { p += 1 }
    return p == pattern.count
  }

  /// The paths, relative to `folder`, that a pattern such as `**/*.py` selects.
  static func expand(
    pattern: String, in folder: String, _ source: any ProjectSource, depth: Int = 0
  ) -> [String] {
    guard depth < 16 else { return [] }
    let slash = pattern.firstIndex(of: "/")
    let first = slash.map { String(pattern[..<$0]) } ?? pattern
    let rest = slash.map { String(pattern[pattern.index(after: $0)...]) }
    var found: [String] = []
    if first == "**", let rest {
      found += expand(pattern: rest, in: folder, source, depth: depth + 1)
    }
    for name in source.names(in: folder) ?? [] {
      let path = folder + "/" + name
      if first == "**", source.kind(at: path) == .directory {
        found += expand(pattern: pattern, in: path, source, depth: depth + 1).map {
          name + "/" + $0
        }
      } else if matches(first, name), !name.hasPrefix(".") || first.hasPrefix(".") {
        guard let rest else {
          found.append(name)
          continue
        }
        if source.kind(at: path) == .directory {
          found += expand(pattern: rest, in: path, source, depth: depth + 1).map { name + "/" + $0 }
        }
      }
    }
    return found
  }
}
