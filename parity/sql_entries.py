"""Alembic's entries of each revision, kept in the store, and the comparison of ours with them.

An entry is what one `static_output` call was given.
"""

import difflib
import json
import re
from dataclasses import dataclass, field
from typing import Any

import places
from environments import Database
from histories import History

SIDES = ("upgrade", "downgrade")
SCRIPTS = ("sql_truth.py", "real_imports.py", "faked_imports.py", "preparations.py")


def ask_alembic(history: History, whole: bool, seed: str, seconds: int) -> dict[str, Any]:
    request = {
        "ini": str(history.ini),
        "versions": [str(folder) for folder in history.versions],
        "distribution": str(history.folder),
        "url": Database().url("postgresql"),
        "seconds": seconds,
        "whole": whole,
        "name": history.name,
        "metadata": history.environment.metadata,
        "target": history.environment.target,
    }
    return history.process(places.HERE / "sql_truth.py", request, hash_seed=seed)


def truth(history: History, afresh: bool = False, seconds: int = 20) -> dict[str, Any]:
    """Alembic's entries, taken twice with different hash seeds so that what varies is known to."""
    file = history.truth / "sql.json"
    key = history.fingerprint(SCRIPTS)
    if file.exists() and not afresh:
        kept: dict[str, Any] = json.loads(file.read_text())
        if kept["key"] == key:
            return kept
    error = history.environment.install()
    if error:
        result: dict[str, Any] = {"error": f"its packages cannot be installed: {error}", "revisions": []}
    else:
        result = ask_alembic(history, False, "1", seconds)
        if "error" not in result:
            add_second_run(result, ask_alembic(history, False, "2", seconds))
            result["whole"], again = (ask_alembic(history, True, seed, seconds) for seed in ("1", "2"))
            for side in SIDES:
                text, second = (run.get(side, {}).get("text") for run in (result["whole"], again))
                if text != second and text and second:
                    result["whole"][side]["again"] = second
    result = {"key": key, "sqlalchemy": history.environment.sqlalchemy, **result}
    file.write_text(json.dumps(result, indent=1))
    return result


def add_second_run(first: dict[str, Any], second: dict[str, Any]) -> None:
    """Beside entries that are not equal in both runs, what the second one had."""
    others = {one["file"]: one for one in second.get("revisions", [])}
    for one in first["revisions"]:
        for side in SIDES:
            mine, other = one[side], others.get(one["file"], {}).get(side, {})
            if "entries" not in mine:
                continue
            if len(other.get("entries", [])) != len(mine["entries"]):
                one[side] = {"error": "two runs of Alembic print different numbers of entries"}
                continue
            one_run, other_run = (in_order(run["entries"], mine["unordered"]) for run in (mine, other))
            varying = [place for place, text in enumerate(other_run) if text != one_run[place]]
            if varying and sorted(one_run) == sorted(other_run):
                # The revision goes over a set of its own, so the order is chance.
                mine["unordered"] = [[varying[0], varying[-1] + 1]]
                varying = []
            mine["varying"] = {str(place): other_run[place] for place in varying}


def in_order(entries: list[str], unordered: list[list[int]]) -> list[str]:
    """With the index runs of each create_table sorted."""
    sorted_entries = list(entries)
    for start, end in unordered:
        sorted_entries[start:end] = sorted(sorted_entries[start:end])
    return sorted_entries


def around(one: str, other: str) -> re.Pattern[str]:
    """What two runs have in common, with anything where they differ (whole words and literals: parts may agree)."""
    words, others = (re.findall(r"'(?:[^']|'')*'|[\w.:+-]+|\W", text) for text in (one, other))
    pattern = ""
    for tag, start, end, _, _ in difflib.SequenceMatcher(None, words, others, autojunk=False).get_opcodes():
        pattern += re.escape("".join(words[start:end])) if tag == "equal" else ".*?"
    return re.compile(pattern, re.S)


@dataclass
class Score:
    entries: int = 0
    equal: int = 0
    different: int = 0
    sides: int = 0
    equal_sides: int = 0
    not_rendered: int = 0
    rendered_by_ours: int = 0
    unknown: dict[str, int] = field(default_factory=dict)
    diffs: list[tuple[str, str, str]] = field(default_factory=list)
    """Revision, side and a text that shows the difference."""

    @property
    def share(self) -> float:
        return 100 * self.equal / self.entries if self.entries else 100.0


def equal_entries(theirs: dict[str, Any], ours: dict[str, Any]) -> list[bool]:
    """Of each of Alembic's entries, whether ours has it in its place."""
    expected = in_order(theirs["entries"], theirs["unordered"])
    got = in_order(ours.get("entries", []), theirs["unordered"])
    varying = theirs.get("varying", {})
    marked = bool(ours.get("doubts", []) + ours.get("text_doubts", []))

    def same(one: str, other: str, place: int) -> bool:
        if one == other:
            return True
        second = varying.get(str(place))
        return second is not None and marked and bool(around(one, second).fullmatch(other))

    if len(expected) == len(got):
        return [same(one, other, place) for place, (one, other) in enumerate(zip(expected, got))]
    # One entry too many or too few must not make all that follow different.
    equal = [False] * len(expected)
    for block in difflib.SequenceMatcher(None, expected, got, autojunk=False).get_matching_blocks():
        equal[block.a : block.a + block.size] = [True] * block.size
    return equal


def compare(theirs: dict[str, Any], ours: dict[str, dict[str, Any]]) -> Score:
    score = Score()
    for revision in theirs["revisions"]:
        mine = ours.get(revision["revision"], {})
        for side in SIDES:
            expected, got = revision[side], mine.get(side, {})
            if "error" in expected:
                score.not_rendered += 1
                rendered = bool(got) and not got.get("failures") and got.get("known", False)
                score.rendered_by_ours += rendered
                continue
            equal = equal_entries(expected, got)
            extra = max(0, len(got.get("entries", [])) - len(expected["entries"]))
            score.sides += 1
            score.entries += len(equal) + extra
            score.equal += sum(equal)
            score.different += len(equal) - sum(equal) + extra
            if all(equal) and not extra:
                score.equal_sides += 1
            else:
                diff = "\n".join(
                    difflib.unified_diff(
                        "\n\n".join(in_order(expected["entries"], expected["unordered"])).split("\n"),
                        "\n\n".join(in_order(got.get("entries", []), expected["unordered"])).split("\n"),
                        "alembic",
                        "ours",
                        lineterm="",
                        n=2,
                    )
                )
                notes = [f"  failure {one['place']}: {one['message']}" for one in got.get("failures", [])]
                doubts = got.get("doubts", []) + got.get("text_doubts", [])
                notes += [f"  doubt {one['place']}: {one['reason']}" for one in doubts]
                score.diffs.append((revision["revision"], f"{side} {revision['file']}", "\n".join([diff, *notes])))
    return score


def ask_ours(history: History, configuration: str) -> tuple[dict[str, dict[str, Any]], str]:
    """What ours says of each revision, by id; and its error where it says nothing."""
    answer = history.ask([places.product("replay-parity", configuration), "revisions"])
    revisions = [json.loads(line) for line in answer.stdout.splitlines() if line.startswith("{")]
    error = answer.stderr.strip().splitlines()[-1:] if answer.returncode or not revisions else []
    return {one["revision"]: one for one in revisions}, "".join(error)
