"""Databases that real Alembic upgraded to the heads of a history, and the server that they are in."""

import json
import os
import sys
from pathlib import Path
from typing import Any

import places
from environments import Database
from histories import History
from schema_dumps import dump, new_database

SCRIPTS = ("schema_truth.py", "preparations.py")

STUB = '''"""The env.py of a comparison: a connection to the database of the ini, and the naming of constraints."""

from alembic import context
from preparations import metadata_of
from sqlalchemy import create_engine

place = context.config.get_main_option("metadata")
metadata = metadata_of(place) if place else None
engine = create_engine(context.config.get_main_option("sqlalchemy.url"))
with engine.connect() as connection:
    context.configure(connection=connection, target_metadata=metadata, transaction_per_migration=True)
    with context.begin_transaction():
        context.run_migrations()
'''


def beside_a_server(command: str) -> None:
    """Starts a command again through scripts/postgres, unless it runs there already."""
    if os.environ.get("PARITY_SERVER") != "yes":
        os.environ["PARITY_SERVER"] = "yes"
        script = str(places.REPOSITORY / "scripts" / "postgres")
        os.execv(script, [script, sys.executable, str(Path(command).resolve()), *sys.argv[1:]])


def truth(history: History, again: bool) -> dict[str, Any]:
    file, dumped = history.truth / "schema.json", history.truth / "schema.sql"
    key = history.fingerprint(SCRIPTS, history.environment.target, history.environment.before)
    if file.exists() and not again:
        kept: dict[str, Any] = json.loads(file.read_text())
        if kept["key"] == key:
            return kept
    error = history.environment.install()
    result: dict[str, Any] = {"errors": {"packages": error}} if error else run_alembic(history)
    dumped.unlink(missing_ok=True)
    if "how" in result:
        dumped.write_text(dump(Database(f"theirs_{history.name}")))
    result["key"] = key
    file.write_text(json.dumps(result, indent=1))
    return result


def run_alembic(history: History) -> dict[str, Any]:
    database = new_database(f"theirs_{history.name}")
    ini = history.ini_for(database, history.truth / "run.ini")
    stub = with_our_environment(history, ini)
    scheme = "postgresql+psycopg2"
    request = {
        "ini": str(ini),
        "stub": stub and str(stub),
        "name": history.name,
        "url": database.url(scheme),
        "target": history.environment.target,
        "before": history.environment.before,
        "seconds": 240,
    }
    answer = history.process(places.HERE / "schema_truth.py", request, database)
    return {"errors": {"its process": answer["error"]}} if "error" in answer else answer


def with_our_environment(history: History, ini: Path) -> Path | None:
    """The settings with an `env.py` of ours in place of the project's; none for a project with an ini of its own."""
    if history.script is None:
        return None
    folder = history.truth / "stub"
    folder.mkdir(exist_ok=True)
    (folder / "env.py").write_text(STUB)
    stub = folder / "run.ini"
    text = ini.read_text().replace(f"script_location = {history.script}", f"script_location = {folder}")
    # Its driver takes a `%` in a statement as it is; some statements were written for others that do.
    text = text.replace("url = postgresql:", "url = postgresql+psycopg2:")
    stub.write_text(text.replace("[alembic]\n", f"[alembic]\nmetadata = {history.environment.metadata}\n"))
    return stub
