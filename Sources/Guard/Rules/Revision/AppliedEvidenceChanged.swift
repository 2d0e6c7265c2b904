import AlembicHistory
import SystemPackage

/// What tells which revisions are applied: settings, git's own files, the hook itself.
enum AppliedEvidenceChanged: GuardRule {
  static let page = GuardPage(
    "applied-evidence-changed", "Never change what tells that revisions are applied",
    reach: .everyone,
    why:
      "With another applied_ref, another script_location, without the repository or without the hook, "
      + "an applied revision looks like a draft, and nothing protects it any more.",
    owner: .person,
    way:
      "Ask the person who looks after the repository: they change the setting, or take the hook away "
      + "with alembic-expert uninstall.",
    forbidden: [
      .create("alembic-expert.toml", "applied_ref = \"empty\"\n"),
      .edit(
        "alembic.ini", replacing: "script_location = alembic", with: "script_location = elsewhere"),
      .command("rm -rf .git"),
      .command("alembic-expert uninstall claude"),
    ],
    allowed: [
      .edit(
        "alembic.ini", replacing: "script_location = alembic",
        with: "script_location = alembic\nfile_template = %%(rev)s_%%(slug)s"),
      .command("grep applied_ref pyproject.toml"),
      .command("ls .git"),
      .command("alembic-expert install claude --print"),
    ])

  private static let settings = ["applied_ref", "script_location", "version_locations"]

  static func refusals(of deed: Deed, in scene: GuardScene) -> [Refusal] {
    switch deed {
    case .command(let command):
      guard command.program == "alembic-expert", !command.has("--help", "-h"),
        command.operands().first?.text == "uninstall"
      else { return [] }
      return [Refusal(page, "alembic-expert uninstall would take the hook away.")]
    case .change(let change, _):
      let name = change.path.lastComponent?.string ?? ""
      if name == ".git" {
        switch change.kind {
        case .delete, .rename: break
        default: return []
        }
        guard scene.isOfProject(change.path) else { return [] }
        return [Refusal(page, "The repository would be gone: \(scene.name(of: change.path)).")]
      }
      guard
        ["alembic-expert.toml", "pyproject.toml"].contains(name) || scene.isSettings(change.path),
        scene.isOfProject(change.path)
      else { return [] }
      return changed(change, scene)
    }
  }

  /// The settings that would have another value.
  private static func changed(_ change: FileChange, _ scene: GuardScene) -> [Refusal] {
    let name = scene.name(of: change.path)
    if change.kind == .delete { return [] }
    guard let after = change.after else {
      let command = change.command ?? ""
      return settings.filter(command.contains).map {
        Refusal(page, "\($0) in \(name) would be changed.", isQuestion: true)
      }
    }
    return settings.compactMap { setting in
      let old = value(of: setting, in: change.before ?? [])
      let new = value(of: setting, in: after)
      guard old != new, new != nil || setting == "applied_ref" else { return nil }
      // A new project gets its first settings.
      if setting != "applied_ref", old == nil { return nil }
      return Refusal(
        page,
        "\(setting) in \(name) would be "
          + (new.map { "changed\(old.map { " from \($0)" } ?? "") to \($0)." } ?? "taken out."))
    }
  }

  /// What a line of an ini or TOML file gives a setting.
  private static func value(of setting: String, in bytes: [UInt8]) -> String? {
    for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n") {
      let text = line.drop(while: \.isWhitespace)
      guard text.hasPrefix(setting) else { continue }
      let rest = text.dropFirst(setting.count).drop(while: \.isWhitespace)
      guard let mark = rest.first, mark == "=" || mark == ":" else { continue }
      return String(rest.dropFirst().filter { !$0.isWhitespace })
    }
    return nil
  }
}
