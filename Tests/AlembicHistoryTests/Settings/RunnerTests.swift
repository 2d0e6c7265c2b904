import Testing

@testable import AlembicHistory

@Suite struct RunnerTests {
  static let base = ["alembic.ini": "[alembic]\nscript_location = alembic\n", "alembic/": ""]

  @Test(arguments: [
    ("poetry.lock", "", "poetry run"), ("uv.lock", "", "uv run"), ("pdm.lock", "", "pdm run"),
    ("Pipfile", "", "pipenv run"), ("hatch.toml", "", "hatch run"),
    ("pyproject.toml", "[tool.poetry]\nname = \"x\"\n", "poetry run"),
    ("pyproject.toml", "[tool.uv]\n", "uv run"),
    ("pyproject.toml", "[tool.hatch.envs.default]\n", "hatch run"),
    ("pyproject.toml", "[tool.hatch.build]\n", ""),
    ("pyproject.toml", "[build-system]\nbuild-backend = \"pdm.backend\"\n", "pdm run"),
    (
      "pyproject.toml", "[build-system]\nbuild-backend = \"poetry.core.masonry.api\"\n",
      "poetry run"
    ),
    ("pyproject.toml", "[build-system]\nbuild-backend = \"uv_build\"\n", "uv run"),
    ("requirements.txt", "alembic\n", ""),
  ])
  func knowsTheProjectsTool(file: String, text: String, prefix: String) throws {
    let tree = try ProjectTree(Self.base.merging([file: text]) { $1 })
    let runner = try tree.locate().runner
    #expect(runner.prefix == prefix)
    let expected = prefix.isEmpty ? "alembic upgrade head" : "\(prefix) alembic upgrade head"
    #expect(runner.command("upgrade head") == expected)
  }

  @Test func prefersTheNearestFolder() throws {
    let tree = try ProjectTree([
      "uv.lock": "", "app/poetry.lock": "", "app/alembic/": "",
      "app/alembic.ini": "[alembic]\nscript_location = alembic\n",
    ])
    #expect(try tree.locate("app").runner.prefix == "poetry run")
  }

  @Test func takesTheSettingBeforeWhatItDetects() throws {
    let tree = try ProjectTree(
      Self.base.merging([
        "poetry.lock": "", "alembic-expert.toml": "runner = \"docker compose exec app\"\n",
      ]) { $1 })
    #expect(
      try tree.locate().runner.command("heads") == "docker compose exec app alembic heads")
  }

  @Test func carriesTheOptionsOfTheUserQuoted() throws {
    let tree = try ProjectTree([
      "my db.ini": "[alembic]\nscript_location = alembic\n", "alembic/": "",
    ])
    let runner = try tree.locate { $0.config = "my db.ini" }.runner
    #expect(runner.command("heads") == "alembic -c 'my db.ini' heads")
  }
}
