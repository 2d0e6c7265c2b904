/// Files of the environment.
enum EnvironmentFileEdited: GuardRule {
  static let page = GuardPage(
    "environment-file", "Never change .env files", reach: .thisExpert,
    why: "They hold secrets, and decide which database everything talks to.",
    owner: .person,
    way: "Tell which variable is missing, and let a person set it.",
    forbidden: [
      .create(".env", "DATABASE_NAME=app\n"),
      .command("echo DATABASE_HOST=prod >> .env.production"),
    ],
    allowed: [
      .command("DATABASE_NAME=scratch alembic-expert check"),
      .command("test -f .env"),
    ])

  static func refusals(of deed: Deed, in scene: GuardScene) -> [Refusal] {
    guard case .change(let change, let area) = deed, area == .environment else { return [] }
    return [Refusal(page, "\(scene.name(of: change.path)) is the environment's.")]
  }
}
