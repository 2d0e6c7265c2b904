import AlembicHistory
import Foundation
import Guard
import ProjectFiles
import SystemPackage

/// A small project for the examples of the catalogue: an applied revision, a draft with a child, a
/// draft without, models with their registry, and what belongs to others.
struct GuardedProject {
  let folder: FilePath

  /// Makes it, with further files, which replace those of the same name.
  init(adding others: [(String, String)] = []) throws {
    let url = FileManager.default.temporaryDirectory.appending(path: "guard-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    folder = FileReading.resolved(FilePath(url.path())) ?? FilePath(url.path())
    for (name, text) in Self.files + others {
      let path = url.appending(path: name)
      try FileManager.default.createDirectory(
        at: path.deletingLastPathComponent(), withIntermediateDirectories: true)
      try text.write(to: path, atomically: false, encoding: .utf8)
    }
  }

  func remove() { try? FileManager.default.removeItem(atPath: folder.string) }

  /// The scene as one agent sees it.
  func scene(isOwnAgent: Bool) throws -> GuardScene {
    let project = try ProjectLocator.project(ProjectRequest(currentDirectory: folder))
    return GuardScene(folder: folder, project: project, isOwnAgent: isOwnAgent) { path in
      path.lastComponent?.string.hasPrefix("1a2b") == true
        ? .applied("it is in the lock file") : .draft
    }
  }

  /// The path of an example: a short name for a revision, or a path below the project.
  func path(_ name: String) -> FilePath {
    folder.pushing(FilePath(Self.names[name] ?? name)).lexicallyNormalized()
  }

  /// What an example does.
  func action(_ example: ActionExample) throws -> Action {
    switch example {
    case .command(let line): return .command(line)
    case .create(let name, let text):
      return .changes([FileChange(path(name), .create, after: Array(text.utf8))])
    case .edit(let name, let old, let new):
      let text = try String(contentsOfFile: path(name).string, encoding: .utf8)
      guard text.contains(old) else { throw MissingText(name: name, text: old) }
      let after = text.replacingOccurrences(of: old, with: new)
      return .changes([FileChange(path(name), .modify, after: Array(after.utf8))])
    case .delete(let name): return .changes([FileChange(path(name), .delete)])
    case .rename(let name, let target):
      return .changes([FileChange(path(name), .rename(to: path(target)))])
    }
  }

  struct MissingText: Error { let name: String, text: String }

  private static let names = [
    "applied": "alembic/versions/1a2b3c4d5e6f_users.py",
    "draft": "alembic/versions/2b3c4d5e6f1a_orders.py",
    "leaf": "alembic/versions/3c4d5e6f1a2b_tags.py",
  ]

  static func revision(_ id: String, _ parent: String?, table: String, length: Int)
    -> String
  {
    """
    from alembic import op
    import sqlalchemy as sa

    revision = '\(id)'
    down_revision = \(parent.map { "'\($0)'" } ?? "None")


    def upgrade():
        op.create_table('\(table)', sa.Column('name', sa.String(\(length)), nullable=False))


    def downgrade():
        op.drop_table('\(table)')

    """
  }

  private static let files: [(String, String)] = [
    ("alembic.ini", "[alembic]\nscript_location = alembic\n"),
    (
      "alembic/env.py",
      """
      from alembic import context
      from backend.models import Base

      target_metadata = Base.metadata
      FOREIGN = {'langchain_pg_embedding'}


      def include_name(name, type_, parent_names):
          return type_ != 'table' or name not in FOREIGN


      def run():
          context.configure(target_metadata=target_metadata, include_name=include_name)
          context.run_migrations()


      run()

      """
    ),
    (
      "alembic/versions/1a2b3c4d5e6f_users.py",
      revision("1a2b3c4d5e6f", nil, table: "users", length: 50)
    ),
    (
      "alembic/versions/2b3c4d5e6f1a_orders.py",
      revision("2b3c4d5e6f1a", "1a2b3c4d5e6f", table: "orders", length: 20)
    ),
    (
      "alembic/versions/3c4d5e6f1a2b_tags.py",
      revision("3c4d5e6f1a2b", "2b3c4d5e6f1a", table: "tags", length: 20)
    ),
    ("alembic/versions/notes.txt", "notes\n"),
    ("alembic-expert.lock", "1a2b3c4d5e6f\n"),
    ("poetry.lock", "content-hash\n"),
    ("pyproject.toml", "[tool.poetry]\nname = \"app\"\nversion = \"1.0.0\"\n"),
    (
      "backend/models/__init__.py",
      "from .base import Base\nfrom .user import User\n\n__all__ = ['User']\n"
    ),
    (
      "backend/models/base.py",
      "from sqlalchemy.orm import declarative_base\nBase = declarative_base()\n"
    ),
    (
      "backend/models/user.py",
      """
      from sqlalchemy import Column, String

      from .base import Base


      class User(Base):
          __tablename__ = 'users'
          name = Column(String(50), primary_key=True)

      """
    ),
    ("backend/api.py", "def users():\n    return []\n"),
    ("docker-compose.yml", "services:\n  db:\n    image: postgres:15\n"),
    ("frontend/src/index.css", "a {}\n"),
    (
      "Makefile",
      "HEAD = heads\nmigrate: lint\n\t@poetry run alembic upgrade $(HEAD)\nlint:\n\tpoetry run alembic check\n"
    ),
    ("scripts/deploy.sh", "#!/bin/sh\nset -e\npoetry run alembic upgrade head\n"),
    ("scripts/schema.sql", "ALTER TABLE users ADD COLUMN age integer;\n"),
  ]
}
