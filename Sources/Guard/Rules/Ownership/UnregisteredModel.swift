import PythonSyntax
import Review
import SourceText

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
    guard case .change(let change, let area) = deed, area == .registry,
      let before = change.before, let after = change.after
    else { return [] }
    let lost = names(before).subtracting(names(after))
    guard !lost.isEmpty else { return [] }
    let words = lost.sorted().joined(separator: ", ")
    return [
      Refusal(page, "\(scene.name(of: change.path)) would no longer import \(words).")
    ]
  }

  private static func names(_ bytes: [UInt8]) -> Set<String> {
    Set(RevisionSource(SourceFile(name: "", bytes: bytes)).imports.keys)
  }
}
