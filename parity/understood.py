"""How many upgrade() and downgrade() functions of a history ours understands."""

import json
import re
from dataclasses import dataclass, field
from typing import Any

import sql_entries
from histories import History
from sql_entries import SIDES


def differing_sides(history: History, revisions: dict[str, dict[str, Any]]) -> set[tuple[str, str]]:
    """Sides whose SQL differs from what parity/sql has kept of Alembic's."""
    kept = history.truth / "sql.json"
    if not kept.exists():
        return set()
    score = sql_entries.compare(json.loads(kept.read_text()), revisions)
    return {(revision, side.split()[0]) for revision, side, _ in score.diffs}


@dataclass
class Coverage:
    known: dict[str, int] = field(default_factory=lambda: dict.fromkeys(SIDES, 0))
    total: dict[str, int] = field(default_factory=lambda: dict.fromkeys(SIDES, 0))
    unknown: list[tuple[str, str, str]] = field(default_factory=list)
    """Revision, side and the first reason."""

    def share(self, side: str) -> float:
        return 100 * self.known[side] / self.total[side] if self.total[side] else 100.0


def coverage(history: History, revisions: dict[str, dict[str, Any]], wrong: set[str]) -> Coverage:
    """Known by ours, less those whose SQL differs or that touch an object whose schema came out wrong."""
    result = Coverage()
    differing = differing_sides(history, revisions)
    names = re.compile("|".join(rf"\b{re.escape(name)}\b" for name in sorted(wrong))) if wrong else None
    for one in revisions.values():
        for side in SIDES:
            mine = one[side]
            result.total[side] += 1
            if not mine["known"]:
                reasons = [f"{doubt['place']}: {doubt['reason']}" for doubt in mine["doubts"]]
                reasons += [f"{failure['place']}: {failure['message']}" for failure in mine["failures"]]
                result.unknown.append((one["revision"], side, (reasons or ["no reason given"])[0]))
            elif (one["revision"], side) in differing:
                result.unknown.append((one["revision"], side, "its SQL differs from Alembic's"))
            elif side == "upgrade" and names and any(names.search(entry) for entry in mine["entries"]):
                result.unknown.append((one["revision"], side, "the schema of an object that it touches differs"))
            else:
                result.known[side] += 1
    return result
