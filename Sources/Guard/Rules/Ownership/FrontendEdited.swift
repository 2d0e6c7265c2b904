/// Code of the frontend.
enum FrontendEdited: GuardRule {
  static let page = GuardPage(
    "frontend-code", "Never write frontend code", reach: .thisExpert,
    why: "What a browser gets has nothing to do with migrations.",
    owner: .agent("@frontend-expert"),
    way: "Leave it to the frontend's own agent, or to a person.",
    forbidden: [
      .create("frontend/src/App.tsx", "export {}\n"),
      .command("sed -i 's/a/b/' frontend/src/index.css"),
    ],
    allowed: [
      .create("docs/tags.md", "Tags.\n"),
      .command("ls frontend/src"),
    ])

  static func refusals(of deed: Deed, in scene: GuardScene) -> [Refusal] {
    guard case .change(let change, let area) = deed, area == .frontend else { return [] }
    return [Refusal(page, "\(scene.name(of: change.path)) is code of the frontend.")]
  }
}
