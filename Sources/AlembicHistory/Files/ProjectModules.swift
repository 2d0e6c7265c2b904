import ProjectFiles
import PythonSyntax
import Synchronization
import SystemPackage

/// Constants of the project's own modules, for revision files that import them.
///
/// Modules are found as Python finds them below the given roots, read once, and never run.
public final class ProjectModules: Sendable {
  /// A folder that modules are imported from.
  public struct Root: Sendable, Hashable {
    /// The folder.
    public let folder: FilePath
    /// The only top-level package that counts there; nil for all.
    public let package: String?

    /// A folder, for all packages in it or for one.
    public init(_ folder: FilePath, package: String? = nil) {
      self.folder = folder
      self.package = package
    }
  }

  private let roots: [Root]
  /// What each module path leads to; nil for a path that is no module.
  private let known = Mutex<[String: ModuleVariables?]>([:])
  /// Imports that lead from one module to the next, at most.
  private static let longestChain = 8

  /// Modules below `roots`, searched in their order.
  public init(roots: [Root]) { self.roots = roots }

  /// The value of a variable with every import in it followed.
  func value(
    _ variable: (value: ConstantValue, offset: Int)?
  ) -> (value: ConstantValue, offset: Int)? {
    variable.map { (resolved($0.value, chain: 0), $0.offset) }
  }

  private func resolved(_ value: ConstantValue, chain: Int) -> ConstantValue {
    switch value {
    case .imported(let path, let offset): return constant(path, offset, chain)
    case .tuple(let elements): return .tuple(elements.map { resolved($0, chain: chain) })
    case .list(let elements): return .list(elements.map { resolved($0, chain: chain) })
    case .set(let elements): return .set(elements.map { resolved($0, chain: chain) })
    default: return value
    }
  }

  /// The constant at a dotted path; unknown, at the place of the import, when it is none.
  private func constant(_ path: String, _ offset: Int, _ chain: Int) -> ConstantValue {
    guard let dot = path.lastIndex(of: "."), chain < Self.longestChain else {
      return .unknown("the import of \(path) decides it", offset)
    }
    let module = String(path[..<dot])
    let name = String(path[path.index(after: dot)...])
    guard let found = variables(of: module)?[name] else {
      return .unknown("\(path) is imported, and no constant of the project", offset)
    }
    let value = resolved(found.value, chain: chain + 1)
    if let gap = value.gap {
      return .unknown("\(path) is imported, and not known: \(gap.reason)", offset)
    }
    return value
  }

  private func variables(of module: String) -> ModuleVariables? {
    if let known = known.withLock({ $0[module] }) { return known }
    let read = read(module)
    known.withLock { $0[module] = .some(read) }
    return read
  }

  private func read(_ module: String) -> ModuleVariables? {
    let parts = module.split(separator: ".").map(String.init)
    guard let top = parts.first else { return nil }
    for root in roots where root.package == nil || root.package == top {
      let path = parts.reduce(root.folder) { $0.appending($1) }
      let package = path.appending("__init__.py")
      let parent = parts.dropLast().joined(separator: ".")
      for (file, package) in [(package, module), (FilePath(path.string + ".py"), parent)] {
        guard let bytes = try? FileReading.bytes(of: file) else { continue }
        return ModuleVariables(PythonParser.parse(bytes), package: package)
      }
    }
    return nil
  }
}
