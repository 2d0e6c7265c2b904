import ProjectFiles
import SystemPackage

/// An applied revision under another name.
enum AppliedRevisionRenamed: GuardRule {
  static let page = GuardPage(
    "applied-revision-renamed", "Never rename or move a revision that has been applied anywhere",
    reach: .everyone,
    why:
      "Its name is how people and other branches know it: the next merge brings the old file back, "
      + "and the id then stands twice.",
    owner: .person,
    way: "Leave its name. What the file says of itself stands in its message.",
    forbidden: [
      .rename("applied", to: "alembic/versions/1a2b3c4d5e6f_people.py"),
      .command("mv alembic/versions/1a2b3c4d5e6f_users.py alembic/versions/0001_users.py"),
      .command("git mv alembic/versions/1a2b3c4d5e6f_users.py old/"),
    ],
    allowed: [
      .rename("leaf", to: "alembic/versions/3c4d5e6f1a2b_better_name.py"),
      .command("mv alembic/versions/notes.txt docs/notes.txt"),
    ])

  static func refusals(of deed: Deed, in scene: GuardScene) -> [Refusal] {
    guard case .change(let change, _) = deed, case .rename(let target) = change.kind,
      change.before != nil, scene.isRevision(change.path)
    else { return [] }
    return scene.refusal(
      page, change.path, done: "would be moved to \(scene.name(of: target))")
  }
}
