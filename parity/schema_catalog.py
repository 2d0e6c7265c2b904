"""The schema that ours tells from the files, against the catalog of the database that Alembic upgraded.

Both are the JSON of `alembic-expert schema --format json`; the catalog's comes from the developer tool
`catalog-schema`. PostgreSQL words expressions anew, so the text of ours is taken from the catalog of a database
that was made by `schema --format sql`; that catalog must be equal to Alembic's as a whole, too.
"""

import json
import subprocess
from dataclasses import dataclass, field
from typing import Any

import places
from environments import Database
from histories import History
from schema_dumps import load, new_database

PLACES = {"file", "line", "column", "revision", "standing", "reason"}
"""Where ours has it from: no part of the schema."""

EXPRESSIONS = {"default", "generated", "condition", "where", "definition", "query", "bound", "using", "check"}
"""Worded by whoever wrote them, and anew by PostgreSQL."""

KINDS = ("schemas", "extensions", "types", "sequences", "tables", "views")


def catalog(database: Database, configuration: str) -> dict[str, Any]:
    program = places.product("catalog-schema", configuration)
    query = subprocess.run([program, "--query"], check=True, capture_output=True).stdout
    command = ["psql", "-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1", "-d", database.name]
    answer = subprocess.run(command, input=query, check=True, capture_output=True).stdout
    listing: dict[str, Any] = json.loads(
        subprocess.run([program], input=answer, check=True, capture_output=True).stdout
    )
    return listing


def objects(listing: dict[str, Any]) -> dict[tuple[str, ...], dict[str, Any]]:
    """Every object by a path of kind and names: a column's is `tables`, its table, `columns`, its own name."""
    found: dict[tuple[str, ...], dict[str, Any]] = {}

    def add(path: tuple[str, ...], value: dict[str, Any]) -> None:
        plain = {key: part for key, part in value.items() if key not in PLACES and part is not None}
        plain.pop("complete", None)
        inner = [key for key, part in plain.items() if isinstance(part, list) and part and isinstance(part[0], dict)]
        for key in inner:
            for place, one in enumerate(plain.pop(key)):
                if key == "columns":
                    one = one | {"place": place}
                add((*path, key, one.get("name") or str(place)), one)
        found[path] = {key: part for key, part in plain.items() if part not in ([], False)}

    for kind in KINDS:
        for one in listing[kind]:
            if kind == "tables" and [column["name"] for column in one["columns"]] == ["version_num"]:
                continue  # Alembic's own, which no revision makes.
            if kind == "sequences":
                one = one | {"type": one["type"] or "bigint"}
            schema = one.get("schema")
            name = one["name"] if kind in ("schemas", "extensions") or schema == "public" else f"{schema}.{one['name']}"
            add((kind, name), one | ({"schema": None} if kind == "extensions" else {}))
    return found


@dataclass
class Comparison:
    objects: int = 0
    different: list[str] = field(default_factory=list)
    doubted: int = 0
    """Differences in tables that ours marks."""
    error: str | None = None


def unlike(path: tuple[str, ...], theirs: dict[str, Any] | None, ours: dict[str, Any] | None) -> str:
    where = " ".join(path)
    if theirs is None or ours is None:
        return f"{where}: only {'ours' if theirs is None else 'in the catalog'} {json.dumps(theirs or ours)[:200]}"
    keys = sorted(key for key in {*theirs, *ours} if theirs.get(key) != ours.get(key))
    return f"{where}: " + "; ".join(f"{key}: catalog {theirs.get(key)!r}, ours {ours.get(key)!r}" for key in keys)


def compare(history: History, configuration: str) -> Comparison:
    result = Comparison()
    theirs_database = new_database(f"catalog_{history.name}")
    result.error = load(history.truth / "schema.sql", theirs_database)
    if result.error:
        return result
    theirs = objects(catalog(theirs_database, configuration))
    result.objects = len(theirs)
    binary = places.product("alembic-expert", configuration)
    answers = {}
    for form in ("json", "sql"):
        answer = history.ask([binary, "schema", "--from", "migrations", "--format", form])
        if answer.returncode not in (0, places.PRINTED_WITH_DOUBTS):
            result.error = f"schema --format {form}: {' '.join((answer.stderr + answer.stdout).split())[-300:]}"
            return result
        answers[form] = answer.stdout
    listing = json.loads(answers["json"])
    listing = listing.get("schema", listing) if "tables" not in listing else listing
    doubted = {fact["table"] for fact in listing["unknown"] if fact["table"] and not fact["depends_on_data"]}
    anything = any(not fact["table"] and not fact["depends_on_data"] for fact in listing["unknown"])

    made = history.truth / "ours.schema.sql"
    made.write_text(answers["sql"])
    ours_database = new_database(f"made_{history.name}")
    error = load(made, ours_database)
    result.error = error and f"schema --format sql: {error}"
    remade = objects(catalog(ours_database, configuration))
    told = objects(listing)
    for path, one in told.items():
        again = remade.get(path, {})
        told[path] = {key: again.get(key, part) if key in EXPRESSIONS else part for key, part in one.items()}
    for label, ours in (("told", told), ("made", remade)):
        for path in sorted({*theirs, *ours}):
            one, other = theirs.get(path), ours.get(path)
            if one == other:
                continue
            table = path[1] if path[0] == "tables" else None
            if anything or table in doubted:
                result.doubted += 1
            else:
                result.different.append(f"{label} {unlike(path, one, other)}")
    return result


def report(histories: list[History], configuration: str, show: bool) -> int:
    print(f"{'project':<20}{'objects':>8}{'differ':>8}{'in doubt':>10}")
    kept = True
    for history in histories:
        result = compare(history, configuration)
        kept &= not result.different and not result.error
        print(
            f"{history.name:<20}{result.objects:>8}{len(result.different):>8}{result.doubted:>10}"
            + (f"  {result.error}" if result.error else ""),
            flush=True,
        )
        for line in result.different if show else result.different[:3]:
            print(f"    {line}")
    return 0 if kept else 1
