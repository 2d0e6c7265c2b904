/// `alembic upgrade` on a database.
enum DatabaseUpgrade: GuardRule {
  static let page = GuardPage(
    "database-upgrade", "Never upgrade a database", reach: .everyone,
    why: "It changes the schema of whatever database the settings name, production included.",
    owner: .person,
    way: "After a review, run: {command}. The SQL of it: alembic-expert upgrade heads --sql.",
    forbidden: [
      .command("alembic upgrade head"),
      .command("cd backend && poetry run alembic -c alembic.ini upgrade +1"),
      .command("docker compose exec -T api alembic upgrade heads"),
      .command("python -c 'from alembic import command; command.upgrade(cfg, \"head\")'"),
      .command("FLASK_APP=app flask db upgrade"),
    ],
    allowed: [
      .command("alembic upgrade head --sql"),
      .command("poetry run alembic heads"),
      .command("echo alembic upgrade head"),
      .command("poetry run alembic upgrade --help"),
      .command("grep -rn 'alembic upgrade' docs"),
    ])

  static func refusals(of deed: Deed, in scene: GuardScene) -> [Refusal] {
    AlembicCall.refusals(of: ["upgrade"], deed, page)
  }
}

extension AlembicCall {
  /// The refusals of a command that runs one of these verbs on a database.
  static func refusals(of verbs: Set<String>, _ deed: Deed, _ page: GuardPage) -> [Refusal] {
    guard case .command(let command) = deed else { return [] }
    if let code = PythonCode(command) {
      return code.alembicCommands.filter(verbs.contains).map { verb in
        Refusal(
          page, code.sentence(of: verb),
          way: page.way.replacing("{command}", with: "{runner} \(verb)"), isQuestion: code.isFile)
      }
    }
    guard let call = AlembicCall(command), !call.isSQL, !call.isHelp else { return [] }
    guard call.isVerbKnown else {
      guard verbs.contains("upgrade") else { return [] }
      return [
        Refusal(
          page, "Which Alembic command this line runs is not known: \(call.text).",
          way: page.way.replacing("{command}", with: "{runner} upgrade heads"), isQuestion: true)
      ]
    }
    guard let verb = call.verb, verbs.contains(verb) else { return [] }
    let words = ([verb] + call.revisions).joined(separator: " ")
    let place =
      command.isElsewhere ? " by way of \(command.wrappers.first ?? "another machine")" : ""
    return [
      Refusal(
        page, "\(call.text) would run on a database\(place).",
        way: page.way.replacing("{command}", with: "{runner} \(words)"))
    ]
  }
}
