/// Git and GitHub's command line.
enum GitRun: GuardRule {
  static let page = GuardPage(
    "git", "Never run git or gh", reach: .thisExpert,
    why: "Branches, commits and pull requests belong to one agent, which signs and words them.",
    owner: .git,
    way:
      "change_summary prepares the hand-over: type, scope, description, files. What is committed is "
      + "read from git's files, without git.",
    forbidden: [
      .command("git status"),
      .command("cd alembic && git add . && git commit -m 'feat(alembic): tags'"),
      .command("bash -c \"gh pr create --fill\""),
      .command("echo $(git rev-parse --abbrev-ref HEAD)"),
    ],
    allowed: [
      .command("echo 'git commit'"),
      .command("ls .git"),
      .command("cat .gitignore"),
    ])

  private static let programs: Set<String> = [
    "git", "gh", "hub", "git-lfs", "tig", "lazygit", "glab", "gitk", "git-cliff", "jj",
  ]

  static func refusals(of deed: Deed, in scene: GuardScene) -> [Refusal] {
    guard case .command(let command) = deed else { return [] }
    guard programs.contains(command.program) || command.program.hasPrefix("git-") else { return [] }
    return [Refusal(page, "\(command.text) would run \(command.program).")]
  }
}
