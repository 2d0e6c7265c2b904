"""The virtual environment of each project: real Alembic and the SQLAlchemy that it pins, with what it imports.

The rows of `environments.tsv`. `sqlalchemy` is the line that the project's metadata or lock file allows, the newer
one if both; `installs` are requirements, after `--no-deps:` without what they ask for; `overrides` are
requirements that replace what the project asks for; `variables` is its configuration.
"""

import csv
import os
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

import places

ALEMBIC = "alembic==1.20.1"
SQLALCHEMY = {"2.0": "SQLAlchemy==2.0.58", "2.1": "SQLAlchemy==2.1.9"}

DRIVERS = ["psycopg2-binary", "psycopg[binary]", "greenlet"]

HOMES = {"AIRFLOW_HOME": "airflow", "GALAXY_CONFIG_DIR": "."}
"""Variables that name a folder in which a project writes or looks for settings when it is imported, in its home."""

SETTINGS = {"RUCIO_CONFIG": "rucio.cfg"}
"""Variables that name a file of settings which `preparations.py` writes into a project's home."""

COMMON = [
    *DRIVERS,
    *"""
sqlalchemy-utils pgvector geoalchemy2 alembic-utils sqlmodel alembic-postgresql-enum
fastapi-users-db-sqlalchemy uuid6 structlog packaging pydantic oslo.log oslo.utils oslo.db oslo.serialization
neutron-lib isodate arrow python-dateutil werkzeug
""".split(),
]
"""For projects that are not installed as a whole: what revision files import besides their project."""


@dataclass(frozen=True)
class Database:
    """Where a project is to connect; without a host only a text that names PostgreSQL."""

    name: str = "parity"
    user: str = "parity"
    password: str = "parity"
    host: str = "localhost"
    port: str = "5432"

    def url(self, scheme: str) -> str:
        if self.host.startswith("/"):
            return f"{scheme}://{self.user}@/{self.name}?host={quote(self.host, safe='/')}&port={self.port}"
        return f"{scheme}://{self.user}:{self.password}@{self.host}:{self.port}/{self.name}"

    def filled(self, text: str) -> str:
        values = {"user": self.user, "password": self.password, "host": self.host, "port": self.port}
        values |= {"database": self.name}
        text = re.sub(r"\{(postgresql[+\w]*)\}", lambda found: self.url(found[1]), text)
        return re.sub(r"\{(\w+)\}", lambda found: values[found[1]], text)


@dataclass(frozen=True)
class Environment:
    name: str
    sqlalchemy: str
    """`2.0` or `2.1`."""
    installs: tuple[str, ...]
    overrides: tuple[str, ...]
    variables: tuple[str, ...]
    metadata: str
    """Where the models' MetaData is, `module:name`, for a project whose `env.py` does not run offline."""
    target: str
    """Where a database of this project is upgraded to."""
    before: str
    """SQL that the project asks for before its first revision."""

    @property
    def folder(self) -> Path:
        return places.store() / "environments" / self.name

    @property
    def python(self) -> Path:
        return self.folder / "bin" / "python"

    @property
    def packages(self) -> list[Path]:
        """The folders in which its packages are."""
        return sorted(self.folder.glob("lib/python3*/site-packages"))

    def process_environment(self, database: Database, home: Path) -> dict[str, str]:
        """Of a process of this project, with a home of its own: some projects write there when imported."""
        home.mkdir(parents=True, exist_ok=True)
        keep = {key: value for key, value in os.environ.items() if not key.startswith(("DATABASE_", "PG"))}
        keep |= {"HOME": str(home), **{name: str(home / place) for name, place in HOMES.items()}}
        keep |= {"DATABASE_HOST": database.host, "DATABASE_PORT": database.port, "DATABASE_USER": database.user}
        keep |= {"DATABASE_NAME": database.name, "DATABASE_PASSWORD": database.password}
        keep |= {"PYTHONUTF8": "1", "PATH": f"{self.folder / 'bin'}:{os.environ['PATH']}"}
        if database.host.startswith("/"):
            # A URL cannot name a socket's folder as its host; without a host, libpq takes this one.
            keep["PGHOST"] = database.host
        for variable in self.variables:
            key, _, value = variable.partition("=")
            keep[key] = database.filled(value)
        return keep

    def install(self) -> str | None:
        """Makes the environment unless it is there; the error when its packages cannot be installed."""
        whole = [one for one in self.installs if not one.startswith("--no-deps:")]
        alone = [one.removeprefix("--no-deps:") for one in self.installs if one.startswith("--no-deps:")]
        common = COMMON if alone or not any("==" in one for one in whole) else DRIVERS
        wanted = " ".join([sys.version, ALEMBIC, SQLALCHEMY[self.sqlalchemy], *common, *self.installs, *self.overrides])
        marker = self.folder / "installed"
        if marker.exists() and marker.read_text() == wanted:
            return None
        marker.unlink(missing_ok=True)
        installer = uv()
        overrides = self.folder.with_name(self.name + ".overrides")
        overrides.write_text("\n".join([ALEMBIC, SQLALCHEMY[self.sqlalchemy], *self.overrides]) + "\n")
        commands = [
            [installer, "venv", "-q", "--clear", "--python", sys.executable, self.folder],
            [
                installer,
                "pip",
                "install",
                "-q",
                "--python",
                self.python,
                "--override",
                overrides,
                ALEMBIC,
                "SQLAlchemy",
                *common,
                *whole,
            ],
        ]
        if alone:
            commands.append([installer, "pip", "install", "-q", "--python", self.python, "--no-deps", *alone])
        settings = {**os.environ, "UV_CACHE_DIR": str(places.store() / "environments" / "cache")}
        settings |= {"UV_PYTHON_DOWNLOADS": "never", "UV_CONCURRENT_BUILDS": "1"}
        for command in commands:
            done = subprocess.run(command, env=settings, capture_output=True, text=True)
            if done.returncode:
                return " ".join(done.stderr.split())[-400:]
        marker.write_text(wanted)
        return None


def uv() -> Path:
    """The installer, in an environment of its own: unlike pip it can override what a project pins."""
    folder = places.store() / "environments" / "tools"
    program = folder / "bin" / "uv"
    if not program.exists():
        subprocess.run([sys.executable, "-m", "venv", folder], check=True)
        pip = [folder / "bin" / "python", "-m", "pip", "install", "-q", "--disable-pip-version-check", "uv"]
        subprocess.run(pip, check=True)
    return program


def all_environments() -> dict[str, Environment]:
    with open(places.HERE / "environments.tsv", encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    return {
        row["name"]: Environment(
            name=row["name"],
            sqlalchemy=row["sqlalchemy"],
            installs=tuple(row["installs"].split()),
            overrides=tuple(row["overrides"].split()),
            variables=tuple(row["variables"].split()),
            metadata=row["metadata"],
            target=row["target"],
            before=row["before"],
        )
        for row in rows
    }
