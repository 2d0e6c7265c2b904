import ExpertTools
import JSON

/// Cursor: `.cursor/mcp.json`, hooks, commands and rules (cursor.com/docs).
enum CursorFiles {
  static func all(_ facts: InstallationFacts) -> [InstalledFile] {
    let hook: JSONValue = ["command": .string("\(facts.command) hook")]
    return [
      InstalledFile(
        ".cursor/mcp.json", "the server",
        .member(["mcpServers", "alembic-expert"], CommandFiles.server(facts))),
      InstalledFile(
        ".cursor/hooks.json", "the hook", .needed(["version"], 1),
        .element(["hooks", "beforeShellExecution"], hook),
        .element(
          ["hooks", "preToolUse"],
          [
            "command": .string("\(facts.command) hook"),
            "matcher": "Write|StrReplace|Edit|TabWrite|Delete",
          ])),
      InstalledFile(
        ".cursor/agents/alembic-expert.md", "the agent",
        .whole(
          """
          ---
          name: alembic-expert
          description: \(CommandFiles.quoted(AgentText.description))
          model: inherit
          ---
          \(CommandFiles.mark)
          \(AgentText.body)
          """)),
    ]
      + ExpertPrompts.all.map { prompt in
        InstalledFile(
          ".cursor/commands/\(prompt.name).md", "a workflow",
          .whole(CommandFiles.mark + "\n" + CommandFiles.text(prompt, facts)))
      }
      + (facts.rules.map { rules in
        [
          InstalledFile(
            ".cursor/rules/alembic.mdc", "instructions for this project",
            .whole(
              "---\ndescription: Rules for the Alembic migrations of this project\nglobs: "
                + "\(facts.globs.joined(separator: ","))\nalwaysApply: false\n---\n"
                + CommandFiles.mark + rules))
        ]
      } ?? [])
  }
}
