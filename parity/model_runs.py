"""What real SQLAlchemy and Alembic make of the models of each project, kept in the store; and what ours says."""

import hashlib
import json
import subprocess
from typing import Any

import places
from histories import History
from schema_dumps import dump, load, new_database
from upgrades import SCRIPTS as UPGRADE_SCRIPTS
from upgrades import with_our_environment

SCRIPTS = (*UPGRADE_SCRIPTS, "models_truth.py")
SECONDS = 300


def fingerprint(history: History) -> str:
    """Changes when a revision or the way of asking does, or the models of a project that is edited."""
    digest = hashlib.sha256(history.fingerprint(SCRIPTS, history.environment.before).encode())
    if history.script is None:
        for file in sorted(history.folder.rglob("*.py")):
            if not any(part.startswith(".") for part in file.relative_to(history.folder).parts):
                digest.update(file.read_bytes())
    return digest.hexdigest()


def truth(history: History, task: str, upgraded: dict[str, Any] | None, again: bool) -> dict[str, Any]:
    """The answer of models_truth.py for a task; of `autogenerate` with `upgraded`, what `upgrades.truth` says.

    The dump of what `create_all` made is `models.sql` beside it.
    """
    file = history.truth / f"{task}.json"
    key = fingerprint(history)
    if file.exists() and not again:
        kept: dict[str, Any] = json.loads(file.read_text())
        if kept["key"] == key:
            return kept
    error = history.environment.install()
    result: dict[str, Any] = {"errors": {"packages": error}} if error else ask(history, task, upgraded)
    result["key"] = key
    file.write_text(json.dumps(result, indent=1))
    return result


def ask(history: History, task: str, upgraded: dict[str, Any] | None) -> dict[str, Any]:
    database = new_database(f"{task}_{history.name}")
    if upgraded is not None:
        error = load(history.truth / "schema.sql", database)
        if error:
            return {"errors": {"the dump": error}}
    ini = history.ini_for(database, history.truth / "run.ini")
    stub = with_our_environment(history, ini)
    request = {
        "ini": str(ini),
        "stub": stub and str(stub),
        "name": history.name,
        "url": database.url("postgresql+psycopg2"),
        "before": history.environment.before,
        "metadata": history.environment.metadata,
        "how": (upgraded or {}).get("how", "env.py"),
        "seconds": SECONDS,
        "task": task,
    }
    answer = history.process(places.HERE / "models_truth.py", request, database)
    if "error" in answer:
        return {"errors": {"its process": answer["error"]}}
    if task == "create_all" and "how" in answer:
        (history.truth / "models.sql").write_text(dump(database))
    return answer


def ours(history: History, configuration: str, *command: str) -> subprocess.CompletedProcess[str]:
    """A command of ours about this project, told what its environment has."""
    return history.ask([places.product("alembic-expert", configuration), *command])
