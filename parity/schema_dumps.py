"""Databases of a comparison, what is run in them, their dumps, and the objects in those."""

import json
import os
import re
import subprocess
from dataclasses import dataclass
from pathlib import Path

from environments import Database
from histories import History


def new_database(name: str) -> Database:
    """An empty one, in place of one of that name."""
    subprocess.run(["dropdb", "--if-exists", "--force", name], check=True, capture_output=True)
    subprocess.run(["createdb", "-T", "template0", name], check=True)
    return Database(name, os.environ["PGUSER"], "", os.environ["PGHOST"], os.environ["PGPORT"])


def dump(database: Database) -> str:
    """Its schema as pg_dump prints it."""
    command = ["pg_dump", "--schema-only", "--no-owner", "--no-privileges", database.name]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def load(script: Path, database: Database) -> str | None:
    """Runs a script up to its first error, which is returned."""
    command = ["psql", "-X", "-q", "-v", "ON_ERROR_STOP=1", "-d", database.name, "-f", script]
    run = subprocess.run(command, capture_output=True, text=True)
    return " ".join(run.stderr.split())[-300:] if run.returncode else None


DATA = ("SELECT", "INSERT", "UPDATE", "DELETE", "WITH", "MERGE", "COPY", "TRUNCATE")


def load_on(script: Path, database: Database) -> tuple[list[str], list[str]]:
    """Runs a script to its end, past statements that fail: the errors of data statements, and all others.

    What a revision asks the database offline, Alembic prints as well, and not always as a whole statement.
    """
    command = ["psql", "-X", "-q", "-v", "ON_ERROR_ROLLBACK=on", "-d", database.name, "-f", script]
    run = subprocess.run(command, capture_output=True, text=True)
    lines = script.read_text().split("\n")
    data, others = [], []
    for number, message in re.findall(r"^psql:.*:(\d+): ERROR:  (.*)$", run.stderr, re.M):
        end = int(number) - 1
        start = end
        while start > 0 and not lines[start - 1].endswith(";") and not lines[start - 1].startswith("--"):
            start -= 1
        text = " ".join("\n".join(lines[start : end + 1]).split())
        (data if text.upper().startswith(DATA) else others).append(f"{message} in: {text[:100]}")
    return data, others


def runnable(text: str, history: History) -> str:
    """The script as a database takes it.

    Where the project's `env.py` does not ask for literal values, what is printed is meant for a driver: `%` is
    doubled, and values of data statements are left out, which change nothing in an empty database.
    """
    kept = history.truth / "sql.json"
    options = json.loads(kept.read_text()).get("options", {}) if kept.exists() else {}
    if options.get("paramstyle") not in ("pyformat", "format"):
        return text
    statements_of_it = [
        part
        for part in text.split("\n\n")
        if not (part.startswith(("INSERT", "UPDATE", "DELETE", "SELECT")) and re.search(r"%\(\w+\)s", part))
    ]
    return "\n\n".join(statements_of_it).replace("%%", "%")


def offline_dump(history: History) -> str:
    """The schema after what Alembic's own `--sql` prints; empty where it does not print the history."""
    kept = history.truth / "sql.json"
    text = json.loads(kept.read_text()).get("whole", {}).get("upgrade", {}).get("text") if kept.exists() else None
    if text is None:
        return ""
    script = history.truth / "offline.sql"
    script.write_text(
        (history.environment.before + ";\n" if history.environment.before else "") + runnable(text, history)
    )
    database = new_database(f"offline_{history.name}")
    load_on(script, database)
    return dump(database)


@dataclass(frozen=True)
class Statement:
    """One object of a dump."""

    name: str
    kind: str
    text: str

    @property
    def table(self) -> str:
        """The table that it belongs to, or the object itself."""
        found = re.search(
            r"^(?:CREATE (?:UNLOGGED )?TABLE|ALTER TABLE(?: ONLY)?|COMMENT ON (?:TABLE|COLUMN)) ([^\s(;]+)"
            r"|^CREATE (?:UNIQUE )?INDEX .*? ON (?:ONLY )?(\S+)"
            r"|^CREATE (?:CONSTRAINT )?TRIGGER .*? ON (\S+)|OWNED BY ([^\s;]+)",
            self.text,
            re.M,
        )
        if not found:
            return self.name
        full = next(part for part in found.groups() if part)
        parts = re.findall(r'"[^"]+"|[^.]+', full)
        return parts[1 if len(parts) > 1 else 0].strip('"')


def statements(dumped: str) -> dict[tuple[str, str], Statement]:
    """The objects of a dump by kind and text."""
    pieces = re.split(r"^--\n-- Name: (.*?); Type: (.*?); Schema: .*\n--\n", dumped, flags=re.M)
    result = {}
    for name, kind, text in zip(pieces[1::3], pieces[2::3], pieces[3::3]):
        lines = [line for line in text.split("\n") if line and not line.startswith(("SET ", "-- ", "--", "\\"))]
        one = Statement(name, kind, "\n".join(lines))
        # Every database has this one; whether it is dumped hangs on who made it.
        if lines and name not in ("public", "SCHEMA public"):
            result[kind, one.text] = one
    return result
