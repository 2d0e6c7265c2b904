"""What `alembic-expert review` says about the newest revisions of a history."""

import json
import subprocess
import time
from pathlib import Path
from typing import Any

from histories import History

NEWEST = 60


def preview(history: History, binary: Path) -> tuple[dict[str, Any], list[str]]:
    """What `preview-sql` says of the whole history, and the options that tell us of its environment."""
    command = [binary, "preview-sql", "--format", "json", "--detailed"]
    answer = history.ask(command)
    if answer.returncode not in (0, 1):
        raise RuntimeError(answer.stderr.strip()[-200:])
    return json.loads(answer.stdout), [str(part) for part in answer.args[len(command) :]]


def newest(value: dict[str, Any]) -> str | None:
    """The revision before the newest `NEWEST` on the way up; none where there are no more."""
    revisions = [one["revision"] for one in value["revisions"]]
    return revisions[-NEWEST - 1] if len(revisions) > NEWEST else None


def ours(options: list[str], binary: Path, since: str | None) -> tuple[list[dict[str, Any]], list[str], float]:
    """Our findings, the files judged, and the seconds of the process."""
    command = [binary, "review", *options, "--format", "json", "--detailed", f"{since or 'base'}:heads"]
    begin = time.perf_counter()
    answer = subprocess.run(command, capture_output=True, text=True)
    seconds = time.perf_counter() - begin
    if answer.returncode not in (0, 1):
        raise RuntimeError(answer.stderr.strip()[-200:])
    value = json.loads(answer.stdout)
    return value["findings"], [one["file"] for one in value["revisions"]], seconds
