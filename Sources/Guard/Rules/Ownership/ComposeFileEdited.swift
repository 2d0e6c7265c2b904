/// Files of Docker Compose.
enum ComposeFileEdited: GuardRule {
  static let page = GuardPage(
    "compose-file", "Never change Docker Compose files", reach: .thisExpert,
    why: "Services and their databases are configuration of the application.",
    owner: .person,
    way: "Say what the migration needs of the services, and let a person change them.",
    forbidden: [
      .create("docker-compose.yaml", "services: {}\n"),
      .command("sed -i 's/15/16/' docker-compose.yml"),
    ],
    allowed: [
      .command("cat docker-compose.yaml"),
      .create("docs/compose.md", "Compose.\n"),
    ])

  static func refusals(of deed: Deed, in scene: GuardScene) -> [Refusal] {
    guard case .change(let change, let area) = deed, area == .compose else { return [] }
    return [Refusal(page, "\(scene.name(of: change.path)) is configuration of the services.")]
  }
}
