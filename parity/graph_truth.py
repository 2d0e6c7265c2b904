"""What Alembic itself prints about one history, every command in one process.

Run by parity/graph with the Python that has Alembic installed: reads one JSON request on standard input,
writes the answers as JSON on standard output. The request has `ini` (path), `versions` (absolute folders),
`distribution` (folder or null), `commands` (lists of arguments) and `seed`, from which the revisions of the
ranges are drawn.
"""

import io
import json
import random
import sys
import warnings
from pathlib import Path
from typing import Any

from faked_imports import FakedImports

# Alembic keeps the stream that was standard output when it was imported.
answers_to = sys.stdout
captured = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True, newline="")
sys.stdout = captured

from alembic.config import CommandLine, Config  # noqa: E402
from alembic.script import ScriptDirectory  # noqa: E402

GENERAL = [
    ["heads"],
    ["heads", "-v"],
    ["heads", "--resolve-dependencies"],
    ["history"],
    ["history", "-v"],
    ["branches"],
    ["branches", "-v"],
]

SPECIAL_RANGES = ["base:heads", ":", "base:head", "heads:", ":base", "-3:", ":+3", ":heads-2", "base:+1", "head:base"]
WRONG_RANGES = ["nosuchrevision:heads", ":nosuchrevision", "base", "nolabel@base:nolabel@head"]
SHOWN_SYMBOLS = ["head", "heads", "base", "nosuchrevision", "head-1", "base+1"]


def ranges(history: list[str], labels: list[str], seed: int) -> list[str]:
    """20 drawn pairs of a history given newest first, then every form of an end that Alembic knows.

    Every second pair is put in the history's own order: most of the others are errors.
    """
    draw = random.Random(seed)
    ids = sorted(history)
    place = {id: index for index, id in enumerate(history)}
    pairs = [(draw.choice(ids), draw.choice(ids)) for _ in range(20)]
    pairs[::2] = [(max(pair, key=place.__getitem__), min(pair, key=place.__getitem__)) for pair in pairs[::2]]
    drawn = [f"{lower}:{upper}" for lower, upper in pairs]
    ends = [f"{id}:" for id in ids[:3]] + [f":{id}" for id in ids[:3]]
    partial = [f"{id[:4]}:heads" for id in ids[:2]] + [f":{id[:4]}" for id in ids[-2:]]
    relative = [f"{ids[0]}:+2", f"{ids[0]}-1:{ids[0]}", f":{ids[-1]}-2", f"{ids[-1]}:{ids[-1]}+1", f"-2:{ids[-1]}"]
    labelled = [
        part for label in labels[:3] for part in (f"{label}@base:{label}@head", f"{label}@head:", f":{label}@-1")
    ]
    return drawn + SPECIAL_RANGES + ends + partial + relative + labelled + WRONG_RANGES


def answer(arguments: list[str], ini: str) -> dict[str, Any]:
    captured.seek(0)
    captured.truncate()
    raised = None
    status: int = 0
    try:
        CommandLine("alembic").main(["-c", ini, *arguments])
    except SystemExit as exit:
        status = exit.code if isinstance(exit.code, int) else 1
    except Exception as error:  # Whatever Alembic lets through would be a traceback on standard error.
        status, raised = 1, f"{type(error).__name__}: {error}"
    captured.flush()
    text = captured.buffer.getvalue().decode()
    return {"arguments": arguments, "stdout": text, "failed": status != 0, "raised": raised}


def main() -> None:
    request = json.load(sys.stdin)
    warnings.simplefilter("ignore")
    distribution = request["distribution"]
    folders = [Path(folder) for folder in request["versions"]]
    FakedImports(folders, Path(distribution) if distribution else None).install()

    directory = ScriptDirectory.from_config(Config(request["ini"]))
    result: dict[str, Any] = {"loads": True, "error": None}
    try:
        scripts = list(directory.walk_revisions())
    except Exception as error:
        result |= {"loads": False, "error": f"{type(error).__name__}: {error}"}
        scripts = []
    # Loading several hundred files anew for every command would take minutes.
    ScriptDirectory.from_config = classmethod(lambda cls, config: directory)

    walked = [script.revision for script in scripts]
    ids = sorted(walked)
    labels = sorted({label for script in scripts for label in script.branch_labels})
    commands = list(GENERAL)
    if ids:
        commands += [["show", id] for id in ids]
        commands += [["show", symbol] for symbol in SHOWN_SYMBOLS]
        commands += [["show", id[:5]] for id in ids[:3]] + [["show", f"{label}@head"] for label in labels[:3]]
        commands += [["history", f"--rev-range={range}"] for range in ranges(walked, labels, request["seed"])]
    result |= {
        "revisions": len(ids),
        "heads": len(directory.get_heads()) if ids else 0,
        "merges": sum(script.is_merge_point for script in scripts),
        "labels": labels,
        "answers": [answer(command, request["ini"]) for command in commands],
    }
    json.dump(result, answers_to)


if __name__ == "__main__":
    main()
