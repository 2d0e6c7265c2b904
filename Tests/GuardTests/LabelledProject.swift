import Foundation
import SystemPackage

/// The files of the project that the labelled actions are about, beside those of `GuardedProject`.
enum LabelledProject {
  static func make() throws -> GuardedProject {
    let project = try GuardedProject(adding: files)
    try FileManager.default.createSymbolicLink(
      atPath: project.path("latest.py").string,
      withDestinationPath: "alembic/versions/1a2b3c4d5e6f_users.py")
    return project
  }

  /// A second branch of which one revision depends on the other, recipes and scripts that hide commands,
  /// and files that others look after.
  private static let files: [(String, String)] = [
    (
      "alembic/versions/4d5e6f1a2b3c_reports.py",
      GuardedProject.revision("4d5e6f1a2b3c", "1a2b3c4d5e6f", table: "reports", length: 20)
    ),
    (
      "alembic/versions/5e6f1a2b3c4d_events.py",
      GuardedProject.revision("5e6f1a2b3c4d", "1a2b3c4d5e6f", table: "events", length: 20)
        .replacingOccurrences(
          of: "\n\n\ndef upgrade", with: "\ndepends_on = '4d5e6f1a2b3c'\n\n\ndef upgrade")
    ),
    (
      "Makefile",
      """
      HEAD = head
      migrate: lint
      \t@poetry run alembic upgrade $(HEAD)
      lint:
      \tpoetry run alembic check
      rollback:
      \tcd backend/.. && \\
      \tpoetry run alembic downgrade -1
      revision:
      \tpoetry run alembic revision --autogenerate -m "$(MESSAGE)"
      commit: lint
      \tgit commit -a
      test:
      \tpoetry run pytest

      """
    ),
    ("scripts/commit.sh", "#!/bin/sh\nset -e\ngit commit -am update\n"),
    (
      "scripts/migrate.py",
      """
      #!/usr/bin/env python3
      import sys

      from alembic import command
      from alembic.config import Config


      def main(argv):
          config = Config('alembic.ini')
          if argv[0] == 'up':
              command.upgrade(config, 'head')
          elif argv[0] == 'plan':
              command.upgrade(config, 'head', sql=True)


      main(sys.argv[1:])
      """
    ),
    (
      "scripts/reset.py",
      """
      import subprocess

      subprocess.run(['poetry', 'run', 'alembic', 'downgrade', 'base'], check=True)
      """
    ),
    ("scripts/count.py", "from app import users\n\nprint(users.count())\n"),
    (
      "package.json",
      """
      {
        "scripts": {
          "lint": "poetry run alembic check",
          "migrate": "poetry run alembic upgrade head",
          "rollback": "cd . && poetry run alembic downgrade -1"
        }
      }
      """
    ),
    (
      "pyproject.toml",
      """
      [tool.poetry]
      name = "app"
      version = "1.0.0"

      [tool.poe.tasks]
      upgrade = "poetry run alembic upgrade head"

      """
    ),
    (".git/HEAD", "ref: refs/heads/main\n"),
    ("alembic/README", "notes\n"),
    ("docs/note.md", "old\n"),
    ("docs/versions/index.md", "versions\n"),
    ("backend/services/users.py", "def count():\n    return 1\n"),
    ("frontend/src/App.tsx", "export const App = () => null\n"),
    (".env", "DATABASE_NAME=app\n"),
    (".env.example", "DATABASE_NAME=\n"),
    ("Dockerfile", "FROM python:3.12\n"),
    ("deploy/app.yaml", "kind: Deployment\nreplicas: 1\n"),
    (".github/workflows/ci.yml", "jobs:\n  test: {}\n"),
  ]
}
