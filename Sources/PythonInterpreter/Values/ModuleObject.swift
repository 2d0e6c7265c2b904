/// A module: of the program, or a stand-in.
public final class ModuleObject: MutableObject {
  /// The dotted name.
  public let name: String
  /// The file; nil for a stand-in and for a namespace package.
  public internal(set) var path: String?
  /// The folders in which submodules are looked for; nil for a module that is no package.
  public internal(set) var searchPaths: [String]?
  /// Whether other distributions may bring parts of the package, as `pkgutil.extend_path` arranges.
  var isSpread = false
  var names = Namespace()
  /// Whether the body is still running, as in an import cycle.
  var isInitializing = false
  /// Why names that the module lacks are unknown instead of missing, as in a stand-in of a part.
  public var missing: Unknown.Kind?
  /// Why nothing of the module is known, as after a syntax error.
  var failure: Unknown?
  /// A value looked for before a missing name is an error.
  public var fallback: ((Interpreter, String) throws(Interruption) -> Value?)?

  /// An empty module.
  public init(_ name: String) { self.name = name }

  override func snapshot() -> Snapshot { .names(names) }

  override func restore(_ snapshot: Snapshot) {
    if case .names(let names) = snapshot { self.names = names }
  }

  override func join(_ other: Snapshot, _ cause: Unknown) {
    if case .names(let other) = other { names.join(other, cause) }
  }
}
