"""Upgrades an empty PostgreSQL database to the heads of one history with real Alembic.

Run by parity/schema with the Python of the project's own environment: one JSON request on standard input, the
answer as JSON on standard output. The request has `ini`, `stub` (an ini whose `env.py` is ours), `name`, `url`,
`target`, `before` (SQL) and `seconds`. The project's `env.py` is tried as it is, then in a worker thread of an
event loop and with a connection in the attributes of the settings, which some ask for; then the revisions are run
under an `env.py` of ours. `how` says which of them worked.
"""

import contextlib
import importlib.util
import json
import os
import signal
import sys
import traceback
import warnings
from typing import Any

answers_to = os.fdopen(os.dup(1), "w", encoding="utf-8")
os.dup2(2, 1)

import preparations  # noqa: E402
import sqlalchemy  # noqa: E402
from alembic import command  # noqa: E402
from alembic.config import Config  # noqa: E402


class OutOfTime(BaseException):
    pass


def expired(*_: object) -> None:
    raise OutOfTime


def described(error: BaseException) -> str:
    """The error and the innermost place in a revision file, where there is one."""
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if "versions" in frame.filename]
    place = f" at {os.path.basename(frames[-1].filename)}:{frames[-1].lineno}" if frames else ""
    return f"{type(error).__name__}: {' '.join(str(error).split())}"[:400] + place


def reset(url: str, before: str) -> None:
    """Empties the database, but for what the project asks for."""
    engine = sqlalchemy.create_engine(url, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        names = connection.exec_driver_sql(
            "select nspname from pg_namespace where nspname !~ '^pg_' and nspname <> 'information_schema'"
        ).scalars()
        for name in list(names):
            connection.exec_driver_sql(f'drop schema "{name}" cascade')
        connection.exec_driver_sql("create schema public")
        if before:
            connection.exec_driver_sql(before)
    engine.dispose()


def attempt(how: str, request: dict[str, Any]) -> str | None:
    """The error, or nothing."""
    signal.alarm(request["seconds"])
    engine = None
    try:
        config = Config(request["stub"] if how == "an env.py of ours" else request["ini"])
        if how == "a connection in the attributes":
            engine = sqlalchemy.create_engine(request["url"])
            with engine.connect() as connection:
                config.attributes["connection"] = connection
                command.upgrade(config, request["target"])
                connection.commit()
        elif how == "a worker thread":
            import anyio

            anyio.run(anyio.to_thread.run_sync, command.upgrade, config, request["target"])
        else:
            command.upgrade(config, request["target"])
        return None
    except OutOfTime:
        return f"no end within {request['seconds']} s"
    except (Exception, SystemExit) as error:
        return described(error)
    finally:
        signal.alarm(0)
        if engine is not None:
            engine.dispose()


def main() -> None:
    request = json.load(sys.stdin)
    warnings.simplefilter("ignore")
    signal.signal(signal.SIGALRM, expired)
    with contextlib.redirect_stdout(sys.stderr):
        result: dict[str, Any] = {"preparation": preparations.prepare(request["name"], request["url"]), "errors": {}}
        for how in ("env.py", "a worker thread", "a connection in the attributes", "an env.py of ours"):
            if how == "an env.py of ours" and request["stub"] is None:
                continue
            if how == "a worker thread" and importlib.util.find_spec("anyio") is None:
                continue
            reset(request["url"], request["before"])
            error = attempt(how, request)
            if error is None:
                result["how"] = how
                break
            result["errors"][how] = error
    json.dump(result, answers_to)


if __name__ == "__main__":
    main()
