"""What real SQLAlchemy and Alembic make of a project's models on PostgreSQL.

Run by parity/models and parity/autogenerate with the Python of the project's own environment: one JSON request on
standard input, the answer as JSON on standard output. The request has `ini`, `stub` (an ini whose `env.py` is ours;
null where there is none), `name`, `url`, `before` (SQL), `metadata` (`module:name`, or empty), `how` (the way in which
`env.py` is run first, as schema_truth.py names them), `seconds` and `task`.

`create_all` makes the tables of the MetaData that `env.py` hands to `context.configure`; `autogenerate` compares it
with the database as `alembic check` does, whatever revision the database is at.
"""

import contextlib
import importlib.util
import json
import os
import signal
import sys
import types
import warnings
from collections.abc import Callable
from typing import Any

answers_to = os.fdopen(os.dup(1), "w", encoding="utf-8")
os.dup2(2, 1)

import preparations  # noqa: E402
import sqlalchemy  # noqa: E402
from alembic import autogenerate  # noqa: E402
from alembic.config import Config  # noqa: E402
from alembic.runtime.environment import EnvironmentContext  # noqa: E402
from alembic.script import ScriptDirectory  # noqa: E402

WAYS = ("env.py", "a worker thread", "a connection in the attributes", "an env.py of ours", "offline")


class OutOfTime(BaseException):
    pass


class AnotherDatabase(Exception):
    """`env.py` connects to a database of its own, not to the one that was upgraded."""


class Configured(BaseException):
    """Ends `env.py` once it has named its MetaData; no Exception, so that no handler of the project takes it."""


def expired(*_: object) -> None:
    raise OutOfTime


def described(error: BaseException) -> str:
    return f"{type(error).__name__}: {' '.join(str(error).split())}"[:400]


def run_environment(how: str, request: dict[str, Any], work: Callable[..., Any], **given: Any) -> None:
    """Runs `env.py` in one of the ways; `work` gets the revision and the MigrationContext."""
    config = Config(request["stub"] if how == "an env.py of ours" else request["ini"])
    if how == "an env.py of ours":
        config.set_main_option("metadata", request["metadata"])
    directory = ScriptDirectory.from_config(config)

    def run() -> None:
        with EnvironmentContext(config, directory, fn=work, as_sql=how == "offline", **given):
            directory.run_env()

    if how == "a connection in the attributes":
        engine = sqlalchemy.create_engine(request["url"])
        try:
            with engine.connect() as connection:
                config.attributes["connection"] = connection
                run()
        finally:
            engine.dispose()
    elif how == "a worker thread":
        import anyio

        anyio.run(anyio.to_thread.run_sync, run)
    else:
        run()


def ways(request: dict[str, Any]) -> list[str]:
    names = [way for way in WAYS if way != "an env.py of ours" or request["stub"] is not None]
    if importlib.util.find_spec("anyio") is None:
        names.remove("a worker thread")
    return sorted(names, key=lambda way: way != request["how"])


def captured(request: dict[str, Any], errors: dict[str, str]) -> tuple[list[sqlalchemy.MetaData], str]:
    """The MetaData that `env.py` names, and how it was run; else the one of `metadata`."""
    found: list[Any] = []
    configure = EnvironmentContext.configure

    def recorded(self: EnvironmentContext, *arguments: Any, **keywords: Any) -> None:
        target = keywords.get("target_metadata")
        if target is not None:
            found.extend(target if isinstance(target, (list, tuple)) else [target])
            raise Configured
        configure(self, *arguments, **keywords)

    EnvironmentContext.configure = recorded  # type: ignore[method-assign]
    try:
        for how in ways(request):
            if how == "an env.py of ours":
                continue
            try:
                run_environment(how, request, lambda revision, context: [])
                errors[how] = "it names no MetaData"
            except BaseException as error:
                # One that was raised in a thread may come in a group of them.
                if found:
                    return found, how
                if isinstance(error, (OutOfTime, KeyboardInterrupt)):
                    raise
                errors[how] = described(error)
    finally:
        EnvironmentContext.configure = configure  # type: ignore[method-assign]
    if request["metadata"]:
        target = preparations.metadata_of(request["metadata"])
        return [target], request["metadata"]
    return [], ""


EXTENSIONS = ("vector", "pg_trgm", "citext", "hstore", "ltree", "uuid-ossp", "postgis", "btree_gist", "unaccent")


def create_all(request: dict[str, Any]) -> dict[str, Any]:
    errors: dict[str, str] = {}
    every, how = captured(request, errors)
    result: dict[str, Any] = {"errors": errors}
    if not every:
        return result
    result["metadata from"] = how
    tables = [table for metadata in every for table in metadata.tables.values()]
    result["tables"] = sorted(f"{table.schema}.{table.name}" if table.schema else table.name for table in tables)
    engine = sqlalchemy.create_engine(request["url"], isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        # An application that is imported may have run its migrations already.
        connection.exec_driver_sql("drop schema public cascade")
        connection.exec_driver_sql("create schema public")
        connection.exec_driver_sql(request["before"] or "select 1")
        for name in sorted({table.schema for table in tables if table.schema}):
            connection.exec_driver_sql(f'create schema if not exists "{name}"')
        for name in EXTENSIONS:
            with contextlib.suppress(sqlalchemy.exc.DBAPIError):
                connection.exec_driver_sql(f'create extension if not exists "{name}"')
    try:
        with engine.connect() as connection:
            for metadata in every:
                metadata.create_all(connection)
    except Exception as error:
        errors["create_all"] = described(error)
    else:
        result["how"] = how
    engine.dispose()
    return result


def name_of(item: Any) -> str | None:
    name = getattr(item, "name", None)
    return str(name) if isinstance(name, str) else None


def qualified(schema: str | None, table: str) -> str:
    return f"{schema}.{table}" if schema else table


def flat(diff: Any) -> list[dict[str, Any]]:
    """One or more differences, each as kind, table, name and what is compared where there is no name."""
    if isinstance(diff, list):
        return [one for part in diff for one in flat(part)]
    kind = diff[0]
    answer: dict[str, Any] = {"operation": kind, "table": None, "name": None, "detail": ""}
    if kind.endswith("_table") or kind.endswith("_table_comment"):
        answer["table"] = qualified(diff[1].schema, diff[1].name)
    elif kind.endswith("_column"):
        answer |= {"table": qualified(diff[1], diff[2]), "name": diff[3].name, "detail": str(diff[3].type)}
    elif kind.startswith("modify_"):
        answer |= {"table": qualified(diff[1], diff[2]), "name": diff[3], "detail": f"{diff[5]!r} to {diff[6]!r}"}
        default = diff[5], diff[6]
        if kind == "modify_default":
            texts = [str(getattr(getattr(one, "arg", one), "text", getattr(one, "arg", one))) for one in default]
            answer["detail"] = " to ".join(texts)
    elif hasattr(diff[1], "table"):
        item = diff[1]
        answer |= {"table": qualified(item.table.schema, item.table.name), "name": name_of(item)}
        columns = getattr(item, "columns", None)
        answer["detail"] = ", ".join(getattr(one, "name", "") or "" for one in columns) if columns is not None else ""
    else:
        answer["detail"] = repr(diff)[:200]
    return [answer]


def autogenerated(request: dict[str, Any]) -> dict[str, Any]:
    errors: dict[str, str] = {}
    result: dict[str, Any] = {"errors": errors}
    for how in ways(request):
        if how == "offline":
            continue
        if how == "an env.py of ours" and not request["metadata"]:
            every, _ = captured(request, {})
            if len(every) != 1:
                continue
            sys.modules["captured"] = types.ModuleType("captured")
            sys.modules["captured"].metadata = every[0]  # type: ignore[attr-defined]
            request["metadata"] = "captured:metadata"
        config = Config(request["stub"] if how == "an env.py of ours" else request["ini"])
        directory = ScriptDirectory.from_config(config)
        options = {"message": None, "autogenerate": True, "sql": False, "head": "head", "splice": False}
        options |= {"branch_label": None, "version_path": None, "rev_id": None, "depends_on": None}
        revision = autogenerate.RevisionContext(config, directory, options)

        def work(_: Any, context: Any, revision: Any = revision, directory: Any = directory) -> list[Any]:
            if context.dialect.name != "postgresql":
                raise AnotherDatabase(f"env.py connects to {context.dialect.name}")
            revision.run_autogenerate(directory.get_heads(), context)
            return []

        try:
            run_environment(
                how, request, work, template_args=revision.template_args, revision_context=revision
            )
            script = revision.generated_revisions[-1]
            diffs = [one for operations in script.upgrade_ops_list for one in operations.as_diffs()]
        except OutOfTime:
            raise
        except BaseException as error:
            errors[how] = described(error)
            continue
        result |= {"how": how, "diffs": [one for diff in diffs for one in flat(diff)]}
        return result
    return result


def main() -> None:
    request = json.load(sys.stdin)
    warnings.simplefilter("ignore")
    signal.signal(signal.SIGALRM, expired)
    with contextlib.redirect_stdout(sys.stderr):
        signal.alarm(request["seconds"])
        try:
            preparation = preparations.prepare(request["name"], request["url"])
            result = create_all(request) if request["task"] == "create_all" else autogenerated(request)
            result["preparation"] = preparation
        except OutOfTime:
            result = {"errors": {request["task"]: f"no end within {request['seconds']} s"}}
        signal.alarm(0)
    json.dump(result, answers_to)
    answers_to.flush()
    # Threads that a project started must not keep the process.
    os._exit(0)


if __name__ == "__main__":
    main()
