"""A history as `parity/sql` and `parity/schema` run it: where it lies, its settings, its environment."""

import hashlib
import json
import os
import re
import subprocess
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import environments
import places
import projects
from environments import Database, Environment

INI = """[alembic]
script_location = {script}
version_locations = {versions}
path_separator = os
recursive_version_locations = {recursive}
sqlalchemy.url = {url}

[loggers]
keys = root

[handlers]
keys = console

[formatters]
keys = plain

[logger_root]
level = WARNING
handlers = console

[handler_console]
class = StreamHandler
args = (sys.stderr,)
formatter = plain

[formatter_plain]
format = %(message)s
"""


ROUNDS = 20
"""How often ours is asked again for variables that it asks for; one that is not set can lead to the next."""


@dataclass(frozen=True)
class History:
    name: str
    folder: Path
    """The project: the unpacked distribution, or the folder with its own ini."""
    script: Path | None
    """The folder of `env.py`; none where the project's own ini says it."""
    versions: tuple[Path, ...]
    recursive: bool
    environment: Environment

    @property
    def truth(self) -> Path:
        folder = places.store() / "truth" / self.name
        folder.mkdir(parents=True, exist_ok=True)
        return folder

    @property
    def home(self) -> Path:
        return places.store() / "environments" / f"{self.name}.home"

    @property
    def ini(self) -> Path:
        """The settings that both sides read."""
        if self.script is None:
            return self.folder / "alembic.ini"
        return self.ini_for(Database(), self.truth / "sql.ini")

    def ini_for(self, database: Database, file: Path) -> Path:
        if self.script is None:
            return self.folder / "alembic.ini"
        text = INI.format(
            script=self.script,
            versions=os.pathsep.join(map(str, self.versions)),
            recursive="true" if self.recursive else "false",
            url=database.url("postgresql").replace("%", "%%"),
        )
        if not file.exists() or file.read_text() != text:
            file.write_text(text)
        return file

    def revision_files(self) -> list[Path]:
        found = {file for folder in self.versions for file in folder.rglob("*.py") if file.name != "__init__.py"}
        return sorted(found)

    def fingerprint(self, scripts: Iterable[str], *others: str) -> str:
        """Changes when a revision file, the environment, the settings, one of these scripts or texts does."""
        digest = hashlib.sha256()
        for script in scripts:
            digest.update((places.HERE / script).read_bytes())
        one = self.environment
        versions = [environments.ALEMBIC, environments.SQLALCHEMY[one.sqlalchemy]]
        digest.update(repr([versions, one.installs, one.overrides, one.variables, one.metadata, others]).encode())
        digest.update(self.ini.read_bytes())
        for file in self.revision_files():
            # By its name in the project, so that clones that share a store agree.
            digest.update(f"{file.relative_to(self.folder)}\0".encode() + file.read_bytes())
        return digest.hexdigest()

    def ours(self) -> list[str]:
        """The options that name this history to our own commands."""
        return ["--project", str(self.folder), "-c", str(self.ini)]

    def ask(self, command: list[str | Path]) -> subprocess.CompletedProcess[str]:
        """A command of ours about this history, told what its environment has: the line of SQLAlchemy, the packages
        and the variables. Those that it asks for beside them are not set where Alembic runs, so it is asked again
        with them named as not set. Homes in which projects write when they are imported are inside the project for
        ours, which reads nothing outside, and hold the settings that the comparison itself has written alone.
        """
        one = self.environment
        options: list[str | Path] = ["--sqlalchemy", one.sqlalchemy]
        for folder in one.packages:
            options += ["--packages", folder]
        variables = [Database().filled(variable) for variable in one.variables]
        variables += [f"{name}={self.folder / '.home' / place}" for name, place in environments.HOMES.items()]
        for name, place in environments.SETTINGS.items():
            written = one.folder.with_name(f"{one.folder.name}.home") / place
            if written.exists():
                copy = self.folder / ".home" / place
                copy.parent.mkdir(exist_ok=True)
                copy.write_bytes(written.read_bytes())
                variables.append(f"{name}={copy}")
        for _ in range(ROUNDS):
            told = [part for variable in variables for part in ("--environment", variable)]
            answer = subprocess.run(
                [*command, *self.ours(), *options, *told], capture_output=True, text=True, timeout=600
            )
            known = {variable.partition("=")[0] for variable in variables}
            asked = set(re.findall(r"environment variable (\w+)", answer.stdout + answer.stderr)) - known
            if not asked:
                break
            variables += sorted(asked)
        return answer

    def process(
        self,
        script: Path,
        request: object,
        database: Database = Database(),
        hash_seed: str = "0",
        seconds: int = 900,
    ) -> dict[str, Any]:
        """Runs a script of ours with this project's Python: a JSON request in, its JSON answer or its error out."""
        given = self.environment.process_environment(database, self.home)
        given |= {"PYTHONPATH": str(places.HERE), "PYTHONDONTWRITEBYTECODE": "1", "PYTHONHASHSEED": hash_seed}
        try:
            answer = subprocess.run(
                [self.environment.python, script],
                # A relative script location is meant from where Alembic is started.
                cwd=self.folder if self.script is None else self.home,
                env=given,
                input=json.dumps(request),
                capture_output=True,
                text=True,
                timeout=seconds,
            )
        except subprocess.TimeoutExpired:
            return {"error": f"no end within {seconds} s"}
        if answer.returncode or not answer.stdout:
            return {"error": f"exit {answer.returncode}: {' '.join(answer.stderr.split())[-500:]}"}
        result: dict[str, Any] = json.loads(answer.stdout)
        return result


def script_folder(versions: Path) -> Path:
    """Where `env.py` is: beside the revisions or above them; else the folder above the revisions."""
    for folder in (versions, versions.parent, versions.parent.parent):
        if (folder / "env.py").exists():
            return folder
    return versions.parent


def of_project(project: projects.Project, environment: Environment) -> History:
    folders = tuple(project.version_folders)
    return History(project.name, project.folder, script_folder(folders[0]), folders, project.recursive, environment)


def of_folder(name: str, folder: Path, environment: Environment) -> History:
    folder = folder.resolve()
    return History(name, folder, None, (folder / "alembic" / "versions",), False, environment)


def mattin() -> Path | None:
    """The checkout of Mattin AI, where MATTIN names one."""
    folder = os.environ.get("MATTIN")
    return Path(folder) if folder else None


def chosen(names: list[str] | None) -> list[History]:
    """The histories of these names, or all that are here."""
    known = environments.all_environments()
    by_name = {project.name: project for project in projects.all_projects()}
    folders = {"examples-mattin": places.REPOSITORY / "examples" / "mattin", "mattin-ai": mattin()}
    unknown = [name for name in names or [] if name not in known]
    if unknown:
        raise SystemExit(f"no such project: {', '.join(unknown)}; there are {', '.join(known)}")
    histories = []
    for name in names or list(known):
        if name in by_name:
            histories.append(of_project(by_name[name], known[name]))
        elif folders[name] is not None:
            histories.append(of_folder(name, folders[name], known[name]))
        elif names:
            raise SystemExit(f"{name}: MATTIN=DIR must name its checkout")
    return histories
