import AlembicHistory
import ProjectFiles
import PythonSyntax
import Review
import SourceText
import SystemPackage

/// What a file of the project is, as far as its path and text tell.
enum ProjectArea: Equatable {
  /// The script folder, our settings, instructions for agents, documents.
  case own
  /// The package that imports the models, so that they count.
  case registry
  /// Models.
  case models
  /// Other Python.
  case services
  /// What a browser gets.
  case frontend
  /// `.env` and other files of the environment.
  case environment
  /// Files of Docker Compose.
  case compose
  /// Images, clusters, pipelines.
  case deployment
  /// `pyproject.toml` and others that hold a version.
  case metadata
  /// Anything else.
  case other
}

extension GuardScene {
  /// What a changed file is.
  func area(of change: FileChange) -> ProjectArea {
    let path = change.path
    let name = path.lastComponent?.string ?? ""
    let folders = self.name(of: path).split(separator: "/").dropLast().map { $0.lowercased() }
    if isInScriptFolder(path) || isSettings(path) { return .own }
    guard isOfProject(path) else { return .other }
    if FileReading.kind(of: path) == .directory { return area(ofFolder: path, folders + [name]) }
    if name == ".env" || name.hasPrefix(".env.") || name.hasSuffix(".env") || name == ".envrc" {
      return .environment
    }
    if name.hasSuffix(".yml") || name.hasSuffix(".yaml"),
      name.hasPrefix("docker-compose") || name.hasPrefix("compose.")
        || name.hasPrefix("podman-compose")
    {
      return .compose
    }
    if Self.isDeployment(name, folders) { return .deployment }
    if ["pyproject.toml", "setup.cfg", "setup.py", "package.json", "_version.py", "__version__.py"]
      .contains(name)
    {
      return name.hasSuffix(".json") && folders.contains("frontend") ? .frontend : .metadata
    }
    if name.hasSuffix(".py") || name.hasSuffix(".pyi") { return python(change) }
    let suffix = name.split(separator: ".").last.map { $0.lowercased() } ?? ""
    if Self.frontendSuffixes.contains(suffix)
      || folders.contains(where: Self.frontendFolders.contains)
    {
      return .frontend
    }
    return .other
  }

  /// What a folder is that goes or moves with all that it holds.
  private func area(ofFolder path: FilePath, _ names: [String]) -> ProjectArea {
    if registries.contains(where: { $0.starts(with: path) }) { return .registry }
    // A folder of no file: the names above it decide.
    if Self.isDeployment("", names) { return .deployment }
    if names.contains(where: { Self.frontendFolders.contains($0) }) { return .frontend }
    let entries = (try? FileReading.entries(of: path)) ?? []
    guard entries.contains(where: { $0.name.hasSuffix(".py") }) else { return .other }
    return names.contains("models") ? .models : .services
  }

  private static let frontendFolders: Set<String> = ["frontend", "webapp", "client", "ui"]

  private static let frontendSuffixes: Set<String> = [
    "ts", "tsx", "js", "jsx", "mjs", "vue", "svelte", "css", "scss", "less", "html", "astro",
  ]

  private static func isDeployment(_ name: String, _ folders: [String]) -> Bool {
    if name.hasPrefix("Dockerfile") || name.hasSuffix(".dockerfile") || name == "Containerfile" {
      return true
    }
    if name.hasSuffix(".tf") || name.hasSuffix(".tfvars") || name == "Chart.yaml"
      || name == "Procfile" || name == "fly.toml" || name == "nginx.conf" || name == "Jenkinsfile"
      || name == ".gitlab-ci.yml" || name.hasSuffix(".service")
    {
      return true
    }
    let places: Set<String> = [
      "k8s", "kubernetes", "helm", "charts", "terraform", "deploy", "deployment", "infra",
      "ansible",
    ]
    if folders.contains(where: places.contains) { return true }
    return folders.contains(".github") && folders.contains("workflows")
  }

  private func python(_ change: FileChange) -> ProjectArea {
    if registries.contains(change.path) { return .registry }
    let text = change.before ?? change.after ?? []
    // Tests belong to whoever writes the code that they test, and are no service.
    let isTest =
      name(of: change.path).split(separator: "/").contains { $0 == "tests" || $0 == "test" }
    if isTest { return .other }
    if Self.declaresModels(text) || Self.declaresModels(change.after ?? []) { return .models }
    let folder = change.path.removingLastComponent()
    if registries.contains(where: { $0.removingLastComponent() == folder }) { return .models }
    let folders = name(of: change.path).split(separator: "/").dropLast()
    return folders.contains("models") ? .models : .services
  }

  /// Whether a text maps a class or makes a table.
  private static func declaresModels(_ bytes: [UInt8]) -> Bool {
    guard !bytes.isEmpty else { return false }
    let source = RevisionSource(SourceFile(name: "", bytes: bytes))
    return source.calls.contains { call in
      switch call.name {
      case "sqlalchemy.Column", "sqlalchemy.orm.mapped_column", "sqlalchemy.Table", "db.Column",
        "sqlmodel.Field":
        true
      default: false
      }
    }
  }

  /// The packages of models that `env.py` imports: an `__init__.py` beside models.
  private var registries: [FilePath] { once.registries { readRegistries() } }

  private func readRegistries() -> [FilePath] {
    guard let project else { return [] }
    let path = project.alembic.scriptLocation.appending("env.py")
    guard let bytes = try? FileReading.bytes(of: path) else { return [] }
    let source = RevisionSource(SourceFile(name: "env.py", bytes: bytes))
    var modules: Set<String> = []
    for module in source.imports.values {
      modules.insert(module)
      if let dot = module.lastIndex(of: ".") { modules.insert(String(module[..<dot])) }
    }
    let root = FileReading.resolved(project.directory) ?? project.directory
    var roots = project.moduleRoots.map(\.folder) + [root, root.appending("src")]
    // `sys.path` changes of env.py name folders of the project.
    let walk = ExpressionWalk(source.tree)
    walk.statements(source.tree.body) { id in
      walk.expressions(of: id) { expression in
        guard let text = source.tree.stringConstant(expression), !text.isEmpty, text.count < 80,
          !text.contains("\n")
        else { return }
        let folder = root.pushing(FilePath(text)).lexicallyNormalized()
        if folder.starts(with: root), FileReading.kind(of: folder) == .directory {
          roots.append(folder)
        }
      }
      return true
    }
    var found: [FilePath] = []
    for module in modules.sorted() {
      let parts = module.split(separator: ".").map(String.init)
      for root in roots {
        let file = parts.reduce(root) { $0.appending($1) }.appending("__init__.py")
        guard let real = FileReading.resolved(file), !found.contains(real) else { continue }
        found.append(real)
      }
    }
    return found
  }
}
