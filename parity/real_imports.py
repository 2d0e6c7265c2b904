"""Imports of revision files as they are, and fakes only for those that fail.

What a revision does with a fake is either refused, while its functions run, or remembered against its file,
while that is loaded: SQL that rests on something made up would be no truth.
"""

import ast
import builtins
import os
import types
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

import alembic.util

import faked_imports


class FakeUsed(Exception):
    """A revision asked a fake for something that only the real module knows."""


class StrictWatcher(faked_imports.Watcher):
    def __init__(self) -> None:
        self.loading: Path | None = None
        self.running = False
        self.used: str | None = None
        self.made_up: dict[Path, str] = {}

    def touched(self, what: str) -> None:
        if self.running:
            self.refuse(what)

    def decided(self, what: str) -> None:
        if self.running:
            self.refuse(what)
        elif self.loading is not None:
            self.made_up.setdefault(self.loading, what)

    def refuse(self, what: str) -> None:
        # Remembered as well: `except Exception` in the revision must not hide it.
        self.used = self.used or what
        raise FakeUsed(what)


class RealImportsFirst(faked_imports.FakedImports):
    """The import hook; what could not be imported is in `failures` with its error."""

    def __init__(self, version_folders: Sequence[Path], distribution: Path | None) -> None:
        super().__init__(version_folders, distribution)
        self.failures: dict[str, str] = {}

    def install(self) -> None:
        builtins.__import__ = self.import_module

    def import_module(
        self,
        name: str,
        globals: Mapping[str, Any] | None = None,
        locals: Mapping[str, Any] | None = None,
        fromlist: Sequence[str] | None = (),
        level: int = 0,
    ) -> ModuleType:
        importer = (globals or {}).get("__file__") or ""
        if not importer.startswith(self.version_folders):
            return self.real_import(name, globals, locals, fromlist or (), level)
        if name in self.failures:
            return super().import_module(name, globals, locals, fromlist, level)
        try:
            module = self.real_import(name, globals, locals, fromlist or (), level)
            missing = [part for part in fromlist or () if part != "*" and not hasattr(module, part)]
        except Exception as error:
            self.failures[name] = f"{type(error).__name__}: {error}"
            return super().import_module(name, globals, locals, fromlist, level)
        return self.with_fakes(module, missing) if missing else module

    def with_fakes(self, module: ModuleType, missing: Sequence[str]) -> ModuleType:
        """A copy of a real module where the names that it lacks are fakes (a newer release may have removed them)."""
        copy = types.ModuleType(module.__name__)
        copy.__dict__.update(module.__dict__)
        for name in missing:
            self.failures.setdefault(f"{module.__name__}.{name}", "ImportError: no such name")
            copy.__dict__[name] = faked_imports.Fake(f"{module.__name__}.{name}")
        return copy


def constants_of(file: Path) -> dict[str, Any]:
    """The ids that a revision file assigns, for a file that cannot be run."""
    found: dict[str, Any] = {}
    for statement in ast.parse(file.read_bytes()).body:
        match statement:
            case (
                ast.Assign(targets=[ast.Name(id=name)], value=value)
                | ast.AnnAssign(target=ast.Name(id=name), value=ast.expr() as value)
            ):
                try:
                    found[name] = ast.literal_eval(value)
                except ValueError:
                    pass
    return found


class Loader:
    """Loads revision files; one that cannot be run keeps its ids, so that the others still have a history."""

    def __init__(self, versions: list[Path], watcher: StrictWatcher) -> None:
        self.versions = versions
        self.watcher = watcher
        self.errors: dict[Path, str] = {}
        self.real = alembic.util.load_python_file
        alembic.util.load_python_file = self.load  # type: ignore[assignment]

    def load(self, folder: str | os.PathLike[str], name: str | os.PathLike[str]) -> types.ModuleType:
        file = Path(folder, name)
        if not any(file.is_relative_to(version) for version in self.versions):
            return self.real(folder, name)
        self.watcher.loading = file
        try:
            return self.real(folder, name)
        except Exception as error:
            ids = constants_of(file)
            if "revision" not in ids:
                raise
            self.errors[file] = f"{type(error).__name__}: {error}"
            module = types.ModuleType(file.stem)
            module.__dict__.update(ids, __file__=str(file))
            return module
        finally:
            self.watcher.loading = None
