import AlembicHistory

/// Alembic outside of the project's environment.
enum AlembicOutsideRunner: GuardRule {
  static let page = GuardPage(
    "alembic-outside-runner", "Never run Alembic outside of the project's own environment",
    reach: .thisExpert,
    why:
      "Another Python may have other versions of Alembic, SQLAlchemy and the project's packages, or "
      + "none.",
    owner: .person,
    way: "Put the project's runner in front: {runner} COMMAND.",
    forbidden: [
      .command("alembic history"),
      .command("python -m alembic heads"),
      .command("/usr/bin/alembic current"),
    ],
    allowed: [
      .command("poetry run alembic history"),
      .command("poetry run python -m alembic heads"),
      .command("alembic-expert history"),
    ])

  static func refusals(of deed: Deed, in scene: GuardScene) -> [Refusal] {
    guard case .command(let command) = deed, let call = AlembicCall(command), !call.isHelp,
      let prefix = scene.project?.runner.prefix, !prefix.isEmpty, !command.isElsewhere,
      !command.wrappers.contains(where: { $0 == prefix || $0.hasPrefix(prefix + " ") })
    else { return [] }
    return [Refusal(page, "\(call.text) would run outside of `\(prefix)`.")]
  }
}
