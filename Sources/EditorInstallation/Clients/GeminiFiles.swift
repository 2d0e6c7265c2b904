import ExpertTools
import JSON

/// Gemini CLI: `.gemini/settings.json`, commands, and a part of `GEMINI.md` (geminicli.com/docs).
enum GeminiFiles {
  static func all(_ facts: InstallationFacts) -> [InstalledFile] {
    [
      InstalledFile(
        ".gemini/settings.json", "the server and the hook",
        .member(["mcpServers", "alembic-expert"], CommandFiles.server(facts)),
        .element(
          ["hooks", "BeforeTool"],
          [
            "matcher": "run_shell_command|write_file|replace",
            "hooks": [
              [
                "name": "alembic-expert", "type": "command",
                "command": .string("\(facts.command) hook"), "timeout": 10000,
              ]
            ],
          ])),
      InstalledFile(
        "GEMINI.md", "the agent and its instructions",
        .marked("## Alembic migrations\n\n\(AgentText.body)\(facts.rules.map { "\n\($0)" } ?? "")")),
    ]
      + ExpertPrompts.all.map { prompt in
        InstalledFile(
          ".gemini/commands/\(prompt.name).toml", "a workflow",
          .whole(
            """
            # Written by alembic-expert install; uninstall takes it away.
            description = \(JSONValue.string(prompt.description).compact)
            prompt = \(JSONValue.string(CommandFiles.text(prompt, facts)).compact)

            """))
      }
  }
}
