"""The linters that `parity/review` and `parity/review-labelled` hold ours against, and what each of them finds."""

import csv
import json
import subprocess
import venv
from dataclasses import dataclass
from pathlib import Path

import places

TOOLS = (
    "squawk-cli==2.70.0",
    "alembic-guard==0.1.1",
    "zdm==0.9.1",
    "lockcheck==0.1.0",
    "pytest-mrt==1.9.1",
)


@dataclass(frozen=True)
class Theirs:
    tool: str
    rule: str
    file: str
    """The revision's."""
    line: int
    """Of the revision; 0 where the tool reads SQL."""
    message: str
    severity: str
    """`error`, `warning` or `info`."""
    statement: str = ""
    """The SQL that it is about, where the tool reads SQL."""


def programs() -> Path:
    """The folder of programs of a virtual environment in the store that has exactly these linters."""
    folder = places.store() / "reviewers"
    marker = folder / "installed"
    if not marker.exists() or marker.read_text() != " ".join(TOOLS):
        venv.create(folder, with_pip=True, clear=True)
        pip = [folder / "bin" / "python", "-m", "pip", "install", "-q", "--disable-pip-version-check"]
        subprocess.run([*pip, *TOOLS], check=True)
        marker.write_text(" ".join(TOOLS))
    return folder / "bin"


def answers() -> dict[tuple[str, str], set[str]]:
    """Which of our rules answer a rule of theirs: the rows of `reviewers.tsv`."""
    with open(places.HERE / "reviewers.tsv", encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t")
        return {(row["tool"], row["theirs"]): set(row["ours"].split(",")) for row in rows}


def run(command: list) -> str:
    return subprocess.run(list(map(str, command)), capture_output=True, text=True, errors="replace").stdout


def of_guard(files: list[Path]) -> list[Theirs]:
    text = run([programs() / "alembic-guard", "--format", "json", *files])
    return [
        Theirs("alembic-guard", one["rule"], one["path"], one["line"], one["message"], one["severity"])
        for one in (json.loads(text) if text.strip() else [])
    ]


def of_zdm(files: list[Path]) -> list[Theirs]:
    text = run([programs() / "zdm", "--output-format", "json", *files])
    return [
        Theirs("zdm", one["rule_name"], one["path"], one["line"], one["message"], one["severity"])
        for one in (json.loads(text)["diagnostics"] if text.strip() else [])
    ]


def of_lockcheck(files: list[Path]) -> list[Theirs]:
    found, file = [], ""
    for line in run([programs() / "lockcheck", *files]).splitlines():
        words = line.split(None, 2)
        if line.startswith("/"):
            file = line.strip()
        elif len(words) == 3 and words[0].isdigit() and words[1].startswith("LC"):
            # It knows no severities, and fails whenever it finds something.
            found.append(Theirs("lockcheck", words[1], file, int(words[0]), words[2], "error"))
    return found


def of_mrt(files: list[Path]) -> list[Theirs]:
    found = []
    for folder in sorted({file.parent for file in files}):
        names = {file.name: file for file in files if file.parent == folder}
        text = run([programs() / "mrt", "check", folder, "--format", "json"])
        for one in json.loads(text)["findings"] if text.startswith("{") else []:
            if one["file"] in names:
                file, rule = str(names[one["file"]]), one["rule"] or one["pattern"]
                message = f"{one['pattern']}: {one['message']}"
                found.append(Theirs("mrt", rule, file, one["line"], message, one["severity"]))
    return found


def of_squawk(written: dict[Path, Path], options: list[str]) -> list[Theirs]:
    """Of files with SQL, each with the revision that it is of."""
    if not written:
        return []
    text = run([programs() / "squawk", "--reporter", "json", *options, *written])
    found = []
    for one in json.loads(text) if text.strip() else []:
        path = Path(one["file"])
        # Lines from 0; a finding may end inside of the statement.
        lines = path.read_text(encoding="utf-8").splitlines()
        statement = " ".join(" ".join(lines[one["line"] : one["line_end"] + 1]).split())
        found.append(
            Theirs("squawk", one["rule_name"], str(written[path]), 0, one["message"], one["level"].lower(), statement)
        )
    return found
