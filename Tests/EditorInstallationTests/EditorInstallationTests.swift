import AlembicHistory
import EditorInstallation
import Expert
import Foundation
import JSON
import SystemPackage
import Testing

/// Installing for a client and taking it away again, in a folder.
struct EditorInstallationTests {
  private let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "install-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  private func installation(_ client: EditorClient) -> EditorInstallation {
    let facts = InstallationFacts(
      instructions: "---\ndescription: x\napplyTo: 'alembic/**'\n---\n# Migrations\n",
      globs: ["alembic/**"], runner: Runner(prefix: "poetry run", evidence: "poetry.lock"),
      folder: folder.path())
    return EditorInstallation(client, facts, in: FilePath(folder.path()))
  }

  private func text(_ name: String) throws -> String {
    try String(contentsOf: folder.appending(path: name), encoding: .utf8)
  }

  /// Clients all of whose files lie in the project.
  private static let local = EditorClient.allCases.filter { $0 != .windsurf }

  @Test(arguments: local)
  func installIsIdempotentAndUninstallUndoesIt(_ client: EditorClient) throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let installation = installation(client)
    let first = try installation.install()
    #expect(first.allSatisfy { $0.outcome == .created })
    #expect(try installation.install().allSatisfy { $0.outcome == .unchanged })
    for result in first where result.file.hasSuffix(".json") {
      _ = try JSONValue(parsing: text(result.file))
    }
    #expect(first.allSatisfy { !$0.text.contains("{runner}") && !$0.text.contains("<runner>") })
    #expect(try installation.uninstall().allSatisfy { $0.outcome == .deleted })
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path()).isEmpty)
  }

  @Test func whatOthersWroteStays() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let settings =
      "{\n  // mine\n  \"hooks\": {\"PreToolUse\": [{\"matcher\": \"Bash\", \"hooks\": []}]}\n}\n"
    for (name, content) in [
      (".claude/settings.json", settings), (".claude/agents/alembic-expert.md", "My own agent.\n"),
      (".mcp.json", "{\"mcpServers\": {\"other\": {\"command\": \"x\"}}}\n"),
    ] {
      let path = folder.appending(path: name)
      try FileManager.default.createDirectory(
        at: path.deletingLastPathComponent(), withIntermediateDirectories: true)
      try content.write(to: path, atomically: true, encoding: .utf8)
    }
    let installation = installation(.claude)
    let results = try installation.install()
    #expect(results.first { $0.file.hasSuffix("agents/alembic-expert.md") }?.outcome == .left)
    #expect(try text(".claude/agents/alembic-expert.md") == "My own agent.\n")
    #expect(try text(".claude/settings.json").contains("// mine"))
    #expect(try text(".claude/settings.json").contains("alembic-expert hook"))
    _ = try installation.uninstall()
    #expect(try text(".claude/settings.json") == settings)
    #expect(try text(".mcp.json") == "{\"mcpServers\": {\"other\": {\"command\": \"x\"}}}\n")
    #expect(try text(".claude/agents/alembic-expert.md") == "My own agent.\n")
  }

  @Test func printingWritesNothing() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    #expect(try installation(.copilot).install(isPrinting: true).count > 5)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path()).isEmpty)
  }

  @Test func agentsHandOverInBothDirections() throws {
    for client in [EditorClient.claude, .copilot, .cursor] {
      let results = try installation(client).install(isPrinting: true)
      let agent = try #require(results.first { $0.purpose == "the agent" }?.text)
      for name in ["@backend-expert", "@git-github", "@version-bumper", "From it"] {
        #expect(agent.contains(name), "\(client): \(name)")
      }
    }
    try? FileManager.default.removeItem(at: folder)
  }

  /// `UPDATE_SNAPSHOTS=1` or `make snapshots` prints them again.
  @Test func publishedFilesArePrintedFromTheCode() throws {
    try? FileManager.default.removeItem(at: folder)
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    for file in Publication.files {
      let text = try String(contentsOf: root.appending(path: file.path), encoding: .utf8)
      #expect(text == file.text, "\(file.path) is out of date: run `make snapshots`")
    }
  }
}
