import AlembicHistory
import SystemPackage

/// A draft that others stand on.
enum DraftInUseDeleted: GuardRule {
  static let page = GuardPage(
    "draft-in-use-deleted", "Never delete a revision that others stand on", reach: .everyone,
    why:
      "Its children name it as their parent, or depend on it: without it Alembic cannot load the "
      + "history at all.",
    owner: .person,
    way: "Delete the newest one first, and only drafts; or undo its effect in a new revision.",
    forbidden: [
      .delete("draft"),
      .command("rm alembic/versions/2b3c4d5e6f1a_orders.py"),
    ],
    allowed: [
      .delete("leaf"),
      .command("rm alembic/versions/3c4d5e6f1a2b_tags.py"),
    ])

  static func refusals(of deed: Deed, in scene: GuardScene) -> [Refusal] {
    guard case .change(let change, _) = deed, change.before != nil, scene.isRevision(change.path)
    else { return [] }
    switch change.kind {
    case .delete: break
    case .rename(let target) where !scene.isRevision(target): break
    default: return []
    }
    guard case .draft = scene.standing(change.path) else { return [] }
    let files = scene.files
    guard let own = files.first(where: { $0.path == change.path })?.revision.value else {
      return []
    }
    let users = files.filter { file in
      file.path != change.path
        && ((file.downRevision.value ?? []) + (file.dependsOn.value ?? [])).contains {
          own == $0 || $0.count >= 4 && own.hasPrefix($0)
        }
    }
    guard !users.isEmpty else { return [] }
    return [
      Refusal(
        page,
        "\(scene.name(of: change.path)) would be deleted, and \(users.map(\.name).joined(separator: ", ")) "
          + "\(users.count == 1 ? "stands" : "stand") on it.")
    ]
  }
}
