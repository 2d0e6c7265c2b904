"""Why a finding of another linter is no finding: the line, or the fact of the history, that refutes it.

Facts come from the revision's own source (`ast`) and from what `preview-sql` says that each line sends on PostgreSQL,
with the locks. A finding that nothing here refutes is left open, and `parity/review` lists it.
"""

import ast
import functools
import json
import re
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from linters import Theirs

NAME = r'((?:"[^"]+"|[\w$]+)(?:\.(?:"[^"]+"|[\w$]+))*)'
TABLE = re.compile(
    rf"\s*(?:CREATE (?:UNLOGGED )?TABLE(?: IF NOT EXISTS)?|ALTER TABLE(?: IF EXISTS)?(?: ONLY)?|DROP TABLE(?: IF EXISTS)?"
    rf"|UPDATE|DELETE FROM|INSERT INTO|TRUNCATE(?: TABLE)?"
    rf"|CREATE (?:UNIQUE )?INDEX(?: CONCURRENTLY)?(?: IF NOT EXISTS)? {NAME} ON(?: ONLY)?) {NAME}",
    re.IGNORECASE,
)
INDEX = re.compile(rf"\s*(CREATE (?:UNIQUE )?|DROP )INDEX(?: CONCURRENTLY)?(?: IF (?:NOT )?EXISTS)? {NAME}", re.IGNORECASE)
CONSTRAINT = re.compile(rf"(ADD|DROP) CONSTRAINT(?: IF EXISTS)? {NAME}", re.IGNORECASE)
COLUMN = re.compile(rf"(ADD|DROP|ALTER) COLUMN(?: IF (?:NOT )?EXISTS)? {NAME}(?: TYPE ([^;]+?)(?: USING .*)?;?$)?", re.IGNORECASE)
EMPTIED = ("AG001", "LC001", "MRT401", "MRT704", "add-field-not-null", "adding-required-field", "AG007", "MRT213")
"""Rules about rows that have no value."""
NOT_NULL = ("AG007", "LC004", "MRT213", "alter-field-not-null")
ON_TABLES = (
    "AG002 AG006 AG007 AG008 AG010 LC002 LC004 LC005 LC006 LC007 MRT204 MRT303 MRT406 MRT407 MRT213 "
    "non-concurrent-add-index non-concurrent-add-constraint add-field-foreign-key unique-constraint-without-index"
).split()
"""Rules about work on a table with rows and readers."""
ELSEWHERE = re.compile(r"sqlite|mysql|mariadb|mssql|oracle|dialect|postgres", re.IGNORECASE)


def bare(name: str) -> str:
    """A name without its schema and its quotes."""
    return name.split(".")[-1].strip('"').lower()


@dataclass(frozen=True)
class Refuted:
    verdict: str
    """The class of the reason."""
    evidence: str


@dataclass(frozen=True)
class Sent:
    """A statement that PostgreSQL gets."""

    sql: str
    revision: str
    file: str
    line: int
    locks: list[dict[str, Any]]
    certain: bool

    @property
    def table(self) -> str:
        found = TABLE.match(self.sql)
        return bare(found[2]) if found else ""

    @property
    def place(self) -> str:
        return f"line {self.line} `{' '.join(self.sql.split())[:90]}`"

    @property
    def creates_table(self) -> bool:
        return self.sql.lstrip().upper().startswith(("CREATE TABLE", "CREATE UNLOGGED TABLE"))

    @property
    def works(self) -> bool:
        """Whether rows are read or written under the locks."""
        return any(lock.get("work") not in (None, "none", "instant") for lock in self.locks)


class Source:
    """A revision file."""

    def __init__(self, path: Path) -> None:
        self.text = path.read_text(encoding="utf-8", errors="replace")
        self.lines = self.text.splitlines()
        self.tree = ast.parse(self.text)

    @functools.cached_property
    def functions(self) -> dict[str, ast.FunctionDef]:
        return {node.name: node for node in self.tree.body if isinstance(node, ast.FunctionDef)}

    @functools.cached_property
    def reached(self) -> dict[str, set[str]]:
        """The functions of the file that `upgrade` and `downgrade` reach by name."""
        found = {}
        for start in ("upgrade", "downgrade"):
            seen, todo = set(), [start]
            while todo:
                name = todo.pop()
                if name in seen or name not in self.functions:
                    continue
                seen.add(name)
                todo += [node.id for node in ast.walk(self.functions[name]) if isinstance(node, ast.Name)]
            found[start] = seen
        return found

    def side(self, line: int) -> str:
        """The function of Alembic's to which a line belongs; empty where both reach it, or none."""
        for name, node in self.functions.items():
            if node.lineno <= line <= (node.end_lineno or 0):
                sides = [side for side, names in self.reached.items() if name in names]
                return sides[0] if len(sides) == 1 else ""
        return ""

    def around(self, line: int) -> Iterator[ast.stmt]:
        """The statements around a line, outermost first."""
        body: list[Any] = [self.tree]
        while body:
            node = body.pop()
            for child in ast.iter_child_nodes(node):
                if getattr(child, "lineno", 0) <= line <= (getattr(child, "end_lineno", 0) or 0):
                    if isinstance(child, ast.stmt):
                        yield child
                    body = [child]
                    break

    def statement(self, line: int) -> range:
        inner = None
        for node in self.around(line):
            inner = node
        if inner is None or isinstance(inner, ast.FunctionDef | ast.If | ast.With | ast.For | ast.Try):
            return range(line, line + 1)
        return range(inner.lineno, (inner.end_lineno or inner.lineno) + 1)

    def quote(self, line: int) -> str:
        return f"line {line} `{self.lines[line - 1].strip()[:90]}`"

    @functools.cached_property
    def constants(self) -> dict[str, set[str]]:
        """The texts of what the module assigns to names."""
        return {
            target.id: set(texts(node.value))
            for node in self.tree.body
            if isinstance(node, ast.Assign)
            for target in node.targets
            if isinstance(target, ast.Name)
        }

    def words(self, line: int) -> set[str]:
        """The texts of the statement there, of the names in it and of the loops around it: tables and columns."""
        rows = self.statement(line)
        found = set()
        for node in ast.walk(self.tree):
            if getattr(node, "lineno", 0) in rows:
                found |= set(texts(node))
                if isinstance(node, ast.Name):
                    found |= self.constants.get(node.id, set())
        for node in self.around(line):
            heads = [node.iter] if isinstance(node, ast.For) else []
            heads += [item.context_expr for item in node.items] if isinstance(node, ast.With) else []
            for head in heads:
                found |= set(texts(head))
                for part in ast.walk(head):
                    if isinstance(part, ast.Name):
                        found |= self.constants.get(part.id, set())
        return found

    def keyword(self, line: int, name: str) -> int:
        """The line of a keyword argument of the statement there; 0 without."""
        rows = self.statement(line)
        for node in ast.walk(self.tree):
            if isinstance(node, ast.keyword) and node.arg == name and node.value.lineno in rows:
                return node.value.lineno
        return 0

    def calls(self, side: str) -> Iterator[tuple[ast.Call, set[str]]]:
        """The calls of methods that a function of Alembic's reaches, each with its texts."""
        for name in self.reached[side]:
            for node in ast.walk(self.functions[name]):
                if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
                    yield node, self.words(node.lineno)

    def made_table(self, line: int) -> int:
        """The line of `op.create_table` of the table that the statement of a line is about; 0 without."""
        words = self.words(line)
        for call, _ in self.calls("upgrade"):
            if isinstance(call.func, ast.Attribute) and call.func.attr == "create_table" and call.lineno <= line and call.args:
                first = set(texts(call.args[0]))
                if isinstance(call.args[0], ast.Name):
                    first = self.constants.get(call.args[0].id, set())
                if first & words:
                    return call.lineno
        return 0


def texts(node: ast.AST) -> Iterator[str]:
    for each in ast.walk(node):
        if isinstance(each, ast.Constant) and isinstance(each.value, str):
            yield each.value


class Facts:
    """What a history does on PostgreSQL."""

    def __init__(self, value: dict[str, Any], options: list[str], binary: Path) -> None:
        """Of what `preview-sql` says of a history, and the options with which it was asked."""
        self.options = options
        self.binary = binary
        self.sent = [
            Sent(one["sql"], one["revision"], Path(one["file"]).name, one["line"], one["locks"], not one["doubt"])
            for one in value["statements"]
            if one["file"] and one["line"]
        ]
        self.doubtful = {one["revision"] for one in value["doubts"] if not one["depends_on_data"]}
        self.revisions = {Path(one["file"]).name: one["revision"] for one in value["revisions"]}
        self.files = {one["revision"]: Path(one["file"]).name for one in value["revisions"]}

    def of(self, file: str) -> list[Sent]:
        return [one for one in self.sent if one.file == file]

    def is_known(self, file: str) -> bool:
        """Whether all that a revision does is known."""
        return file in self.revisions and self.revisions[file] not in self.doubtful

    @functools.cache  # noqa: B019
    def tables(self, revision: str) -> dict[str, Any]:
        """The tables before a revision."""
        # Nothing where it is a base or a merge.
        command = [self.binary, "schema", *self.options, "--format", "json", "--at", f"{revision}-1"]
        answer = subprocess.run(command, capture_output=True, text=True)
        if not answer.stdout.startswith("{"):
            return {}
        return {one["name"].lower(): one for one in json.loads(answer.stdout)["tables"]}

    def column(self, before: Sent, name: str) -> dict[str, Any] | None:
        table = self.tables(before.revision).get(before.table)
        found = [one for one in table["columns"] if one["name"].lower() == name] if table else []
        return found[0] if found and found[0]["standing"] == "known" and found[0]["type"] else None


class Refutations:
    def __init__(self, facts: Facts) -> None:
        self.facts = facts
        self.sources: dict[str, Source] = {}

    def source(self, file: str) -> Source:
        if file not in self.sources:
            self.sources[file] = Source(Path(file))
        return self.sources[file]

    def of(self, one: Theirs) -> Refuted | None:
        try:
            source = self.source(one.file)
        except SyntaxError:
            return None
        sent = self.facts.of(Path(one.file).name)
        if one.rule == "MRT101" and "downgrade" not in source.functions:
            return self.forward_only(one)
        if one.tool == "squawk":
            return self.of_sql(one, source, sent)
        if not one.line:
            return self.of_file(one, source, sent)
        return self.of_line(one, source, sent)

    # MARK: SQL

    def of_sql(self, one: Theirs, source: Source, sent: list[Sent]) -> Refuted | None:
        if one.rule in ("transaction-nesting", "ban-uncommitted-transaction"):
            return self.autocommit(source)
        text = " ".join(one.statement.split())
        near = [each for each in sent if text and text in " ".join(each.sql.split())]
        if not near:
            return None
        return self.of_statements(one, source, sent, near)

    @staticmethod
    def forward_only(one: Theirs) -> Refuted | None:
        """A history without any `downgrade()`: ours says so once, and not of each revision."""
        neighbours = [path for path in Path(one.file).parent.glob("*.py") if path.name != "__init__.py"]
        if any(re.search(r"^def downgrade\b", path.read_text(), re.MULTILINE) for path in neighbours):
            return None
        return Refuted("said once of the whole history", f"none of the {len(neighbours)} files of its folder has a downgrade()")

    @staticmethod
    def alike(source: Source, this: Sent) -> Refuted | None:
        """`existing_type` is a text type whose values the new one stores as they are."""
        column = COLUMN.search(this.sql)
        said = source.keyword(this.line, "existing_type")
        if not column or column[1].upper() != "ALTER" or not column[3] or not said:
            return None
        old = re.search(
            r"existing_type=(?:sa\.|sqlalchemy\.)?(String|VARCHAR|Unicode|Text|TEXT|UnicodeText)\((?:length=)?(\d*)",
            source.lines[said - 1],
        )
        new = re.fullmatch(r"(TEXT|VARCHAR)(?:\((\d+)\))?", column[3].strip(" ;"), re.IGNORECASE)
        if not old or not new:
            return None
        wide = not new[2] or (old[2] and int(old[2]) <= int(new[2]))
        return Refuted("no row is read or written", f"{source.quote(said)}, becomes {new[0]}") if wide else None

    @staticmethod
    def autocommit(source: Source) -> Refuted | None:
        for number, line in enumerate(source.lines, 1):
            if "autocommit_block(" in line:
                return Refuted(
                    "Alembic's own transaction", f"{source.quote(number)} ends it, and Alembic begins the next itself"
                )
        return None

    # MARK: files

    def of_file(self, one: Theirs, source: Source, sent: list[Sent]) -> Refuted | None:
        if one.rule == "MRT103":
            return self.undone_writes(source, sent)
        if one.rule == "MRT402":
            added = [
                each
                for each in sent
                if "SET NOT NULL" in each.sql.upper() and not self.is_own_column(each, sent)
            ]
            own = [each for each in sent if "SET NOT NULL" in each.sql.upper() and self.is_own_column(each, sent)]
            if own and not added:
                maker = self.is_own_column(own[0], sent)
                assert maker
                return Refuted("the column is the revision's own", f"{maker.place} makes what {own[0].place} sets")
        return None

    def of_line(self, one: Theirs, source: Source, sent: list[Sent]) -> Refuted | None:
        side = source.side(one.line)
        if side == "downgrade" and one.rule not in ("MRT101", "MRT102"):
            return self.inverse(one, source)
        if one.rule == "MRT102":
            return self.nothing_to_undo(source, sent)
        if one.rule in ("LC003", "AG003", "missing-atomic-false"):
            for node in source.around(one.line):
                if isinstance(node, ast.With) and "autocommit_block" in ast.unparse(node.items[0]):
                    return Refuted("it is in an autocommit_block()", source.quote(node.lineno))
        if one.rule == "MRT304":
            for number in self.lines_of(source, "downgrade"):
                if re.search(r"CREATE TYPE|RENAME TO|\braise\b|\.create\(", source.lines[number - 1]):
                    return Refuted("downgrade() has it", source.quote(number))
        rows = source.statement(one.line)
        near = [each for each in sent if each.line in rows]
        if one.rule in NOT_NULL:
            said = source.keyword(one.line, "existing_nullable")
            if said and "False" in source.lines[said - 1]:
                return Refuted("it is NOT NULL already", source.quote(said))
        made = source.made_table(one.line)
        if made and one.rule in ON_TABLES:
            return Refuted("the table is made by the same revision", source.quote(made))
        if not near:
            return self.not_on_postgresql(one, source)
        for node in source.around(one.line):
            if isinstance(node, ast.If) and "is_offline_mode" in ast.unparse(node.test):
                return Refuted("only without a database", source.quote(node.lineno))
        if one.rule in ("MRT104", "MRT105", "MRT103", "irreversible-run-sql"):
            return self.undone_writes(source, near, sent) or self.answered(one, source, near)
        return self.of_statements(one, source, sent, near) or self.answered(one, source, near)

    def inverse(self, one: Theirs, source: Source) -> Refuted | None:
        """What `downgrade()` does there is the way back of a line of `upgrade()`, which has the same names."""
        words = {word for word in source.words(one.line) if re.fullmatch(r"[\w.]+", word)}
        best: tuple[int, int] | None = None
        for call, others in source.calls("upgrade"):
            common = words & others
            if common and (best is None or len(common) > best[0]):
                best = (len(common), call.lineno)
        return Refuted("downgrade() as the way back", f"takes back {source.quote(best[1])}") if best else None

    @staticmethod
    def lines_of(source: Source, side: str) -> Iterator[int]:
        for name in source.reached[side]:
            node = source.functions[name]
            yield from range(node.lineno, (node.end_lineno or node.lineno) + 1)

    def nothing_to_undo(self, source: Source, sent: list[Sent]) -> Refuted | None:
        upgrade = source.functions.get("upgrade")
        if upgrade and not sent:
            if all(isinstance(node, ast.Pass | ast.Expr) for node in upgrade.body) and not any(
                isinstance(node, ast.Call) for node in ast.walk(upgrade)
            ):
                return Refuted("upgrade() does nothing either", source.quote(upgrade.body[-1].lineno))
            return self.not_on_postgresql(None, source, upgrade.body[-1].lineno)
        if sent and all("VALIDATE CONSTRAINT" in each.sql.upper() for each in sent):
            return Refuted("a validated constraint has no way back", sent[0].place)
        return None

    def not_on_postgresql(self, one: Theirs | None, source: Source, line: int = 0) -> Refuted | None:
        line = one.line if one else line
        for node in source.around(line):
            if isinstance(node, ast.If) and ELSEWHERE.search(ast.unparse(node.test)):
                return Refuted("not on PostgreSQL", source.quote(node.lineno))
        file = Path(one.file).name if one else ""
        if one and self.facts.is_known(file):
            # What leads there, innermost first: nothing is sent from it, and nothing of the revision is unknown,
            # nor of the table, which a condition may ask for.
            tables = self.facts.tables(self.facts.revisions[file])
            named = [tables[word.lower()] for word in source.words(line) if word.lower() in tables]
            if not named or not all(table["complete"] for table in named):
                return None
            for node in reversed(list(source.around(line))):
                if isinstance(node, ast.If | ast.For | ast.While | ast.Try):
                    return Refuted("not reached in this history", source.quote(node.lineno))
        return None

    # MARK: statements

    def of_statements(self, one: Theirs, source: Source, sent: list[Sent], near: list[Sent]) -> Refuted | None:
        same = [self.alike(source, each) for each in near]
        if same and all(same):
            return same[0]
        reasons = [self.of_statement(one, each, sent) for each in near]
        known = [reason for reason in reasons if reason]
        # Each statement of the line has to have a reason.
        return known[0] if known and len(known) == len(reasons) else None

    def of_statement(self, one: Theirs, this: Sent, sent: list[Sent]) -> Refuted | None:
        place = sent.index(this)
        table = this.table
        if one.rule == "renaming-object" and re.search(r"ALTER INDEX|RENAME CONSTRAINT", this.sql, re.IGNORECASE):
            return Refuted("no statement of a client names it", this.place)
        replaced = self.replaced_type(this, sent)
        if replaced:
            return Refuted("the type is replaced", replaced.place)
        index = INDEX.match(this.sql)
        if index and index[1].upper().startswith("DROP"):
            table = self.table_of_index(bare(index[2]), this) or table
        for each in sent[:place]:
            if each.creates_table and table and each.table == table:
                return Refuted("the table is made by the same revision", each.place)
            if re.match(rf"\s*ALTER TABLE {NAME} RENAME TO", each.sql, re.IGNORECASE) and table:
                new = bare(each.sql.rstrip("; \n").split()[-1])
                made = [other for other in sent[:place] if other.creates_table and other.table == each.table]
                if new == table and made:
                    return Refuted("the table is made by the same revision", f"{made[0].place}, renamed at line {each.line}")
        if this.creates_table:
            return Refuted("the table is made by the same revision", this.place)
        for each in sent[place + 1 :]:
            if each.sql.lstrip().upper().startswith("DROP TABLE") and table and each.table == table:
                return Refuted("the table is dropped by the same revision", each.place)
        maker = self.is_own_column(this, sent)
        if maker is not None and maker is not this:
            return Refuted("the column is the revision's own", maker.place)
        column = COLUMN.search(this.sql)
        if column and column[1].upper() == "ALTER":
            was = self.facts.column(this, bare(column[2]))
            if was:
                origin = f"{this.table}.{bare(column[2])} is {was['type']} since revision {was['revision']}, line {was['line']}"
                if column[3] and not this.works and this.locks:
                    return Refuted("no row is read or written", f"{origin}, becomes {column[3].strip(' ;')}")
                if "SET NOT NULL" in this.sql.upper() and not was["nullable"]:
                    return Refuted("it is NOT NULL already", origin.replace(" is ", " is NOT NULL ", 1))
                if "DROP DEFAULT" in this.sql.upper() and was["default"] is None:
                    return Refuted("it has no default", origin)
                if "DROP DEFAULT" in this.sql.upper() and was["nullable"]:
                    return Refuted("without a value it is NULL, which it may be", origin)
                if "DROP NOT NULL" in this.sql.upper() and was["nullable"]:
                    return Refuted("it is not NOT NULL", origin.replace(" is ", " is nullable ", 1))
            for each in sent[place + 1 :]:
                other = COLUMN.search(each.sql)
                if other and each.table == table and other[1].upper() == "DROP" and bare(other[2]) == bare(column[2]):
                    return Refuted("the column is dropped by the same revision", each.place)
        if one.rule in EMPTIED and table:
            for each in sent[:place]:
                if each.table == table and re.match(r"\s*(DELETE FROM \S+;?\s*$|TRUNCATE)", each.sql, re.IGNORECASE):
                    return Refuted("the table is emptied before", each.place)
        if one.rule == "MRT404" and column and column[1].upper() == "ADD" and " DEFAULT " not in this.sql.upper():
            return Refuted("no default is sent, and nothing is rewritten", this.place)
        constraint = CONSTRAINT.search(this.sql)
        if constraint and constraint[1].upper() == "DROP":
            for each in sent[place + 1 :]:
                other = COLUMN.search(each.sql)
                if other and each.table == table and other[1].upper() == "DROP" and bare(other[2]) in this.sql.lower():
                    return Refuted("its column is dropped by the same revision", each.place)
            for each in sent:
                other = CONSTRAINT.search(each.sql)
                if each is not this and other and other[1].upper() == "ADD" and each.table == table:
                    return Refuted("the constraint is replaced", each.place)
        if index and index[1].upper().startswith("DROP"):
            for each in sent[place + 1 :]:
                other = INDEX.match(each.sql)
                if other and bare(other[2]) == bare(index[2]) and other[1].upper().startswith("CREATE"):
                    return Refuted("the index is replaced", each.place)
        return None

    @staticmethod
    def replaced_type(this: Sent, sent: list[Sent]) -> Sent | None:
        """The statement that makes a type anew whose old one is renamed or dropped by this one."""
        found = re.match(rf"\s*(?:ALTER TYPE {NAME} RENAME TO|DROP TYPE(?: IF EXISTS)?) {NAME}", this.sql, re.IGNORECASE)
        if not found:
            return None
        name = bare(found[1] or found[2])
        for each in sent:
            renamed = re.match(rf"\s*ALTER TYPE {NAME} RENAME TO {NAME}", each.sql, re.IGNORECASE)
            if renamed and bare(renamed[2]) == name:
                name = bare(renamed[1])
        for each in sent:
            made = re.match(rf"\s*(?:CREATE TYPE {NAME}|ALTER TYPE {NAME} RENAME TO {NAME})", each.sql, re.IGNORECASE)
            if made and each is not this and bare(made[1] or made[3]) == name:
                return each
        return None

    def table_of_index(self, name: str, before: Sent) -> str:
        table = ""
        for one in self.facts.sent:
            if one is before:
                break
            found = INDEX.match(one.sql)
            if found and found[1].upper().startswith("CREATE") and bare(found[2]) == name:
                table = one.table
        return table

    @staticmethod
    def is_own_column(this: Sent, sent: list[Sent]) -> Sent | None:
        """The statement of the revision that adds the column that this one is about."""
        found = COLUMN.search(this.sql)
        if not found:
            return None
        for each in sent[: sent.index(this)]:
            other = COLUMN.search(each.sql)
            if other and each.table == this.table and other[1].upper() == "ADD" and bare(other[2]) == bare(found[2]):
                return each
            if each.creates_table and each.table == this.table:
                return each
        return None

    def undone_writes(self, source: Source, near: list[Sent], sent: list[Sent] | None = None) -> Refuted | None:
        """Rows that are only written where `downgrade()` takes the column or the table away."""
        sent = near if sent is None else sent
        writes = [one for one in near if re.match(r"\s*(UPDATE|INSERT|DELETE)", one.sql, re.IGNORECASE)]
        reasons = []
        for write in writes:
            made = [each for each in sent if each.creates_table and each.table == write.table]
            own = [
                each
                for each in sent
                if (column := COLUMN.search(each.sql)) and column[1].upper() == "ADD" and each.table == write.table
                and self.sets_only(write.sql, [
                    bare(other[2]) for added in sent
                    if added.table == write.table and (other := COLUMN.search(added.sql)) and other[1].upper() == "ADD"
                ])
            ]
            if not made and not own:
                return None
            maker = (made or own)[0]
            reasons.append(f"{write.place} writes what {maker.place} brings, and downgrade() takes away")
        return Refuted("the rows go with the column or table", reasons[0]) if reasons else None

    @staticmethod
    def sets_only(sql: str, columns: list[str]) -> bool:
        found = re.search(r"\bSET\s+(.*?)(?:\bWHERE\b|\bFROM\b|;|$)", sql, re.IGNORECASE | re.DOTALL)
        if not found:
            return False
        names = re.findall(r'(?:^|,)\s*"?(\w+)"?\s*=', found[1])
        return bool(names) and all(name.lower() in columns for name in names)

    def answered(self, one: Theirs, source: Source, near: list[Sent]) -> Refuted | None:
        """What `downgrade()` is said to lack is there."""
        if one.rule not in ("MRT410", "MRT408", "MRT409", "MRT104", "MRT105", "MRT205", "MRT207"):
            return None
        names = set()
        for each in near:
            for pattern, group in ((CONSTRAINT, 2), (INDEX, 2)):
                found = pattern.search(each.sql)
                if found:
                    names.add(bare(found[group]))
        for number in self.lines_of(source, "downgrade"):
            line = source.lines[number - 1].lower()
            if any(re.search(rf"\b{re.escape(name)}\b", line) for name in names):
                return Refuted("downgrade() has it", source.quote(number))
        return None
