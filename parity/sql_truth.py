"""What Alembic's offline mode prints for one history, revision by revision and as a whole.

Run by parity/sql with the Python of the project's own environment: one JSON request on standard input, the
answer as JSON on standard output. The request has `ini`, `versions` (absolute folders), `distribution`,
`url`, `seconds` (for one function), `whole` (whether the whole history is asked for instead, up to `target`), `name`
and `metadata` (where the models' MetaData is, for when `env.py` cannot say).

Each `upgrade()` and `downgrade()` runs alone, in a `MigrationContext` of its own with the options that the
project's `env.py` configures; what it gives to `static_output` are its entries. Where `env.py` cannot run
here, the options are read from its source.
"""

import ast
import contextlib
import io
import json
import os
import signal
import sys
import warnings
from collections.abc import Iterator
from pathlib import Path
from types import FrameType
from typing import Any

from real_imports import FakeUsed, Loader, RealImportsFirst, StrictWatcher

import faked_imports

answers_to = os.fdopen(os.dup(1), "w", encoding="utf-8")
os.dup2(2, 1)

from alembic import command  # noqa: E402
from alembic.config import Config  # noqa: E402
from alembic.operations import Operations  # noqa: E402
from alembic.runtime.environment import EnvironmentContext  # noqa: E402
from alembic.runtime.migration import MigrationContext  # noqa: E402
from alembic.script import ScriptDirectory  # noqa: E402
from sqlalchemy.exc import NoInspectionAvailable, UnboundExecutionError  # noqa: E402

import preparations  # noqa: E402


class OutOfTime(BaseException):
    """Not an Exception, so that a revision's own handlers do not take it."""


class Recorder:
    """The entries of one function, and which runs of them have no order of their own."""

    def __init__(self) -> None:
        self.entries: list[str] = []
        self.unordered: list[list[int]] = []

    def take(self, text: str) -> None:
        self.entries.append(text)


def record_into(context: MigrationContext) -> Recorder:
    recorder = Recorder()
    impl = context.impl
    impl.static_output = recorder.take  # type: ignore[method-assign]
    create_table = impl.create_table

    def recorded(table: Any, **keywords: Any) -> None:
        # `create_table` goes over a set of indexes: these entries may come in any order.
        start = len(recorder.entries)
        create_table(table, **keywords)
        indexes = [
            place
            for place in range(start, len(recorder.entries))
            if recorder.entries[place].startswith(("CREATE INDEX", "CREATE UNIQUE INDEX"))
        ]
        if len(indexes) > 1:
            recorder.unordered.append([indexes[0], indexes[-1] + 1])

    impl.create_table = recorded  # type: ignore[method-assign]
    return recorder


@contextlib.contextmanager
def at_most(seconds: int) -> Iterator[None]:
    def expired(*_: object) -> None:
        raise OutOfTime

    signal.signal(signal.SIGALRM, expired)
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)


def described(error: BaseException) -> str:
    return f"{type(error).__name__}: {error}"[:500]


class Unanswered:
    """Counts the questions to a database that a revision asked offline, where there is none.

    Such a question is an error; a revision that swallows it along with all others prints less than it would do.
    Asking None, which is what a statement answers offline, is such an error, and so is what ended `env.py`.
    """

    def __init__(self, env: str | None) -> None:
        self.count = 0
        self.env = env
        original = NoInspectionAvailable.__init__

        def counted(error: NoInspectionAvailable, *arguments: Any, **keywords: Any) -> None:
            self.count += 1
            original(error, *arguments, **keywords)

        NoInspectionAvailable.__init__ = counted  # type: ignore[method-assign]

    @contextlib.contextmanager
    def watching(self, file: str) -> Iterator[None]:
        """Counts the errors that pass through the code of this file, whether it swallows them or not."""

        def local(frame: FrameType, event: str, argument: Any) -> Any:
            if event == "exception" and self.asks(argument[1]):
                self.count += 1
            return local

        sys.settrace(lambda frame, event, argument: local if frame.f_code.co_filename == file else None)
        try:
            yield
        finally:
            sys.settrace(None)

    def asks(self, error: BaseException) -> bool:
        if isinstance(error, AttributeError):
            return error.obj is None
        if isinstance(error, TypeError):
            return "'NoneType' object" in str(error)
        return isinstance(error, UnboundExecutionError) or described(error) == self.env


def does_nothing(function: Any, file: Path) -> bool:
    """Whether the body is a docstring, `pass`, `...` or a bare `return`."""
    for node in ast.parse(file.read_bytes()).body:
        if isinstance(node, ast.FunctionDef) and node.name == function.__name__:
            return all(
                isinstance(part, ast.Pass)
                or (isinstance(part, ast.Return) and part.value is None)
                or (isinstance(part, ast.Expr) and isinstance(part.value, ast.Constant))
                for part in node.body
            )
    return False


def side(
    function: Any,
    context: MigrationContext,
    environment: EnvironmentContext,
    request: dict[str, Any],
    watcher: StrictWatcher,
    unanswered: Unanswered,
    keywords: dict[str, Any],
) -> dict[str, Any]:
    fresh = MigrationContext(context.dialect, None, dict(context.opts), environment)
    fresh._migrations_fn = None
    environment._migration_context = fresh
    recorder = record_into(fresh)
    watcher.running, watcher.used = True, None
    unanswered.count = 0
    quiet = contextlib.redirect_stdout(io.StringIO())
    try:
        with at_most(request["seconds"]), Operations.context(fresh), quiet:
            with unanswered.watching(function.__code__.co_filename):
                function(**keywords)
    except OutOfTime:
        return {"error": f"no end within {request['seconds']} s"}
    except FakeUsed as error:
        return {"error": f"not importable here: {watcher.used or error}"}
    except (Exception, SystemExit) as error:
        return {"error": described(error)}
    finally:
        watcher.running = False
    if watcher.used:
        return {"error": f"not importable here: {watcher.used}"}
    if unanswered.count and "NoInspectionAvailable" not in Path(function.__code__.co_filename).read_text():
        return {"error": "swallows that nothing can be inspected offline"}
    return {"entries": recorder.entries, "unordered": recorder.unordered}


def all_sides(
    context: MigrationContext,
    environment: EnvironmentContext,
    directory: ScriptDirectory,
    request: dict[str, Any],
    watcher: StrictWatcher,
    loader: Loader,
    keywords: dict[str, Any],
    env: str | None,
) -> list[dict[str, Any]]:
    results = []
    unanswered = Unanswered(env)
    # Alembic has loaded all of them before it runs one, with what each changes for the others.
    for script in list(directory._load_revisions()):
        file = Path(script.path)
        result: dict[str, Any] = {"revision": script.revision, "file": str(file)}
        for name in ("upgrade", "downgrade"):
            function = getattr(script.module, name, None)
            if file in loader.errors:
                result[name] = {"error": f"not loadable here: {loader.errors[file]}"}
            elif function is None or does_nothing(function, file):
                result[name] = {"entries": [], "unordered": [], "absent": True}
            elif file in watcher.made_up:
                result[name] = {"error": f"not importable here: {watcher.made_up[file]}"}
            else:
                result[name] = side(function, context, environment, request, watcher, unanswered, keywords)
        results.append(result)
    return results


def options_in_source(file: Path) -> dict[str, Any]:
    """The literal options of `context.configure()` in the function for offline mode, else in any other."""
    options: dict[str, Any] = {}
    if not file.exists():
        return options
    tree = ast.parse(file.read_bytes())
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef) and "offline" in node.name]
    for scope in functions or [tree]:
        for node in ast.walk(scope):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "configure":
                for keyword in node.keywords:
                    if keyword.arg in ("literal_binds", "dialect_opts"):
                        options[keyword.arg] = ast.literal_eval(keyword.value)
    return options


def whole(direction: str, steps: str, request: dict[str, Any]) -> dict[str, str]:
    """What `alembic upgrade base:heads --sql` or the way back prints, without what `env.py` or a revision prints."""
    # A new one each time: `env.py` may change it.
    config = Config(request["ini"], output_buffer=io.StringIO())
    try:
        with at_most(request["seconds"] * 20), contextlib.redirect_stdout(io.StringIO()):
            getattr(command, direction)(config, steps, sql=True)
        return {"text": config.output_buffer.getvalue()}
    except OutOfTime:
        return {"error": "no end in time"}
    except (Exception, SystemExit) as error:
        return {"error": described(error)}


class Configured(Exception):
    """Ends `env.py` once it has asked for its migrations."""


def main() -> None:
    request = json.load(sys.stdin)
    warnings.simplefilter("ignore")
    versions = [Path(folder) for folder in request["versions"]]
    distribution = Path(request["distribution"])
    result: dict[str, Any] = {}
    with contextlib.redirect_stdout(io.StringIO()), at_most(120):
        result["preparation"] = preparations.prepare(request["name"], request["url"])
    if request["whole"]:
        target = request["target"]
        steps = {"upgrade": f"base:{target}", "downgrade": f"{target}:base"}
        json.dump(result | {direction: whole(direction, steps[direction], request) for direction in steps}, answers_to)
        return

    watcher = StrictWatcher()
    faked_imports.watch(watcher)
    imports = RealImportsFirst(versions, distribution)
    imports.install()
    loader = Loader(versions, watcher)
    config = Config(request["ini"])
    directory = ScriptDirectory.from_config(config)
    keywords: dict[str, Any] = {}
    captured: list[MigrationContext] = []

    def run_migrations(self: MigrationContext, **given: Any) -> None:
        keywords.update(given)
        captured.append(self)
        raise Configured

    run_really = MigrationContext.run_migrations
    MigrationContext.run_migrations = run_migrations  # type: ignore[method-assign]
    environment = EnvironmentContext(
        config, directory, fn=lambda revision, context: [], as_sql=True, destination_rev="heads"
    )
    with environment:
        try:
            with at_most(120), contextlib.redirect_stdout(io.StringIO()):
                directory.run_env()
            raise RuntimeError("env.py ran no migrations")
        except Configured:
            result["env"] = None
        except OutOfTime:
            result["env"] = "no end in time"
        except (Exception, SystemExit) as error:
            result["env"] = described(error)
        MigrationContext.run_migrations = run_really  # type: ignore[method-assign]
        if captured and captured[0].dialect.name == "postgresql" and captured[0].as_sql:
            context = captured[0]
        else:
            if captured:
                given = captured[0]
                result["env"] = f"env.py configures {given.dialect.name}, offline: {given.as_sql}"
                # Its own options, target_metadata above all, on the dialect that is asked for.
                context = MigrationContext.configure(
                    url=request["url"], environment_context=environment, opts=given.opts | {"as_sql": True}
                )
            else:
                options = options_in_source(Path(directory.env_py_location))
                if request["metadata"]:
                    options["target_metadata"] = preparations.metadata_of(request["metadata"])
                environment.configure(url=request["url"], **options)
                context = environment.get_context()
        metadata = context.opts.get("target_metadata")
        several = metadata if isinstance(metadata, (list, tuple)) else [metadata]
        conventions = [one.naming_convention for one in several if one is not None]
        result["options"] = {
            "paramstyle": context.dialect.paramstyle,
            "driver": context.dialect.driver,
            "literal_binds": bool(context.opts.get("literal_binds")),
            "naming_convention": {str(key): str(value) for one in conventions for key, value in one.items()},
        }
        result["revisions"] = all_sides(
            context, environment, directory, request, watcher, loader, keywords, result["env"]
        )
    result["imports"] = imports.failures
    json.dump(result, answers_to)


if __name__ == "__main__":
    main()
