"""The labelled cases of `parity/labelled`: small projects with the findings that a review of them must have.

A line `=== TITLE` begins a case, `--- KIND: NAME` a file of it:

- `before`: a revision on the newest one so far, not judged; `beside`: one on the shop's; `revision`: as `before`,
  but judged; `merge`: a judged one on both. Headers and ids are made here, and NAME is the message. A case that
  begins with Python has one revision, the title is its message.
- `file`: a whole revision file, judged. `more`: lines for the end of a file. Anything else: a file by its path.

`postgresql: N` is the version, `with: models` adds the files of `models.txt`. A comment `# <- RULE, RULE` marks the
statement that these findings are about, `expect: RULE` a finding about the whole file; `|` is between rules that
answer alike. A case that expects nothing is a good one.
"""

import ast
import hashlib
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import places

FOLDER = places.HERE / "labelled"
SHOP = "7d0e3b92c5f8"
MARK = re.compile(r"\s*# <- (.+)$")
REVISIONS = ("before", "beside", "revision", "merge")


@dataclass(frozen=True)
class Expected:
    rules: tuple[str, ...]
    """One of them is enough."""
    file: str
    lines: range | None
    """Of the marked statement; none where it is about the file."""

    @property
    def name(self) -> str:
        return "|".join(self.rules)

    def is_at(self, finding: dict[str, Any]) -> bool:
        """Whether a finding of ours is about the marked statement."""
        if self.lines is None:
            return True
        return Path(finding["file"] or "").name == Path(self.file).name and finding["line"] in self.lines


@dataclass
class Case:
    title: str
    group: str
    postgresql: str = "15"
    files: dict[str, str] = field(default_factory=dict)
    judged: list[str] = field(default_factory=list)
    expected: list[Expected] = field(default_factory=list)
    span: tuple[str, str] | None = None
    """What Alembic is to render: from the parent to the revision; none where it has no such order."""

    def write(self, folder: Path) -> list[Path]:
        for path, text in self.files.items():
            file = folder / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
        return [folder / path for path in self.judged]


def sections(text: str) -> list[tuple[str, str]]:
    found: list[tuple[str, list[str]]] = [("", [])]
    for line in text.splitlines():
        if line.startswith("--- "):
            found.append((line[4:], []))
        else:
            found[-1][1].append(line)
    return [(head, "\n".join(lines).strip("\n")) for head, lines in found]


def files_of(name: str) -> dict[str, str]:
    text = (FOLDER / name).read_text(encoding="utf-8")
    return {head: f"{body}\n" for head, body in sections(text) if head}


def statement(tree: ast.Module, line: int) -> range:
    """The lines of the innermost statement there."""
    found = range(line, line + 1)
    size = None
    for node in ast.walk(tree):
        if isinstance(node, ast.stmt) and node.end_lineno and node.lineno <= line <= node.end_lineno:
            if size is None or node.end_lineno - node.lineno <= size:
                size = node.end_lineno - node.lineno
                found = range(node.lineno, node.end_lineno + 1)
    return found


def add_judged(case: Case, path: str, text: str, whole: list[str]) -> None:
    lines, marks = [], []
    for number, line in enumerate(text.splitlines(), 1):
        mark = MARK.search(line)
        if mark:
            marks += [(number, name) for name in mark[1].split(",")]
            line = line[: mark.start()]
        lines.append(line)
    case.files[path] = "\n".join(lines) + "\n"
    case.judged.append(path)
    tree = ast.parse(case.files[path]) if marks else None
    for number, name in marks:
        assert tree is not None
        case.expected.append(Expected(tuple(name.strip().split("|")), path, statement(tree, number)))
    case.expected += [Expected(tuple(name.strip().split("|")), path, None) for name in whole]


def revision_text(identifier: str, parents: list[str], message: str, body: str, day: int) -> str:
    down = repr(parents[0]) if len(parents) == 1 else repr(tuple(parents))
    return (
        f'"""{message}\n\nRevision ID: {identifier}\nRevises: {", ".join(parents)}\n'
        f'Create Date: 2026-02-{day:02} 10:11:12.131415\n\n"""\n'
        "from alembic import op\nimport sqlalchemy as sa\n\n"
        f"revision = {identifier!r}\ndown_revision = {down}\nbranch_labels = None\ndepends_on = None\n\n\n{body}\n"
    )


def parse(group: str, title: str, text: str) -> Case:
    case = Case(title, group)
    case.files |= files_of("shop.txt")
    newest, beside = SHOP, ""
    for day, (head, body) in enumerate(sections(text), 2):
        whole: list[str] = []
        while option := re.match(r"(expect|with|postgresql): (.+)\n?", body):
            body = body[option.end() :]
            if option[1] == "expect":
                whole = option[2].split(",")
            elif option[1] == "with":
                case.files |= files_of(f"{option[2]}.txt")
            else:
                case.postgresql = option[2]
        kind, _, name = head.partition(": ")
        if not head:
            if not body:
                continue
            kind, name = "revision", title
        if kind == "file":
            add_judged(case, f"alembic/versions/{name}", f"{body}\n", whole)
        elif kind == "more":
            case.files[name] += f"{body}\n"
        elif kind in REVISIONS:
            identifier = hashlib.sha1(f"{title}/{name}".encode()).hexdigest()[:12]
            parents = {"beside": [SHOP], "merge": [newest, beside]}.get(kind, [newest])
            path = f"alembic/versions/{identifier}_{'_'.join(re.findall('[a-z0-9]+', name.lower()))[:40]}.py"
            text = revision_text(identifier, parents, name, body, day)
            if kind in ("before", "beside"):
                case.files[path] = text
            else:
                add_judged(case, path, text, whole)
                case.span = (case.span[0] if case.span else newest, identifier)
            if kind == "beside":
                beside = identifier
            else:
                newest = identifier
        else:
            case.files[head] = f"{body}\n"
    return case


def all_cases() -> list[Case]:
    cases = []
    for file in sorted(FOLDER.glob("*.txt")):
        for text in re.split(r"^=== ", file.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]:
            title, _, body = text.partition("\n")
            cases.append(parse(file.stem, title, body.rstrip("\n")))
    return cases
