import JSON

/// Codex: a table of `.codex/config.toml`, and a part of `AGENTS.md`.
enum CodexFiles {
  static func all(_ facts: InstallationFacts) -> [InstalledFile] {
    [
      InstalledFile(
        ".codex/config.toml", "the server",
        .table(
          "mcp_servers.alembic-expert",
          """
          [mcp_servers.alembic-expert]
          command = \(JSONValue.string(facts.command).compact)
          args = ["serve"]

          """)),
      InstalledFile(
        "AGENTS.md", "the agent and its instructions",
        .marked("## Alembic migrations\n\n\(AgentText.body)\(facts.rules.map { "\n\($0)" } ?? "")")),
    ]
  }
}
