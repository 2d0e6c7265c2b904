/// Code of models.
enum ModelCodeEdited: GuardRule {
  static let page = GuardPage(
    "model-code", "Never write model code", reach: .thisExpert,
    why:
      "Models belong to whoever writes the application; the migration follows them. Import lines "
      + "and __all__ of the package that registers the models are allowed.",
    owner: .backend,
    way:
      "Describe the wanted column or table to @backend-expert; then inspect_models and "
      + "generate_revision make the migration of it.",
    forbidden: [
      .edit("backend/models/user.py", replacing: "name = Column", with: "full_name = Column"),
      .create("backend/models/tag.py", "class Tag(Base):\n    pass\n"),
      .edit(
        "backend/models/__init__.py", replacing: "from .user import User",
        with: "from .user import User\nDEFAULT = 3"),
      .command("sed -i 's/name/title/' backend/models/user.py"),
    ],
    allowed: [
      .edit(
        "backend/models/__init__.py", replacing: "from .user import User",
        with: "from .user import User\nfrom .tag import Tag"),
      .edit(
        "backend/models/__init__.py", replacing: "__all__ = ['User']",
        with: "__all__ = ['User', 'Tag']"),
      .command("cat backend/models/user.py"),
    ])

  static func refusals(of deed: Deed, in scene: GuardScene) -> [Refusal] {
    guard case .change(let change, let area) = deed else { return [] }
    switch area {
    case .models: break
    case .registry:
      if let after = change.after,
        RegistryEdit.onlyRegisters(before: change.before ?? [], after: after)
      {
        return []
      }
    default: return []
    }
    return [Refusal(page, "\(scene.name(of: change.path)) is code of models.")]
  }
}
