/// Code of services and endpoints.
enum ServiceCodeEdited: GuardRule {
  static let page = GuardPage(
    "service-code", "Never write service or API code", reach: .thisExpert,
    why: "The application's code belongs to whoever writes the application.",
    owner: .backend,
    way: "Say what the migration needs of the code, and let @backend-expert change it.",
    forbidden: [
      .edit("backend/api.py", replacing: "def users", with: "def people"),
      .create("backend/services/tags.py", "def tags():\n    return []\n"),
      .command("sed -i 's/users/people/' backend/api.py"),
    ],
    allowed: [
      .edit("alembic/env.py", replacing: "def run", with: "# runs\ndef run"),
      .command("python -m py_compile backend/api.py"),
    ])

  static func refusals(of deed: Deed, in scene: GuardScene) -> [Refusal] {
    guard case .change(let change, let area) = deed, area == .services else { return [] }
    return [Refusal(page, "\(scene.name(of: change.path)) is code of the application.")]
  }
}
