import ProjectFiles
import PythonInterpreter
import SQLAlchemy
import Schema

/// Looks for models that no import reaches: Python would not register them when Alembic runs, so
/// autogenerate would take their tables for removed or never see them.
///
/// Files beside the models that are registered are imported as well, after everything else was read;
/// what they then add to the metadata is what nothing registers.
struct RegistrationSearch {
  let reading: ModelReading
  let metadata: [MetaDataObject]
  /// Folders whose files are no models: those of revisions.
  let excluded: [String]

  private var interpreter: Interpreter { reading.interpreter }

  /// Stops the search in a project that is larger than any we know.
  private static let fileLimit = 4_000

  /// What nothing registers.
  func unregistered() -> [UnregisteredModel] {
    guard let source = interpreter.options.source else { return [] }
    let registered = modules(of: SQLAlchemyLibrary.of(interpreter).mappedClasses.map(\.type))
    var found: [UnregisteredModel] = []
    for candidate in candidates(source, beside: imported) {
      let known = SQLAlchemyLibrary.of(interpreter).mappedClasses.count
      let tables = Set(metadata.flatMap(\.tables).map { ObjectIdentifier($0.table) })
      // A module that raises has registered what stands before.
      _ = interpreter.evaluate { (interpreter) throws(Interruption) in
        try interpreter.importModule(candidate.module)
      }
      let made = SQLAlchemyLibrary.of(interpreter).mappedClasses.dropFirst(known)
      var mapped: Set<ObjectIdentifier> = []
      for model in made {
        guard let table = model.table, !tables.contains(ObjectIdentifier(table)),
          metadata.contains(where: { $0 === table.metadata })
        else { continue }
        mapped.insert(ObjectIdentifier(table))
        found.append(
          unregistered(model.type.name, table, model.type.place, model.type.moduleName, registered))
      }
      for (_, table) in metadata.flatMap(\.tables)
      where !tables.contains(ObjectIdentifier(table)) && !mapped.contains(ObjectIdentifier(table)) {
        found.append(unregistered(nil, table, table.place, candidate.module, registered))
      }
    }
    return found
  }

  /// Imports every file that may declare models; gives the names of their packages.
  func importAll() -> [String] {
    guard let source = interpreter.options.source else { return [] }
    var packages: Set<String> = []
    for candidate in candidates(source, beside: imported) {
      _ = interpreter.evaluate { (interpreter) throws(Interruption) in
        try interpreter.importModule(candidate.module)
      }
      packages.insert(candidate.module.split(separator: ".").first.map(String.init) ?? "")
    }
    return packages.sorted()
  }

  private func unregistered(
    _ name: String?, _ table: TableObject, _ place: PythonInterpreter.Place, _ module: String,
    _ registered: [ModuleObject]
  ) -> UnregisteredModel {
    UnregisteredModel(
      name: name, table: table.qualifiedName, place: reading.locate(place),
      registration: RegistryModule(interpreter, registered: registered)
        .registration(of: name, module: module))
  }

  /// The edit that would register one model more, as an example; nil where all models are in one file,
  /// which registers them by being read.
  func registrationOfNext() -> UnregisteredModel.Registration? {
    let registered = modules(of: SQLAlchemyLibrary.of(interpreter).mappedClasses.map(\.type))
    let packages = registered.map { module in
      module.name.split(separator: ".").dropLast().joined(separator: ".")
    }
    let counted = Dictionary(packages.map { ($0, 1) }, uniquingKeysWith: +)
    guard let package = counted.max(by: { ($0.value, $1.key) < ($1.value, $0.key) })?.key else {
      return nil
    }
    let edit = RegistryModule(interpreter, registered: registered).registration(
      of: "NewModel", module: package.isEmpty ? "new_model" : package + ".new_model")
    // A lone file is registered by whoever imports it; a package that imports nothing does not.
    return registered.count > 1 || (!package.isEmpty && edit?.afterLine != 0) ? edit : nil
  }

  /// The modules that `env.py` has imported; where no model is registered, they tell where to look.
  private var imported: [ModuleObject] {
    interpreter.loadedModules.filter { module in
      module.name != "env_py" && !excluded.contains { module.path?.hasPrefix($0 + "/") == true }
    }
  }

  /// The modules of the project in which these classes are written.
  private func modules(of types: [TypeObject]) -> [ModuleObject] {
    var seen: Set<ObjectIdentifier> = []
    return types.compactMap { type in
      guard let module = type.definingModule, module.path != nil,
        seen.insert(ObjectIdentifier(module)).inserted
      else { return nil }
      return module
    }
  }

  /// A file that may declare models, with the name under which the project would import it.
  private struct Candidate {
    var module: String
    var path: String
  }

  /// Files in the packages of modules that were imported, and beside them, that were not imported.
  private func candidates(
    _ source: any ProjectSource, beside imported: [ModuleObject]
  ) -> [Candidate] {
    let loaded = interpreter.loadedPaths
    var packages: [String: String] = [:]
    for module in imported {
      guard let path = module.path else { continue }
      var folder = Self.folder(of: path)
      var parts = module.name.split(separator: ".").map(String.init)
      if !path.hasSuffix("/__init__.py") { parts.removeLast() }
      // The outermost package that the module's name tells of.
      while parts.count > 1 {
        folder = Self.folder(of: folder)
        parts.removeLast()
      }
      packages[folder] = parts.joined(separator: ".")
    }
    var found: [Candidate] = []
    var count = 0
    for (folder, name) in packages.sorted(by: { $0.key < $1.key }) {
      visit(folder, name, source, loaded, &found, &count)
    }
    return found
  }

  private func visit(
    _ folder: String, _ package: String, _ source: any ProjectSource, _ loaded: Set<String>,
    _ found: inout [Candidate], _ count: inout Int
  ) {
    guard !excluded.contains(folder), let names = source.names(in: folder) else { return }
    for name in names where !name.hasPrefix(".") {
      guard count < Self.fileLimit else { return }
      let path = folder + "/" + name
      if name.hasSuffix(".py") {
        count += 1
        guard name != "__init__.py", !loaded.contains(path),
          let bytes = source.bytes(at: path), Self.mayDeclareModels(bytes)
        else { continue }
        let module = String(name.dropLast(3))
        let dotted = package.isEmpty ? module : package + "." + module
        if !found.contains(where: { $0.path == path }) {
          found.append(Candidate(module: dotted, path: path))
        }
      } else if !Self.skipped.contains(name), source.kind(at: path) == .directory,
        // Beside a module that is in no package lie other programs, not its parts.
        !package.isEmpty
      {
        visit(path, package + "." + name, source, loaded, &found, &count)
      }
    }
  }

  private static let skipped: Set<String> = [
    "__pycache__", "node_modules", "site-packages", "venv", "tests", "test", "versions",
  ]

  private static let marks = [
    "__tablename__", "table=True", "Table(", "Column(", "mapped_column(", ".Model)",
  ].map { Array($0.utf8) }

  private static func mayDeclareModels(_ bytes: [UInt8]) -> Bool {
    marks.contains { mark in
      var index = 0
      while index + mark.count <= bytes.count {
        if bytes[index] == mark[0], bytes[index..<(index + mark.count)].elementsEqual(mark) {
          return true
        }
        index += 1
      }
      return false
    }
  }

  private static func folder(of path: String) -> String {
    path.lastIndex(of: "/").map { String(path[..<$0]) } ?? ""
  }
}
