"""Play what an agent and the server say to each other about examples/mattin, for a person to read.

The client is the official one (PyPI `mcp`). What is said is checked as it is said: anything off ends the
conversation with a message and a non-zero exit status.
"""

import asyncio
import contextlib
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from mcp import Client
from mcp.client.stdio import StdioServerParameters

REPOSITORY = Path(__file__).resolve().parent.parent
EXAMPLE = REPOSITORY / "examples" / "mattin"
EXAMPLE_HEAD = "aeea71daa929"

# What two people write who start from the same revision on two branches of git.
COLLEAGUE = '''"""{message}

Revision ID: {revision}
Revises: {parent}
Create Date: {date}

"""
from alembic import op
import sqlalchemy as sa

revision = '{revision}'
down_revision = '{parent}'
branch_labels = None
depends_on = None


def upgrade():
    op.add_column('Agent', sa.Column('{column}', sa.Integer(), nullable=True))


def downgrade():
    op.drop_column('Agent', '{column}')
'''

BOLD, DIM, PLAIN = ("\x1b[1m", "\x1b[2m", "\x1b[0m") if sys.stdout.isatty() else ("", "", "")


class Off(Exception):
    """The server said something else than it must."""


def expect(holds: bool, what: str) -> None:
    if not holds:
        raise Off(what)


def chapter(text: str) -> None:
    print(f"\n{BOLD}── {text} {PLAIN}{DIM}{'─' * max(0, 96 - len(text))}{PLAIN}\n")


def aside(text: str) -> None:
    print(f"{DIM}   {text}{PLAIN}")


def show(text: str) -> None:
    for line in text.rstrip("\n").split("\n"):
        print(f"   │ {line}".rstrip())


def call_in_words(tool: str, arguments: dict[str, Any]) -> str:
    return f"{tool}({', '.join(f'{name}: {value!r}' for name, value in arguments.items())})"


async def ask(client: Client, tool: str, *, refused: bool = False, **arguments: Any) -> Any:
    """Call a tool, show the call and the answer, and return the structured answer (the text when refused)."""
    print(f"{BOLD}agent ▸{PLAIN} {call_in_words(tool, arguments)}")
    start = time.perf_counter()
    result = await client.call_tool(tool, arguments)
    milliseconds = 1000 * (time.perf_counter() - start)
    text = "".join(getattr(block, "text", "") for block in result.content)
    show(text)
    outcome = "refused" if result.is_error else "answered"
    aside(f"{outcome} after {milliseconds:.0f} ms, the client's own work included")
    print()
    expect(bool(result.is_error) == refused, f"{tool} was expected to {'refuse' if refused else 'answer'}")
    if refused:
        expect(bool(text), "a refusal says why")
        return text
    expect(result.structured_content is not None, f"{tool} answers with structured content")
    return result.structured_content


@contextlib.contextmanager
def copy_of_the_example() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="alembic-expert-demo-") as folder:
        project = Path(folder) / "mattin"
        shutil.copytree(EXAMPLE, project, ignore=shutil.ignore_patterns("__pycache__"))
        yield project


def write_revision(folder: Path, revision: str, message: str, column: str, date: str) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    text = COLLEAGUE.format(
        revision=revision, message=message, column=column, date=date, parent=EXAMPLE_HEAD
    )
    (folder / f"{revision}_{message}.py").write_text(text)


@contextlib.asynccontextmanager
async def connected(binary: Path, project: Path):
    server = StdioServerParameters(command=str(binary), args=["serve", "--project", str(project)])
    async with Client(server, mode="auto", read_timeout_seconds=30) as client:
        yield client


async def healthy_project(binary: Path) -> None:
    chapter("An agent connects, and asks about a healthy project")
    start = time.perf_counter()
    async with connected(binary, EXAMPLE) as client:
        tools = (await client.list_tools()).tools
        aside(
            f"connected to {client.server_info.name} {client.server_info.version}, "
            f"MCP {client.protocol_version}, {1000 * (time.perf_counter() - start):.0f} ms "
            "from the start of the process"
        )
        for tool in tools:
            aside(f"tool {tool.name}: {tool.description}")
        print()
        expect(client.protocol_version == "2026-07-28", "the client connects at the newest revision")
        expect("check_heads" in [tool.name for tool in tools], "check_heads is offered")

        answer = await ask(client, "check_heads")
        expect(answer["safe_to_create_revision"] is True, "it is safe to add to the example")
        expect([head["revision"] for head in answer["heads"]] == [EXAMPLE_HEAD], "one head")
        expect(answer["counts"]["revisions"] == 23, "23 revisions")
        expect(answer["findings_total"] == 0, "nothing to complain about")

        chapter("It wants the whole graph")
        answer = await ask(client, "check_heads", response_format="detailed")
        expect(len(answer["revisions"]) == 23, "the detailed answer has every revision")
        expect(answer["merge_points"] == ["840b199413a3"], "one merge point")

        chapter("It asks which SQL the last two revisions would send, and what they lock")
        answer = await ask(client, "preview_sql", **{"from": "0acb7d6a6fff", "to": "head"})
        expect(answer["doubts"] == [] and answer["failures"] == [], "all of it is known, and would run")
        expect([each["revision"] for each in answer["revisions"]][-1] == EXAMPLE_HEAD, "up to the head")
        expect(all(each["file"] and each["line"] for each in answer["statements"]), "each has its place")
        index = answer["statements"][-1]
        expect("CONCURRENTLY" in index["sql"] and not index["in_transaction"], "the index is built outside")

        chapter("It makes a mistake, and is told how to go on")
        await ask(client, "check_heads", refused=True, response_format="verbose")
        await ask(client, "check_heads", refused=True, merge_with="no/such/folder")


async def forked_project(binary: Path) -> None:
    with copy_of_the_example() as project:
        chapter("Before a merge: would a colleague's branch fork the history?")
        aside("A colleague's branch has one revision more; ours has another one, from the same parent.")
        versions = project / "alembic" / "versions"
        write_revision(
            project / "their-versions", "5d0c1ba9e764", "add_agent_priority", "priority",
            "2026-05-04 10:12:44.118203",
        )  # fmt: skip
        write_revision(
            versions, "e2f86b07a91d", "add_agent_timeout", "timeout_seconds",
            "2026-05-05 09:30:02.660417",
        )  # fmt: skip
        async with connected(binary, project) as client:
            answer = await ask(client, "check_heads", merge_with="their-versions")
            expect(answer["merge"]["forks"] is True, "the merge would fork the history")
            expect(len(answer["heads"]) == 1, "the project itself still has one head")

            chapter("After a merge that nobody checked: two heads, and a file that lies")
            for file in (project / "their-versions").iterdir():
                shutil.copy(file, versions)
            lying = versions / "d0fb45d389b8_add_skills_support.py"
            lying.write_text(lying.read_text().replace("Revises: c85eec94f592", "Revises: e51d2b648438"))
            aside("Both files are there now, and the doc string of an older one names another parent.")
            answer = await ask(client, "check_heads")
            heads = sorted(head["revision"] for head in answer["heads"])
            expect(heads == ["5d0c1ba9e764", "e2f86b07a91d"], "both heads are named")
            expect(answer["safe_to_create_revision"] is False, "it is not safe to add to two heads")
            expect(any(f["file"].endswith(lying.name) for f in answer["findings"]), "the file is named")
            expect("poetry run alembic merge" in str(answer), "the remedy is a command, with Poetry")


# What a developer changes in the models of the example, without a thought for the database.
MODEL_CHANGES = [
    ("user.py", "    is_active =", '    nickname = Column(String(50), nullable=True, unique=True)\n    is_active ='),
    ("user.py", "    is_active =", "    login_count = Column(Integer, nullable=False, default=0)\n    is_active ="),
    ("skill.py", "    description =", "    summary ="),
]


async def changed_models(binary: Path) -> None:
    with copy_of_the_example() as project:
        chapter("A developer changes models; the agent asks what the migrations lack")
        models = project / "backend" / "models"
        for name, before, after in MODEL_CHANGES:
            text = (models / name).read_text()
            expect(before in text, f"{name} has {before.strip()}")
            (models / name).write_text(text.replace(before, after, 1))
        registry = models / "__init__.py"
        registered = registry.read_text()
        registry.write_text(registered.replace("from .media import Media\n", ""))
        async with connected(binary, project) as client:
            answer = await ask(client, "inspect_models", filter="User")
            found = [finding["rule"] for finding in answer["findings"]]
            expect("unregistered-model" in found, "the model that nothing imports is found")
            aside("The import is put back, as the remedy says.")
            registry.write_text(registered)

            chapter("It asks for the revision, and has to decide one thing that only it can know")
            await ask(client, "generate_revision", refused=True, message="add nicknames and login counts")
            versions = project / "alembic" / "versions"
            expect(len(list(versions.glob("*.py"))) == 23, "nothing was written")
            rename = {"table": "Skill", "from": "description", "to": "summary"}
            answer = await ask(
                client, "generate_revision", message="add nicknames and login counts",
                renames=[rename], response_format="detailed",
            )  # fmt: skip
            expect(answer["written"] is True and len(answer["files"]) == 1, "one file")
            expect(answer["files"][0]["down_revisions"] == [EXAMPLE_HEAD], "its parent is the head")
            expect(answer["proof"]["reaches_models"] is True, "the migrations make the models' schema")
            expect(answer["proof"]["reversible"] is True, "and the downgrade gives back the old one")
            answer = await ask(client, "inspect_models", filter="User")
            expect(answer["differences"] == [], "models and migrations agree")

            chapter("Before anything is merged it asks for a review")
            answer = await ask(client, "review_migration")
            expect(answer["verdict"] != "unknown", "all of the revision could be read")
            expect(all(item["line"] or item["file"] for item in answer["findings"]), "each finding has its place")


def run(binary: Path, *arguments: str, project: Path = EXAMPLE) -> str:
    print(f"{BOLD}you ▸{PLAIN} alembic-expert {' '.join(arguments)}")
    start = time.perf_counter()
    answer = subprocess.run([binary, *arguments], cwd=project, capture_output=True, text=True, timeout=30)
    milliseconds = 1000 * (time.perf_counter() - start)
    show(answer.stdout)
    aside(f"a process of {milliseconds:.0f} ms")
    print()
    expect(answer.returncode == 0, f"exit status {answer.returncode}: {answer.stderr}")
    return answer.stdout


def command_line(binary: Path) -> None:
    chapter("The same engine on the command line, in Alembic's words")
    expect(run(binary, "heads") == f"{EXAMPLE_HEAD} (head)\n", "heads prints what alembic prints")
    history = run(binary, "history", "-r", "c7b5933ca8a7:840b199413a3")
    expect("(mergepoint)" in history and len(history.splitlines()) == 6, "a range with both branches")
    picture = run(binary, "graph", "--format", "text")
    expect(EXAMPLE_HEAD in picture and len(picture.splitlines()) >= 23, "every revision is drawn")


def flat(error: BaseException) -> Iterator[BaseException]:
    if isinstance(error, BaseExceptionGroup):
        for each in error.exceptions:
            yield from flat(each)
    else:
        yield error


def main() -> int:
    binary = Path(sys.argv[1]).resolve()
    try:
        asyncio.run(healthy_project(binary))
        asyncio.run(forked_project(binary))
        asyncio.run(changed_models(binary))
        command_line(binary)
    except Exception as error:
        for each in flat(error):
            # An `Off` is our own sentence; anything else is the client's rejection or a failing process.
            sentence = str(each) if isinstance(each, Off) else f"{type(each).__name__}: {each}"
            print(f"\nNot as it must be: {sentence}", file=sys.stderr)
        return 1
    chapter("All of it as it must be")
    print("   The binary is .build/release/alembic-expert; README.md has the lines for your editor.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
