import ExpertTools
import JSON

/// Claude Code: `.mcp.json`, `.claude/settings.json`, agents and commands (code.claude.com/docs/en).
enum ClaudeFiles {
  static func all(_ facts: InstallationFacts) -> [InstalledFile] {
    [
      InstalledFile(
        ".mcp.json", "the server",
        .member(["mcpServers", "alembic-expert"], CommandFiles.server(facts))),
      InstalledFile(
        ".claude/settings.json", "the hook", .element(["hooks", "PreToolUse"], hook(facts.command))),
      InstalledFile(".claude/agents/alembic-expert.md", "the agent", .whole(agent)),
    ]
      + ExpertPrompts.all.map { prompt in
        InstalledFile(
          ".claude/commands/\(prompt.name).md", "a workflow", .whole(command(prompt, facts)))
      }
      + (facts.rules.map { rules in
        [
          InstalledFile(
            ".claude/rules/alembic.md", "instructions for this project",
            .whole(
              "---\npaths:\n\(facts.globs.map { "  - \"\($0)\"\n" }.joined())---\n\(CommandFiles.mark)\(rules)"
            ))
        ]
      } ?? [])
  }

  /// An entry of `PreToolUse`.
  static func hook(_ command: String) -> JSONValue {
    [
      "matcher": "Bash|Edit|Write|MultiEdit|NotebookEdit",
      "hooks": [["type": "command", "command": .string("\(command) hook"), "timeout": 10]],
    ]
  }

  static var agent: String {
    """
    ---
    name: alembic-expert
    description: \(CommandFiles.quoted(AgentText.description))
    model: inherit
    ---
    \(CommandFiles.mark)
    \(AgentText.body)
    """
  }

  static func command(_ prompt: PromptText, _ facts: InstallationFacts) -> String {
    """
    ---
    description: \(CommandFiles.quoted(prompt.description))
    ---
    \(CommandFiles.mark)
    \(CommandFiles.text(prompt, facts))
    """
  }
}
