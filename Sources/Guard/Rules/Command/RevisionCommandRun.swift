/// `alembic revision` and `alembic merge`.
enum RevisionCommandRun: GuardRule {
  static let page = GuardPage(
    "revision-command", "Never create revisions with Alembic's own commands",
    reach: .thisExpert,
    why:
      "Autogenerate needs a database and imports the application, writes constraints without names "
      + "that no downgrade can drop, and takes whatever head it finds.",
    owner: .tool("generate_revision"),
    way:
      "generate_revision: mode autogenerate, empty, merge or data; the same on the command line: "
      + "alembic-expert revision, alembic-expert merge.",
    forbidden: [
      .command("alembic revision --autogenerate -m 'add tags'"),
      .command("poetry run alembic merge -m 'merge heads' heads"),
      .command("flask db migrate -m tags"),
    ],
    allowed: [
      .command("alembic-expert revision -m 'add tags' --autogenerate"),
      .command("alembic-expert merge -m 'merge heads'"),
    ])

  static func refusals(of deed: Deed, in scene: GuardScene) -> [Refusal] {
    guard case .command(let command) = deed else { return [] }
    if let code = PythonCode(command) {
      return code.alembicCommands.filter { ["revision", "merge", "migrate"].contains($0) }
        .map { Refusal(page, code.sentence(of: $0), isQuestion: code.isFile) }
    }
    guard let call = AlembicCall(command), !call.isHelp, let verb = call.verb,
      ["revision", "merge", "migrate"].contains(verb)
    else { return [] }
    return [Refusal(page, "\(call.text) would create a revision.")]
  }
}
