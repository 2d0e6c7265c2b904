"""Run examples/mattin with real Alembic on the PostgreSQL that the DATABASE_* variables name.

Every revision is applied, taken back and applied again, and what pg_dump prints must be the same after as
before; so each downgrade undoes its own upgrade, not only all of them together. Then the models must agree
with the migrations (`alembic check`), also beside tables that LangChain made.
"""

import contextlib
import difflib
import io
import logging
import re
import subprocess
from pathlib import Path

import psycopg
from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory

PROJECT = Path(__file__).resolve().parent / "mattin"
# pg_dump of the latest minor versions writes a random key into each dump.
NOISE = re.compile(r"^(--.*|\\(un)?restrict .*|)\n", re.MULTILINE)

# Rows that the data migrations have to cope with, put in where the history is this far.
ROWS_AT = "402f524c0407"
ROWS = """
    INSERT INTO "App" (name) VALUES ('Invoices & Orders'), ('Invoices & Orders'), ('日本語');
    INSERT INTO "Agent" (name, temperature) VALUES ('quiet', NULL), ('wild', 5), ('calm', 0.2);
"""


def schema() -> list[str]:
    """What pg_dump says, without rows: a migration of data need not bring back what was there before."""
    answer = subprocess.run(
        ["pg_dump", "--schema-only", "--no-owner", "--exclude-table=alembic_version"],
        check=True, capture_output=True, text=True,
    )  # fmt: skip
    return NOISE.sub("", answer.stdout).splitlines()


def expect_schema(what: str, expected: list[str]) -> None:
    difference = difflib.unified_diff(expected, schema(), "expected", "found", lineterm="")
    if text := "\n".join(difference):
        raise SystemExit(f"{what}:\n{text}")


def query(statement: str) -> list[tuple]:
    with psycopg.connect() as connection:
        cursor = connection.execute(statement)
        return cursor.fetchall() if cursor.description else []


def expect(what: str, found: object, expected: object) -> None:
    if found != expected:
        raise SystemExit(f"{what}\n  found    {found}\n  expected {expected}")


def main() -> None:
    config = Config(PROJECT / "alembic.ini", stdout=io.StringIO())
    config.set_main_option("script_location", str(PROJECT / "alembic"))
    revisions = list(reversed(list(ScriptDirectory.from_config(config).walk_revisions())))
    logging.disable(logging.INFO)

    empty = schema()
    for script in revisions:
        before = schema()
        command.upgrade(config, script.revision)
        after = schema()
        # A step back from a merge is ambiguous; going to one parent leaves the other where it is.
        command.downgrade(
            config, script.down_revision[0] if script.is_merge_point else f"{script.revision}@-1"
        )
        expect_schema(f"{script.revision} {script.doc}: its downgrade leaves another schema", before)
        command.upgrade(config, script.revision)
        expect_schema(f"{script.revision} {script.doc}: its second upgrade differs", after)
        if script.revision == ROWS_AT:
            query(ROWS)
    print(f"{len(revisions)} revisions: each one up, down and up again gives the same schema")

    expect("services seeded", query('SELECT count(*) FROM "AIService"'), [(4,)])
    slugs = query('SELECT slug FROM "App" ORDER BY app_id')
    expect("slugs made of names", slugs, [("invoices-orders-1",), ("invoices-orders-2",), ("-3",)])
    temperatures = query('SELECT temperature FROM "Agent" ORDER BY agent_id')
    expect("temperatures within bounds", temperatures, [(0.7,), (2.0,), (0.2,)])

    query("CREATE TABLE langchain_pg_embedding (id int); CREATE TABLE checkpoints (id int)")
    with contextlib.redirect_stdout(io.StringIO()):
        command.check(config)
    query("DROP TABLE langchain_pg_embedding, checkpoints")
    print("the models agree with the migrations, foreign tables left out")

    head = schema()
    command.downgrade(config, "base")
    expect_schema("something is left at base", empty)
    config.output_buffer = io.StringIO()
    command.upgrade(config, "head", sql=True)
    subprocess.run(
        ["psql", "-q", "-v", "ON_ERROR_STOP=1"],
        check=True, text=True, stdout=subprocess.DEVNULL,
        input="DROP TABLE alembic_version;" + config.output_buffer.getvalue(),
    )  # fmt: skip
    expect_schema("the SQL of an offline upgrade makes another schema", head)
    command.downgrade(config, "base")
    command.upgrade(config, "head")
    expect_schema("from base to head makes another schema than step by step", head)
    print("down to base, up to head by offline SQL, down, and up again: the same schema")


if __name__ == "__main__":
    main()
