extension Interpreter {
  /// The modules of the program that have been loaded, in order of their names.
  public var loadedModules: [ModuleObject] {
    modules.values.filter { $0.path != nil }.sorted { $0.name < $1.name }
  }

  /// The files of the program that have been loaded as modules.
  public var loadedPaths: Set<String> { Set(modules.values.compactMap(\.path)) }

  /// The folders in which a module of the program would be looked for now, as messages name them; the
  /// project's own folder is `.`.
  public var searchedFolders: [String] {
    var seen: Set<String> = []
    return searchPath.items.compactMap(\.text).map { folder in
      let path = Paths.normalized(folder)
      return path == options.messageFolder ? "." : displayName(of: path)
    }.filter { seen.insert($0).inserted }
  }

  /// The module of that name, if it has been loaded.
  public func loadedModule(_ name: String) -> ModuleObject? { modules[name] }

  /// A file as messages name it: relative to the project where it lies inside.
  public func displayName(of path: String) -> String {
    guard let folder = options.messageFolder, path.hasPrefix(folder + "/") else { return path }
    return String(path.dropFirst(folder.count + 1))
  }
}
