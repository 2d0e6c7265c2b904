import ExpertTools
import JSON

/// GitHub Copilot: VS Code's server list, agents, prompts, instructions and hooks under `.github`
/// (code.visualstudio.com/docs/copilot, docs.github.com/copilot/reference/hooks-configuration).
enum CopilotFiles {
  static func all(_ facts: InstallationFacts) -> [InstalledFile] {
    [
      InstalledFile(
        ".vscode/mcp.json", "the server",
        .member(
          ["servers", "alembic-expert"],
          [
            "type": "stdio", "command": .string(facts.command),
            "args": ["serve", "--project", "${workspaceFolder}"],
          ])),
      InstalledFile(
        ".github/hooks/alembic-expert.json", "the hook", .needed(["version"], 1),
        .element(
          ["hooks", "preToolUse"],
          [
            "type": "command", "bash": .string("\(facts.command) hook"), "cwd": ".",
            "timeoutSec": 10,
          ])),
      InstalledFile(".github/agents/alembic-expert.agent.md", "the agent", .whole(agent)),
    ]
      + ExpertPrompts.all.map { prompt in
        InstalledFile(
          ".github/prompts/\(prompt.name).prompt.md", "a workflow",
          .whole(
            """
            ---
            description: \(CommandFiles.quoted(prompt.description))
            agent: alembic-expert
            ---
            \(CommandFiles.mark)
            \(CommandFiles.text(prompt, facts))
            """))
      }
      + (facts.instructions.map { text in
        [
          InstalledFile(
            ".github/instructions/alembic.instructions.md", "instructions for this project",
            .whole(text + CommandFiles.mark))
        ]
      } ?? [])
  }

  static var agent: String {
    var lines = [
      "---", "name: \(AgentText.title)",
      "description: \(CommandFiles.quoted(AgentText.description))",
      "tools: ['read', 'search', 'edit', 'alembic-expert/*']", "handoffs:",
    ]
    for handOver in AgentText.handOvers {
      lines += [
        "  - label: \(handOver.label)", "    agent: \(handOver.agent)",
        "    prompt: \(handOver.prompt)", "    send: false",
      ]
    }
    return (lines + ["---", CommandFiles.mark, AgentText.body]).joined(separator: "\n")
  }
}
