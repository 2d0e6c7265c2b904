import JSON

/// Zed: `context_servers` of the project's settings (zed.dev/docs/ai/mcp), and a part of `AGENTS.md`.
enum ZedFiles {
  static func all(_ facts: InstallationFacts) -> [InstalledFile] {
    [
      InstalledFile(
        ".zed/settings.json", "the server",
        .member(
          ["context_servers", "alembic-expert"],
          ["command": .string(facts.command), "args": ["serve"], "env": [:]])),
      InstalledFile(
        "AGENTS.md", "the agent and its instructions",
        .marked("## Alembic migrations\n\n\(AgentText.body)\(facts.rules.map { "\n\($0)" } ?? "")")),
    ]
  }
}
