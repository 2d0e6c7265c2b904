import SystemPackage

/// A model that the registry does not import.
enum UnregisteredModel: GuardRule {
  static let page = GuardPage(
    "unregistered-model", "Never leave a model out of the registry", reach: .thisExpert,
    why:
      "Alembic sees only models that env.py imports: the table of one that is left out is never "
      + "created, or is taken for one to drop.",
    owner: .backend,
    way:
      "Add its import (and its __all__ entry) to the package that env.py imports; inspect_models "
      + "prints the lines. Such lines are always allowed. generate_revision and change_summary wait "
      + "until they are there.",
    forbidden: [
      .edit("backend/models/__init__.py", replacing: "from .user import User\n", with: ""),
      .edit(
        "backend/models/__init__.py", replacing: "from .user import User",
        with: "# from .user import User"),
    ],
    allowed: [
      .edit(
        "backend/models/__init__.py", replacing: "from .user import User",
        with: "from .user import Account, User"),
      .edit(
        "backend/models/__init__.py", replacing: "from .user import User",
        with: "from backend.models.user import User"),
    ])

  static func refusals(of deed: Deed, in scene: GuardScene) -> [Refusal] {
    guard case .change(let change, let area) = deed, area == .registry else { return [] }
    let name = scene.name(of: change.path)
    switch change.kind {
    case .delete: return [Refusal(page, "\(name) would go, and every import of a model with it.")]
    case .rename:
      return [Refusal(page, "\(name) would be moved away from where env.py imports it.")]
    case .create: return []
    case .modify: break
    }
    guard let before = change.before else { return [] }
    let registered = RegisteredNames.of(before)
    guard let after = change.after else {
      // The text afterwards is not known; the command tells whether it is about an import.
      let command = (change.command ?? "").replacing(change.path.string, with: "")
      let words = Set(command.split { !($0.isLetter || $0.isNumber || $0 == "_") }.map(String.init))
      let own = registered.union(RegisteredNames.modules(before)).union(["import"])
      guard !words.isDisjoint(with: own) else { return [] }
      return [Refusal(page, "\(name) might lose the import of a model.")]
    }
    let lost = registered.subtracting(RegisteredNames.of(after))
    guard !lost.isEmpty else { return [] }
    let words = lost.sorted().joined(separator: ", ")
    return [Refusal(page, "\(name) would no longer import \(words).")]
  }
}
