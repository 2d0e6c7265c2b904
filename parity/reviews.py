"""What `alembic-expert review` says about the newest revisions of a history."""

import json
import subprocess
import time
from pathlib import Path

from histories import History

NEWEST = 60


def ours(history: History, binary: Path, since: str | None) -> tuple[list[dict], list[str], float]:
    """Our findings, the files judged, and the seconds of the process."""
    command = [binary, "review", *history.ours(), "--format", "json", "--detailed"]
    command.append(f"{since or 'base'}:heads")
    begin = time.perf_counter()
    answer = subprocess.run(command, capture_output=True, text=True)
    seconds = time.perf_counter() - begin
    if answer.returncode not in (0, 1):
        raise RuntimeError(answer.stderr.strip()[-200:])
    value = json.loads(answer.stdout)
    return value["findings"], [one["file"] for one in value["revisions"]], seconds


def newest(history: History, binary: Path) -> str | None:
    """The revision before the newest `NEWEST` on the way up; none where there are no more."""
    command = [binary, "preview-sql", *history.ours(), "--format", "json", "--detailed"]
    answer = subprocess.run(command, capture_output=True, text=True)
    if answer.returncode not in (0, 1):
        raise RuntimeError(answer.stderr.strip()[-200:])
    revisions = [one["revision"] for one in json.loads(answer.stdout)["revisions"]]
    return revisions[-NEWEST - 1] if len(revisions) > NEWEST else None
