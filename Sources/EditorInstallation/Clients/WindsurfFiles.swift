import ExpertTools
import JSON

/// Windsurf: the user's list of servers, and a rule of the project.
enum WindsurfFiles {
  static func all(_ facts: InstallationFacts) -> [InstalledFile] {
    [
      InstalledFile(
        ".codeium/windsurf/mcp_config.json", in: .user, "the server, which is the user's",
        .member(
          ["mcpServers", "alembic-expert"],
          CommandFiles.server(facts, facts.folder.map { ["--project", $0] } ?? []))),
      InstalledFile(
        ".windsurf/rules/alembic.md", "the agent and its instructions",
        .whole(
          "---\ntrigger: glob\nglobs: \(facts.globs.joined(separator: ","))\n---\n"
            + CommandFiles.mark + AgentText.body + (facts.rules.map { "\n\($0)" } ?? ""))),
    ]
      + ExpertPrompts.all.map { prompt in
        InstalledFile(
          ".windsurf/workflows/\(prompt.name).md", "a workflow",
          .whole(
            "---\ndescription: \(CommandFiles.quoted(prompt.description))\n---\n\(CommandFiles.mark)\n"
              + CommandFiles.text(prompt, facts)))
      }
  }
}
