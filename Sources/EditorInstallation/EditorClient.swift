/// The clients that can be installed for: one file each, and a line here.
public enum EditorClient: String, Sendable, CaseIterable {
  /// Claude Code.
  case claude
  /// GitHub Copilot in VS Code, its command line and its coding agent.
  case copilot
  /// Cursor.
  case cursor
  /// Codex.
  case codex
  /// Gemini CLI.
  case gemini
  /// Zed.
  case zed
  /// Windsurf.
  case windsurf

  /// The files of the client.
  func files(_ facts: InstallationFacts) -> [InstalledFile] {
    switch self {
    case .claude: ClaudeFiles.all(facts)
    case .copilot: CopilotFiles.all(facts)
    case .cursor: CursorFiles.all(facts)
    case .codex: CodexFiles.all(facts)
    case .gemini: GeminiFiles.all(facts)
    case .zed: ZedFiles.all(facts)
    case .windsurf: WindsurfFiles.all(facts)
    }
  }

  /// What is left for the person to do.
  public var next: String {
    switch self {
    case .claude: "Start Claude Code in the project and allow the server alembic-expert."
    case .copilot: "Open .vscode/mcp.json in VS Code and start the server alembic-expert."
    case .cursor: "Enable the server alembic-expert in Cursor's settings, under MCP."
    case .codex:
      "Trust the project in Codex. Codex has no hook that can stop an action: what is refused is "
        + "refused by the tools and by check_action only."
    case .gemini: "Start Gemini CLI in the project; /mcp lists the server alembic-expert."
    case .zed:
      "Zed asks whether the project's servers may run. It has no hook that can stop an action: what is "
        + "refused is refused by the tools and by check_action only."
    case .windsurf:
      "Refresh the servers in Windsurf. It has no hook that can stop an action: what is refused is "
        + "refused by the tools and by check_action only."
    }
  }
}
