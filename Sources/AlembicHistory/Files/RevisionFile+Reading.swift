import ProjectFiles
import PythonSyntax
import SourceText
import SystemPackage

extension RevisionFile {
  /// Reads the file at `path` without running it.
  ///
  /// - Parameter modules: The project's own modules, for constants that the file imports.
  public static func read(
    _ path: FilePath, name: String, modules: ProjectModules = ProjectModules(roots: [])
  ) -> RevisionFile {
    var file = RevisionFile(path: path, name: name)
    do throws(FileFailure) {
      file.interpret(try FileReading.bytes(of: path), modules)
    } catch {
      file.standing = .unreadable(error)
    }
    return file
  }

  /// Reads a file that is not on the disk yet.
  public static func read(
    contents: [UInt8], at path: FilePath, name: String,
    modules: ProjectModules = ProjectModules(roots: [])
  ) -> RevisionFile {
    var file = RevisionFile(path: path, name: name)
    file.contents = contents
    file.interpret(contents, modules)
    return file
  }

  /// Takes over what the source says.
  mutating func interpret(
    _ bytes: [UInt8], _ modules: ProjectModules = ProjectModules(roots: [])
  ) {
    let tree = PythonParser.parse(bytes)
    let variables = ModuleVariables(tree)
    let place = { (offset: Int) in Self.position(of: offset, in: tree.source) }

    revision = Self.variable(modules.value(variables["revision"]), place) { value in
      if case .string(let id) = value { id } else { nil }
    }
    downRevision = Self.variable(modules.value(variables["down_revision"]), place, Self.strings)
    branchLabels = Self.variable(modules.value(variables["branch_labels"]), place, Self.strings)
    dependsOn = Self.variable(modules.value(variables["depends_on"]), place) { value in
      // A lone empty string is no dependency for Alembic, which tests the only one for truth.
      Self.strings(value).map { $0 == [""] ? [] : $0 }
    }
    if let first = tree[tree.body].first, let value = tree.docstring(of: tree.body) {
      docstring = tree.text(value)
      docstringPosition = place(Int(tree.span(of: first).start))
    }
    if case .string(let text)? = variables["__doc__"]?.value { docstring = text }

    if let error = tree.error {
      standing = .syntaxError(error.message, error.position)
    } else if case .missing = revision {
      standing = legacyID == nil ? .noRevision : .revision
    } else {
      standing = .revision
    }
  }

  private static func variable<Value>(
    _ found: (value: ConstantValue, offset: Int)?, _ place: (Int) -> SourcePosition,
    _ convert: (ConstantValue) -> Value?
  ) -> RevisionVariable<Value> {
    guard let found else { return .missing }
    if let gap = found.value.gap { return .unknown(gap.reason, place(gap.offset)) }
    guard let value = convert(found.value) else {
      return .unusable(found.value.typeName, place(found.offset))
    }
    return .known(value, place(found.offset))
  }

  /// Ids or labels as Alembic takes them: None, one string, or a collection of strings.
  ///
  /// A set has no order in Python; its elements are sorted here.
  private static func strings(_ value: ConstantValue) -> [String]? {
    switch value {
    case .none: return []
    case .string(let text): return [text]
    case .tuple(let elements), .list(let elements), .set(let elements):
      var texts: [String] = []
      for element in elements {
        guard case .string(let text) = element else { return nil }
        texts.append(text)
      }
      if case .set = value { texts.sort() }
      return texts
    default: return nil
    }
  }

  /// Line and column of a byte near the beginning of the file, without an index of all lines.
  private static func position(of offset: Int, in source: [UInt8]) -> SourcePosition {
    var line = 1
    var start = 0
    let end = min(offset, source.count)
    var index = 0
    while index < end {
      let byte = source[index]
      index += 1
      if byte == 0x0A || byte == 0x0D && (index == source.count || source[index] != 0x0A) {
        line += 1
        start = index
      }
    }
    let column = 1 + source[min(start, end)..<end].count { $0 & 0xC0 != 0x80 }
    return SourcePosition(line: line, column: column)
  }
}
