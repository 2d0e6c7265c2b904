import AlembicHistory
import ProjectFiles
import SystemPackage

/// A draft whose `revision` or `down_revision` is written by hand.
enum RevisionReparented: GuardRule {
  static let page = GuardPage(
    "revision-reparented", "Never write revision or down_revision by hand", reach: .everyone,
    why:
      "Ids are taken from the system's randomness and parents are computed from the whole history; "
      + "written by hand they fork it, or name what does not exist.",
    owner: .tool("generate_revision"),
    way:
      "For two heads, join them: generate_revision with mode merge. For a draft on the wrong parent, "
      + "delete the draft and create it anew: its body can be copied over.",
    forbidden: [
      .edit(
        "draft", replacing: "down_revision = '1a2b3c4d5e6f'", with: "down_revision = '0f0f0f0f0f0f'"
      ),
      .edit("draft", replacing: "revision = '2b3c4d5e6f1a'", with: "revision = 'a1b2c3d4e5f6'"),
      .command(
        "sed -i \"s/^down_revision = .*/down_revision = None/\" alembic/versions/3c4d5e6f1a2b_tags.py"
      ),
    ],
    allowed: [
      .edit("draft", replacing: "String(20)", with: "String(40)"),
      .edit("draft", replacing: "revision = '2b3c4d5e6f1a'", with: "revision = \"2b3c4d5e6f1a\""),
      .command("sed -i 's/String(20)/String(40)/' alembic/versions/3c4d5e6f1a2b_tags.py"),
    ])

  static func refusals(of deed: Deed, in scene: GuardScene) -> [Refusal] {
    guard case .change(let change, _) = deed, change.kind == .modify, scene.isRevision(change.path),
      scene.standing(change.path) == .draft, let before = change.before
    else { return [] }
    let name = scene.name(of: change.path)
    guard let after = change.after else {
      // The text afterwards is not known; the command tells whether it is about the ids.
      guard let command = change.command, namesIDs(command, change, before) else { return [] }
      return [Refusal(page, "\(name) would get another revision or down_revision.")]
    }
    let old = RevisionFile.read(contents: before, at: change.path, name: name)
    let new = RevisionFile.read(contents: after, at: change.path, name: name)
    guard let revision = old.revision.value else { return [] }
    if new.revision.value != revision {
      return [Refusal(page, "The revision of \(name) would no longer be \(revision).")]
    }
    if let parents = old.downRevision.value, new.downRevision.value != parents {
      let words = parents.isEmpty ? "None" : parents.joined(separator: ", ")
      return [Refusal(page, "The down_revision of \(name) would no longer be \(words).")]
    }
    return []
  }

  /// Whether a command is about the ids of a file: it says so, or names one beside the file's own path.
  private static func namesIDs(_ command: String, _ change: FileChange, _ before: [UInt8]) -> Bool {
    let text = command.replacing(change.path.lastComponent?.string ?? "", with: "")
    if text.contains("revision") { return true }
    let file = RevisionFile.read(contents: before, at: change.path, name: "")
    let ids = [file.revision.value].compactMap { $0 } + (file.downRevision.value ?? [])
    return ids.contains { text.contains($0) }
  }
}
