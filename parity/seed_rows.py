"""A row in each table of a database, as far as its constraints let one guess it."""

import json
import subprocess

from environments import Database

COLUMNS = """
select coalesce(json_agg(row_to_json(one)), '[]') from (
  select n.nspname as schema, c.relname as table, c.oid::int as oid, a.attname as column, a.attnum as number,
    a.attnotnull as needed, format_type(a.atttypid, a.atttypmod) as type, t.typcategory as category,
    (a.atthasdef or a.attidentity <> '') as has_default, a.attgenerated <> '' as computed,
    (select enumlabel from pg_enum e where e.enumtypid = a.atttypid order by enumsortorder limit 1) as label,
    (select format('(select %I from %I.%I limit 1)', ra.attname, rn.nspname, rc.relname)
       from pg_constraint k join pg_class rc on rc.oid = k.confrelid join pg_namespace rn on rn.oid = rc.relnamespace
       join pg_attribute ra on ra.attrelid = k.confrelid
         and ra.attnum = k.confkey[array_position(k.conkey, a.attnum)]
       where k.conrelid = c.oid and k.contype = 'f' and a.attnum = any(k.conkey) and k.confrelid <> c.oid limit 1
    ) as reference
  from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
    join pg_type t on t.oid = a.atttypid
  where c.relkind = 'r' and a.attnum > 0 and not a.attisdropped
    and n.nspname !~ '^pg_' and n.nspname <> 'information_schema' and c.relname <> 'alembic_version'
  order by c.oid, a.attnum) one
"""


def asked(database: Database, query: str) -> str:
    command = ["psql", "-XAtq", "-v", "ON_ERROR_STOP=1", "-d", database.name, "-c", query]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def literal(column: dict[str, object]) -> str:
    """A value of the column's type that other types can be made of as well."""
    kind, category = str(column["type"]), column["category"]
    if column["label"] is not None:
        return "'" + str(column["label"]).replace("'", "''") + "'"
    if category == "A":
        return "'{}'"
    if category == "N":
        return "1"
    if category == "B":
        return "true"
    if category == "D":
        return "'2020-01-01 12:00:00'" if kind.startswith(("timestamp", "date")) else "'12:00'"
    if category == "T":
        return "'1 day'"
    if category == "I":
        return "'127.0.0.1'"
    if kind == "uuid":
        return "gen_random_uuid()"
    if kind in ("json", "jsonb"):
        return "'{}'"
    return "'1'"


def seed_rows(database: Database) -> tuple[int, dict[str, str]]:
    """How many tables have a row then, and a value for each `table.column`."""
    columns = json.loads(asked(database, COLUMNS))
    tables: dict[str, list[dict[str, object]]] = {}
    literals = {}
    for column in columns:
        tables.setdefault(f'"{column["schema"]}"."{column["table"]}"', []).append(column)
        literals[f"{column['table']}.{column['column']}"] = column["reference"] or literal(column)
    left = list(tables)
    for _ in range(12):
        failed = []
        for table in left:
            names, values = [], []
            for column in tables[table]:
                given = column["needed"] and not column["has_default"] or column["number"] % 2 == 0  # type: ignore
                if column["computed"] or not given or column["has_default"] and not column["needed"]:
                    continue
                names.append(f'"{column["column"]}"')
                values.append(str(column["reference"] or literal(column)))
            body = f"({', '.join(names)}) values ({', '.join(values)})" if names else "default values"
            try:
                if asked(database, f"select 1 from {table} limit 1").strip() == "":
                    asked(database, f"insert into {table} {body}")
            except subprocess.CalledProcessError:
                failed.append(table)
        if len(failed) == len(left):
            break
        left = failed
    return len(tables) - len(left), literals
