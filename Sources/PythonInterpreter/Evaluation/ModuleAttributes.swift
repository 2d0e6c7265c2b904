import ProjectFiles

extension Interpreter {
  func moduleAttribute(_ module: ModuleObject, _ symbol: Symbol) throws(Interruption) -> Value? {
    if let value = module.names[symbol] { return value }
    if symbol == .dunderName { return .text(module.name) }
    if symbol == .dunderDict {
      let dict = DictObject()
      for (symbol, value) in zip(module.names.symbols, module.names.values) {
        dict.set(symbols.text(symbol), value)
      }
      return .dict(dict)
    }
    let text = symbols.text(symbol)
    if let fallback = module.fallback, let value = try fallback(self, text) { return value }
    if let getter = module.names[.dunderGetattr], symbol != .dunderPath {
      do throws(Interruption) {
        return try call(getter, CallArguments([.text(text)]))
      } catch {
        // Python does not ask for a submodule that was imported, and imports one on
        // `from package import submodule` after `__getattr__` has failed.
        guard case .raised(let raised) = error,
          raised.exception.type.isSubclass(of: types.attributeError),
          let submodule = try existingSubmodule(text, of: module)
        else { throw error }
        return submodule
      }
    }
    return try existingSubmodule(text, of: module)
  }

  /// A submodule that someone has imported is an attribute of its package.
  func existingSubmodule(
    _ text: String, of module: ModuleObject
  ) throws(Interruption) -> Value? {
    if let submodule = modules[module.name + "." + text] { return .module(submodule) }
    return try submodule(text, of: module)
  }

  /// A submodule that the program reads as an attribute of its package without importing it here.
  ///
  /// Python has the attribute once anybody has imported the submodule: a package its own parts, or
  /// another module of the project. What else a process imports cannot be known, so a part that exists
  /// counts as imported.
  private func submodule(
    _ name: String, of module: ModuleObject
  ) throws(Interruption) -> Value? {
    guard !module.isInitializing, !name.hasPrefix("_") else { return nil }
    let full = module.name + "." + name
    if standIns[full] != nil || standIns.keys.contains(where: { $0.hasPrefix(full + ".") }) {
      return try importModule(full)
    }
    guard let folders = module.searchPaths, let source = options.source,
      ModuleFinder(source: source).find(name, in: folders) != nil
    else { return nil }
    return try importModule(full)
  }
}
