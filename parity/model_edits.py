"""Edits of the source files of a project's models, drawn by chance: what a programmer would do to them.

An edit is text in place of text. Whether Python still takes the models after it is for the caller to find out.
"""

import ast
import random
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

COLUMN_CALLS = ("Column", "mapped_column", "_Column")


@dataclass(frozen=True)
class NewType:
    """A type that a column is given."""

    python: str
    value: str
    """An expression of SQL for a row that is there."""
    default: str
    """In Python, a default of the model that is the same for all rows."""
    server_default: str


TYPES = (
    NewType("sa_.Integer()", "0", "3", '"0"'),
    NewType("sa_.BigInteger()", "0", "4", 'sa_.text("7")'),
    NewType("sa_.SmallInteger()", "1", "1", '"1"'),
    NewType("sa_.String(40)", "'x'", '"none"', '"it\'s"'),
    NewType("sa_.String()", "'x'", '"a"', '""'),
    NewType("sa_.Text()", "''", '"x: y"', "\"'quoted'\""),
    NewType("sa_.Boolean()", "false", "True", "sa_.false()"),
    NewType("sa_.DateTime()", "now()", "None", "sa_.func.now()"),
    NewType("sa_.DateTime(timezone=True)", "now()", "None", 'sa_.text("CURRENT_TIMESTAMP")'),
    NewType("sa_.Date()", "current_date", "None", 'sa_.text("CURRENT_DATE")'),
    NewType("sa_.Time()", "'12:00'", "None", "\"12:00\""),
    NewType("sa_.Interval()", "'1 day'", "None", "\"1 day\""),
    NewType("sa_.Float()", "0", "0.5", '"0.5"'),
    NewType("sa_.Numeric(12, 2)", "0", "1.5", '"10.50"'),
    NewType("sa_.JSON()", "'{}'", "None", '"{}"'),
    NewType("sa_.LargeBinary()", "''", "None", "\"\""),
    NewType("sa_.Uuid()", "gen_random_uuid()", "None", 'sa_.text("gen_random_uuid()")'),
    NewType("pg_.JSONB()", "'{}'", "None", "sa_.text(\"'{}'::jsonb\")"),
    NewType("pg_.ARRAY(sa_.Integer())", "'{}'", "None", '"{}"'),
    NewType("pg_.ARRAY(sa_.String(20))", "'{}'", "None", '"{}"'),
    NewType("pg_.INET()", "'::1'", "None", '"127.0.0.1"'),
    NewType('sa_.Enum("low", "high", name="edit_level")', "'low'", '"low"', '"high"'),
)


@dataclass
class Source:
    path: Path
    content: bytes

    def __post_init__(self) -> None:
        self.tree = ast.parse(self.content)
        self.starts = [0]
        for line in self.content.split(b"\n"):
            self.starts.append(self.starts[-1] + len(line) + 1)

    def span(self, node: ast.AST) -> tuple[int, int]:
        start = self.starts[node.lineno - 1] + node.col_offset  # type: ignore[attr-defined]
        end = self.starts[node.end_lineno - 1] + node.end_col_offset  # type: ignore[attr-defined]
        return start, end

    def text(self, node: ast.AST) -> str:
        start, end = self.span(node)
        return self.content[start:end].decode()

    def line(self, number: int) -> int:
        """Where a line begins, counted from one."""
        return self.starts[number - 1]


@dataclass
class ModelColumn:
    model: "Model"
    attribute: str
    statement: ast.stmt
    call: ast.Call

    @property
    def name(self) -> str:
        first = self.call.args[0] if self.call.args else None
        if isinstance(first, ast.Constant) and isinstance(first.value, str):
            return first.value
        return self.attribute

    def keyword(self, name: str) -> ast.keyword | None:
        return next((one for one in self.call.keywords if one.arg == name), None)

    @property
    def is_key(self) -> bool:
        return self.keyword("primary_key") is not None

    @property
    def type(self) -> ast.expr | None:
        for one in self.call.args:
            function = one.func if isinstance(one, ast.Call) else one
            name = getattr(function, "attr", getattr(function, "id", None))
            if name and name[0].isupper() and name not in ("ForeignKey", "Identity", "Computed", "Sequence"):
                return one
        return None

    @property
    def foreign_key(self) -> ast.Call | None:
        for one in self.call.args:
            if isinstance(one, ast.Call) and getattr(one.func, "attr", getattr(one.func, "id", "")) == "ForeignKey":
                return one
        return None


@dataclass
class Model:
    source: Source
    node: ast.ClassDef
    table: str
    tablename: ast.Constant | None
    """None for an SQLModel, whose table has its name in small letters."""
    columns: list[ModelColumn] = field(default_factory=list)

    @property
    def arguments(self) -> ast.expr | None:
        for one in self.node.body:
            if isinstance(one, ast.Assign) and getattr(one.targets[0], "id", "") == "__table_args__":
                return one.value
        return None


@dataclass
class Labels:
    """A Python enumeration that a column of a model has."""

    source: Source
    node: ast.ClassDef
    members: list[ast.Assign]


def called(node: ast.AST | None, names: tuple[str, ...]) -> bool:
    return isinstance(node, ast.Call) and getattr(node.func, "attr", getattr(node.func, "id", None)) in names


class Models:
    """The classes with tables below some folders."""

    def __init__(self, files: list[Path]) -> None:
        self.sources: list[Source] = []
        self.models: list[Model] = []
        self.labels: list[Labels] = []
        enumerations: list[Labels] = []
        for path in files:
            content = path.read_bytes()
            if b"\r\n" in content:
                continue
            try:
                source = Source(path, content)
            except SyntaxError:
                continue
            self.sources.append(source)
            for node in source.tree.body:
                if not isinstance(node, ast.ClassDef):
                    continue
                self.read(source, node)
                if any("Enum" in ast.unparse(base) for base in node.bases):
                    members = [
                        one for one in node.body if isinstance(one, ast.Assign) and isinstance(one.value, ast.Constant)
                    ]
                    if members:
                        enumerations.append(Labels(source, node, members))
        used = {name.id for one in self.columns() for name in ast.walk(one.statement) if isinstance(name, ast.Name)}
        self.labels = [one for one in enumerations if one.node.name in used]

    def read(self, source: Source, node: ast.ClassDef) -> None:
        model = None
        for one in node.body:
            if isinstance(one, ast.Assign) and getattr(one.targets[0], "id", "") == "__tablename__":
                if isinstance(one.value, ast.Constant) and isinstance(one.value.value, str):
                    model = Model(source, node, one.value.value, one.value)
        if model is None and any(one.arg == "table" for one in node.keywords):
            model = Model(source, node, node.name.lower(), None)
        if model is None:
            return
        for one in node.body:
            if isinstance(one, ast.AnnAssign) and called(one.value, ("Field",)):
                assert isinstance(one.value, ast.Call)
                inner = next((key.value for key in one.value.keywords if key.arg == "sa_column"), None)
                if isinstance(inner, ast.Call) and isinstance(one.target, ast.Name):
                    model.columns.append(ModelColumn(model, one.target.id, one, inner))
                continue
            if isinstance(one, ast.Assign) and called(one.value, COLUMN_CALLS):
                target, value = one.targets[0], one.value
            elif isinstance(one, ast.AnnAssign) and one.value is not None and called(one.value, COLUMN_CALLS):
                target, value = one.target, one.value
            else:
                continue
            if isinstance(target, ast.Name) and isinstance(value, ast.Call):
                model.columns.append(ModelColumn(model, target.id, one, value))
        if model.columns:
            self.models.append(model)

    def columns(self) -> list[ModelColumn]:
        return [column for model in self.models for column in model.columns]


@dataclass
class Edit:
    kind: str
    says: str
    replacements: list[tuple[Source, int, int, str]] = field(default_factory=list)
    renames: dict[str, str] = field(default_factory=dict)
    """By what was there: `table.column` or `table`."""
    backfill: dict[str, str] = field(default_factory=dict)

    def replace(self, source: Source, span: tuple[int, int], text: str) -> None:
        self.replacements.append((source, span[0], span[1], text))

    def insert(self, source: Source, place: int, text: str) -> None:
        self.replacements.append((source, place, place, text))

    def written(self) -> dict[Path, bytes]:
        """What the files hold after it."""
        result = {}
        for source in {id(one[0]): one[0] for one in self.replacements}.values():
            content = source.content
            pieces = sorted((one for one in self.replacements if one[0] is source), key=lambda one: one[1:3])
            if any(a[2] > b[1] for a, b in zip(pieces, pieces[1:])):
                raise Impossible("overlapping")
            for _, start, end, text in reversed(pieces):
                content = content[:start] + text.encode() + content[end:]
            if b"sa_." in content or b"pg_." in content:
                place = imports_place(source)
                names = b"import sqlmodel as sm_\n" if b"sm_." in content else b""
                names += b"import sqlalchemy as sa_\nfrom sqlalchemy.dialects import postgresql as pg_\n"
                content = content[:place] + names + content[place:]
            try:
                ast.parse(content)
            except SyntaxError as error:
                raise Impossible(str(error)) from error
            result[source.path] = content
        return result


class Impossible(Exception):
    """These models give no occasion for such an edit."""


def imports_place(source: Source) -> int:
    for number, node in enumerate(source.tree.body):
        is_text = number == 0 and isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
        if is_text or isinstance(node, ast.ImportFrom) and node.module == "__future__":
            continue
        return source.line(node.lineno)
    return len(source.content)


class Drawing:
    """Draws edits of one set of models."""

    def __init__(self, models: Models, chance: random.Random) -> None:
        self.models = models
        self.chance = chance

    def edit(self, kind: str) -> Edit:
        edit = Edit(kind, "")
        makers = [kind] if kind != "several" else self.chance.sample([one for one in KINDS if one != "several"], 3)
        for one in makers:
            said = KINDS[one](self, edit)
            edit.says = f"{edit.says}; {said}" if edit.says else said
        return edit

    # What is chosen.

    def model(self, fits: Callable[[Model], bool] = lambda _: True) -> Model:
        fitting = [one for one in self.models.models if fits(one)]
        if not fitting:
            raise Impossible("no such table")
        return self.chance.choice(fitting)

    def column(self, fits: Callable[[ModelColumn], bool] = lambda _: True) -> ModelColumn:
        fitting = [one for one in self.models.columns() if fits(one)]
        if not fitting:
            raise Impossible("no such column")
        return self.chance.choice(fitting)

    # How text is changed.

    def keyword(self, edit: Edit, column: ModelColumn, name: str, value: str | None) -> None:
        """Gives the column's call a keyword, changes it or takes it away."""
        source = column.model.source
        present = column.keyword(name)
        if present is not None and value is not None:
            edit.replace(source, source.span(present.value), value)
        elif present is not None:
            self.remove_argument(edit, source, present)
        elif value is not None:
            self.add_argument(edit, source, column.call, f"{name}={value}")

    def add_argument(self, edit: Edit, source: Source, call: ast.Call, text: str) -> None:
        every = [*call.args, *call.keywords]
        if every:
            edit.insert(source, max(source.span(one)[1] for one in every), f", {text}")
        else:
            edit.insert(source, source.span(call)[1] - 1, text)

    def remove_argument(self, edit: Edit, source: Source, node: ast.AST) -> None:
        start, end = source.span(node)
        after = re.match(rb"\s*,\s*", source.content[end:])
        before = re.search(rb",\s*\Z", source.content[:start])
        if before:
            start -= len(before[0])
        elif after:
            end += len(after[0])
        edit.replace(source, (start, end), "")

    def table_argument(self, edit: Edit, model: Model, text: str) -> None:
        """Puts one more thing into `__table_args__`."""
        source, arguments = model.source, model.arguments
        if arguments is None:
            last = model.columns[-1].statement
            place = source.line(last.end_lineno + 1)  # type: ignore[operator]
            edit.insert(source, place, f"    __table_args__ = ({text},)\n")
        elif isinstance(arguments, ast.Tuple) and arguments.elts:
            edit.insert(source, source.span(arguments.elts[0])[0], f"{text}, ")
        else:
            raise Impossible("other table arguments")

    def new_line(self, edit: Edit, column: ModelColumn, text: str) -> None:
        """A statement after that of a column."""
        parts = re.fullmatch(r"(\w+) = (sa_\.Column\(.*\))", text)
        if column.model.tablename is None and parts:
            text = f"{parts[1]}: object = sm_.Field(default=None, sa_column={parts[2]})"
        place = column.model.source.line(column.statement.end_lineno + 1)  # type: ignore[operator]
        edit.insert(column.model.source, place, f"    {text}\n")

    # What is done.

    def add_column(self, edit: Edit) -> str:
        model = self.model()
        after = self.chance.choice(model.columns)
        of = self.chance.choice(TYPES)
        name = self.chance.choice(["edit_note", "editState", "edit_count", "order", "edited at"])
        attribute = re.sub(r"\W", "_", name)
        head = f'{attribute} = sa_.Column("{name}", ' if name != attribute else f"{attribute} = sa_.Column("
        way = self.chance.choice(["nullable", "nullable", "needed", "default", "server default", "index", "comment"])
        options = {
            "nullable": "nullable=True",
            "needed": "nullable=False",
            "default": f"nullable=False, default={of.default}",
            "server default": f"nullable=False, server_default={of.server_default}",
            "index": "index=True" if "JSON" not in of.python else "nullable=True",
            "comment": 'comment="What it\'s for"',
        }[way]
        edit.backfill[f"{model.table}.{name}"] = of.value
        self.new_line(edit, after, f"{head}{of.python}, {options})")
        return f"add {model.table}.{name} {of.python} {options}"

    def add_reference(self, edit: Edit) -> str:
        model = self.model()
        keys = [one for one in self.models.columns() if one.is_key and one.type is not None and one.foreign_key is None]
        keys = [one for one in keys if sum(other.is_key for other in one.model.columns) == 1]
        keys = [one for one in keys if ast.unparse(one.type) in ("Integer", "sa.Integer")]  # type: ignore[arg-type]
        if not keys:
            raise Impossible("no plain primary key")
        key = self.chance.choice(keys)
        options = self.chance.choice(["", ', ondelete="CASCADE"', ', ondelete="SET NULL"', ', name="fk_edited"'])
        options += self.chance.choice(["", "", ", deferrable=True", ', onupdate="CASCADE"'])
        target = f"{key.model.table}.{key.name}"
        column = self.chance.choice(["", ", index=True", ", unique=True"])
        self.new_line(
            edit,
            self.chance.choice(model.columns),
            f'edit_ref_id = sa_.Column(sa_.Integer, sa_.ForeignKey("{target}"{options}), nullable=True{column})',
        )
        return f"add {model.table}.edit_ref_id to {target}{options}{column}"

    def drop_column(self, edit: Edit) -> str:
        column = self.column(lambda one: not one.is_key)
        source, statement = column.model.source, column.statement
        start = source.line(statement.lineno)
        end = source.line(statement.end_lineno + 1)  # type: ignore[operator]
        edit.replace(source, (start, end), "")
        return f"drop {column.model.table}.{column.name}"

    def rename_column(self, edit: Edit) -> str:
        column = self.column(lambda one: not one.is_key and one.name == one.attribute)
        source = column.model.source
        new = f"{column.name}_edited"
        place = source.span(column.call.args[0])[0] if column.call.args else source.span(column.call)[0]
        if column.call.args:
            edit.insert(source, place, f'"{new}", ')
        else:
            call = source.span(column.call.func)[1]
            edit.insert(source, call + 1, f'"{new}", ')
        edit.renames[f"{column.model.table}.{column.name}"] = new
        return f"rename {column.model.table}.{column.name} to {new}"

    def rename_table(self, edit: Edit) -> str:
        model = self.model()
        new = f"{model.table}_edited"
        for source in self.models.sources:
            for node in ast.walk(source.tree):
                if isinstance(node, ast.Constant) and isinstance(node.value, str):
                    if node is model.tablename:
                        edit.replace(source, source.span(node), f'"{new}"')
                    elif re.fullmatch(re.escape(model.table) + r"\.\w+", node.value):
                        edit.replace(source, source.span(node), f'"{new}{node.value[len(model.table) :]}"')
        if model.tablename is None:
            self.new_line(edit, model.columns[-1], f'__tablename__ = "{new}"')
        edit.renames[model.table] = new
        return f"rename {model.table} to {new}"

    def drop_table(self, edit: Edit) -> str:
        model = self.model()
        edit.insert(model.source, model.source.line(model.node.body[0].lineno), "    __abstract__ = True\n")
        if isinstance(model.node.body[0], ast.Expr):
            edit.replacements.pop()
            edit.insert(model.source, model.source.line(model.node.body[1].lineno), "    __abstract__ = True\n")
        return f"drop {model.table}"

    def add_table(self, edit: Edit) -> str:
        model = self.model(lambda one: bool(one.node.bases) and one.tablename is not None)
        base = ast.unparse(model.node.bases[-1])
        one, two, three = (self.chance.choice(TYPES) for _ in range(3))
        lines = [
            "",
            "",
            f"class EditThing({', '.join(ast.unparse(base) for base in model.node.bases)}):",
            '    __tablename__ = "EditThing"',
            '    thing_id = sa_.Column("thing_id", sa_.Integer, primary_key=True)',
            f"    one = sa_.Column({one.python}, nullable=False, index={self.chance.random() < 0.3})",
            f"    two = sa_.Column({two.python}, server_default={two.server_default})",
            f"    three = sa_.Column({three.python}, unique=True, comment='a \"third\"')"
            if "JSON()" not in three.python
            else "    three = sa_.Column(sa_.Integer)",
        ]
        if self.chance.random() < 0.5:
            lines.append('    __table_args__ = (sa_.CheckConstraint("thing_id > 0", name="ck_thing"), {"comment": "T"})')
        edit.insert(model.source, len(model.source.content), "\n".join(lines) + "\n")
        return f"add a table beside {model.table} on {base} with {one.python}, {two.python}, {three.python}"

    def change_type(self, edit: Edit) -> str:
        column = self.column(lambda one: one.type is not None and not one.is_key and one.foreign_key is None)
        of = self.chance.choice(TYPES)
        source = column.model.source
        assert column.type is not None
        was = ast.unparse(column.type)
        edit.replace(source, source.span(column.type), of.python)
        return f"change {column.model.table}.{column.name} from {was} to {of.python}"

    def change_length(self, edit: Edit) -> str:
        def has_length(one: ModelColumn) -> bool:
            return isinstance(one.type, ast.Call) and ast.unparse(one.type.func).endswith("String")

        column = self.column(lambda one: has_length(one) and bool(one.type.args))  # type: ignore[union-attr]
        assert isinstance(column.type, ast.Call)
        source = column.model.source
        new = self.chance.choice(["17", "60", "500", ""])
        edit.replace(source, source.span(column.type.args[0]), new)
        return f"change the length of {column.model.table}.{column.name} to {new or 'none'}"

    def change_nullability(self, edit: Edit) -> str:
        column = self.column(lambda one: not one.is_key)
        present = column.keyword("nullable")
        now = present is not None and ast.unparse(present.value) == "True"
        value = "False" if now or present is None and self.chance.random() < 0.5 else "True"
        self.keyword(edit, column, "nullable", value)
        return f"make {column.model.table}.{column.name} nullable={value}"

    def change_default(self, edit: Edit) -> str:
        column = self.column(lambda one: not one.is_key and one.type is not None)
        if column.keyword("server_default") is not None and self.chance.random() < 0.5:
            self.keyword(edit, column, "server_default", None)
            return f"drop the server default of {column.model.table}.{column.name}"
        text = ast.unparse(column.type)  # type: ignore[arg-type]
        of = next((one for one in TYPES if one.python.split("(")[0][3:] in text and one.python.startswith("sa_.")), None)
        if of is None:
            raise Impossible("a type of its own")
        self.keyword(edit, column, "server_default", of.server_default)
        return f"give {column.model.table}.{column.name} the server default {of.server_default}"

    def add_index(self, edit: Edit) -> str:
        column = self.column(lambda one: "JSON" not in ast.unparse(one.statement))
        name, way = column.name, self.chance.choice(["plain", "unique", "partial", "lower", "two", "desc", "flag"])
        if way == "flag" and column.keyword("index") is None:
            self.keyword(edit, column, "index", "True")
            return f"index {column.model.table}.{name} by its flag"
        model = column.model
        others = [one for one in model.columns if one is not column and "JSON" not in ast.unparse(one.statement)]
        other = self.chance.choice(others).name if others else name
        text = {
            "unique": f'sa_.Index("ix_edit", "{name}", unique=True)',
            "partial": f'sa_.Index("ix_edit", "{name}", postgresql_where=sa_.text(\'"{name}" IS NOT NULL\'))',
            "lower": f"sa_.Index(\"ix_edit\", sa_.text('lower(\"{name}\"::text)'))",
            "two": f'sa_.Index("ix_Edit", "{name}", "{other}")' if other != name else f'sa_.Index("ix_e", "{name}")',
            "desc": f"sa_.Index(\"ix_edit\", sa_.text('\"{name}\" DESC'), postgresql_using=\"btree\")",
        }.get(way, f'sa_.Index("ix_edit", "{name}")')
        self.table_argument(edit, model, text)
        return f"index {model.table}: {text}"

    def functional_index(self, edit: Edit) -> str:
        def is_text(one: ModelColumn) -> bool:
            return one.type is not None and ("String" in ast.unparse(one.type) or "Text" in ast.unparse(one.type))

        column = self.column(is_text)
        place = f"{column.model.node.name}.{column.attribute}"
        text = self.chance.choice(
            [
                f'sa_.Index("ix_edit_lower", sa_.func.lower({place}), unique=True)',
                f'sa_.Index("ix_edit_set", {place}, postgresql_where={place}.isnot(None))',
                f'sa_.Index("ix_edit_set", {place}, postgresql_where={place} != "a")',
                f'sa_.Index("ix_edit_desc", {place}.desc())',
                f'sa_.Index("ix_edit_c", sa_.func.coalesce({place}, "none"), {place})',
                f'sa_.Index("ix_edit_ops", {place}, postgresql_ops={{"{column.name}": "text_pattern_ops"}})',
                f'sa_.Index("ix_edit_len", sa_.func.length({place}), postgresql_using="hash")',
                f'sa_.Index("ix_edit_inc", {place}, postgresql_include=["{column.name}"])',
            ]
        )
        edit.insert(column.model.source, len(column.model.source.content), f"\n\n{text}\n")
        return f"index {column.model.table}: {text}"

    def drop_index(self, edit: Edit) -> str:
        flagged = [one for one in self.models.columns() if one.keyword("index") or one.keyword("unique")]
        items = self.items(("Index", "UniqueConstraint"))
        if not flagged and not items:
            raise Impossible("no index")
        if items and (not flagged or self.chance.random() < 0.5):
            model, item = self.chance.choice(items)
            self.remove_item(edit, model, item)
            return f"drop from {model.table}: {ast.unparse(item)}"
        column = self.chance.choice(flagged)
        self.keyword(edit, column, "index" if column.keyword("index") else "unique", "False")
        return f"drop the index of {column.model.table}.{column.name}"

    def items(self, names: tuple[str, ...]) -> list[tuple[Model, ast.expr]]:
        return [
            (model, item)
            for model in self.models.models
            if isinstance(model.arguments, ast.Tuple)
            for item in model.arguments.elts
            if called(item, names)
        ]

    def remove_item(self, edit: Edit, model: Model, item: ast.expr) -> None:
        assert isinstance(model.arguments, ast.Tuple)
        if len(model.arguments.elts) == 1:
            edit.replace(model.source, model.source.span(model.arguments), "()")
        else:
            start, end = model.source.span(item)
            after = re.match(rb"\s*,", model.source.content[end:])
            edit.replace(model.source, (start, end + (len(after[0]) if after else 0)), "")

    def add_unique(self, edit: Edit) -> str:
        column = self.column(lambda one: one.keyword("unique") is None and "JSON" not in ast.unparse(one.statement))
        if self.chance.random() < 0.5 or column.keyword("index") is not None:
            name = self.chance.choice(['name="uq_edit"', "", 'name="uq_edit", deferrable=True'])
            text = f'sa_.UniqueConstraint("{column.name}"{", " if name else ""}{name})'
            self.table_argument(edit, column.model, text)
            return f"add to {column.model.table}: {text}"
        self.keyword(edit, column, "unique", "True")
        return f"make {column.model.table}.{column.name} unique"

    def change_reference(self, edit: Edit) -> str:
        column = self.column(lambda one: one.foreign_key is not None)
        source, call = column.model.source, column.foreign_key
        assert call is not None
        present = next((one for one in call.keywords if one.arg == "ondelete"), None)
        if present is not None and self.chance.random() < 0.4:
            self.remove_argument(edit, source, present)
            return f"drop ondelete of {column.model.table}.{column.name}"
        if present is not None:
            value = "RESTRICT" if "CASCADE" in ast.unparse(present.value) else "CASCADE"
            edit.replace(source, source.span(present.value), f'"{value}"')
            return f"change ondelete of {column.model.table}.{column.name} to {value}"
        if self.chance.random() < 0.3 and column.type is not None:
            self.remove_argument(edit, source, call)
            return f"drop the foreign key of {column.model.table}.{column.name}"
        self.add_argument(edit, source, call, 'ondelete="CASCADE"')
        return f"give {column.model.table}.{column.name} ondelete CASCADE"

    def add_check(self, edit: Edit) -> str:
        column = self.column()
        name = self.chance.choice(['name="ck_edit"', 'name="ck_Edit two"'])
        text = f"sa_.CheckConstraint('\"{column.name}\" IS NOT NULL OR 1 = 1', {name})"
        self.table_argument(edit, column.model, text)
        return f"add to {column.model.table}: {text}"

    def drop_check(self, edit: Edit) -> str:
        items = self.items(("CheckConstraint",))
        if not items:
            raise Impossible("no check")
        model, item = self.chance.choice(items)
        assert isinstance(item, ast.Call)
        first = item.args[0] if item.args else None
        if isinstance(first, ast.Constant) and isinstance(first.value, str) and self.chance.random() < 0.5:
            edit.replace(model.source, model.source.span(first), repr(f"({first.value}) OR 2 > 1"))
            return f"widen in {model.table}: {ast.unparse(item)}"
        self.remove_item(edit, model, item)
        return f"drop from {model.table}: {ast.unparse(item)}"

    def change_labels(self, edit: Edit) -> str:
        if not self.models.labels:
            raise Impossible("no enumeration")
        labels = self.chance.choice(self.models.labels)
        source, member = labels.source, self.chance.choice(labels.members)
        way = self.chance.choice(["add last", "add", "add", "remove", "rename"])
        if way in ("add", "add last"):
            after = labels.members[-1] if way == "add last" else member
            indent = " " * after.col_offset
            place = source.line(after.end_lineno + 1)  # type: ignore[operator]
            edit.insert(source, place, f'{indent}EDITED = "edited"\n')
            return f"add a label to {labels.node.name} after {ast.unparse(after.targets[0])}"
        if way == "remove":
            edit.replace(source, (source.line(member.lineno), source.line(member.end_lineno + 1)), "")  # type: ignore
            return f"remove the label {ast.unparse(member)} of {labels.node.name}"
        edit.replace(source, source.span(member.targets[0]), f"{ast.unparse(member.targets[0])}_EDITED")
        return f"rename the label {ast.unparse(member)} of {labels.node.name}"

    def change_comment(self, edit: Edit) -> str:
        column = self.column()
        if self.chance.random() < 0.3 and column.model.arguments is None:
            last = column.model.columns[-1]
            self.new_line(edit, last, '__table_args__ = {"comment": "What the table\'s for"}')
            return f"comment {column.model.table}"
        if column.keyword("comment") is not None and self.chance.random() < 0.5:
            self.keyword(edit, column, "comment", None)
            return f"drop the comment of {column.model.table}.{column.name}"
        self.keyword(edit, column, "comment", self.chance.choice(['"it\'s \\"so\\": 100%"', '"plain"', '"two\\nlines"']))
        return f"comment {column.model.table}.{column.name}"

    def add_mixin(self, edit: Edit) -> str:
        of = self.chance.choice(TYPES)
        model = self.model(lambda one: bool(one.node.bases) and one.tablename is not None)
        same = [one for one in self.models.models if one.source is model.source and one.node.bases]
        chosen = self.chance.sample(same, min(len(same), 2))
        first = min(one.node.lineno - len(one.node.decorator_list) for one in chosen)
        lines = [
            "class EditedMixin:",
            "    edited_at = sa_.Column(sa_.DateTime(timezone=True), server_default=sa_.func.now(), nullable=False)",
            f"    edited_as = sa_.Column({of.python}, nullable=True)",
            "",
            "",
            "",
        ]
        edit.insert(model.source, model.source.line(first), "\n".join(lines))
        for one in chosen:
            edit.insert(model.source, model.source.span(one.node.bases[0])[0], "EditedMixin, ")
        return f"a mixin with {of.python} for {', '.join(one.table for one in chosen)}"


KINDS: dict[str, Callable[[Drawing, Edit], str]] = {
    "add column": Drawing.add_column,
    "add reference": Drawing.add_reference,
    "drop column": Drawing.drop_column,
    "rename column": Drawing.rename_column,
    "rename table": Drawing.rename_table,
    "drop table": Drawing.drop_table,
    "add table": Drawing.add_table,
    "type": Drawing.change_type,
    "length": Drawing.change_length,
    "nullability": Drawing.change_nullability,
    "server default": Drawing.change_default,
    "add index": Drawing.add_index,
    "functional index": Drawing.functional_index,
    "drop index": Drawing.drop_index,
    "add unique": Drawing.add_unique,
    "foreign key": Drawing.change_reference,
    "add check": Drawing.add_check,
    "drop check": Drawing.drop_check,
    "labels": Drawing.change_labels,
    "comment": Drawing.change_comment,
    "mixin": Drawing.add_mixin,
    "several": Drawing.add_column,
}
