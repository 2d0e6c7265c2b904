"""Fakes for everything that revision files import, so that Alembic can load a history without its project.

Only imports made by revision files are touched, and of those not the standard library's nor alembic's own.
A name taken from a faked module is the literal constant that the project's source assigns to it, when the
source lies in the unpacked distribution (histories take their branch labels from such constants), and
otherwise an object that agrees to everything. Where that would make up an answer, a `Watcher` is told.
"""

import ast
import builtins
import importlib.abc
import importlib.machinery
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any


class Watcher:
    """Told what is done with fakes; this one does not mind."""

    def touched(self, what: str) -> None:
        """An attribute, a call or an item was taken: the answer is another fake."""

    def decided(self, what: str) -> None:
        """A truth value, text, number or iteration was taken: the answer is made up."""


watcher = Watcher()


def watch(new: Watcher) -> None:
    global watcher
    watcher = new


class FakeClass(type):
    """The class of classes that inherit from a fake: every attribute they were not given is a fake too."""

    def __getattr__(cls, name: str) -> Any:
        if is_private(name):
            raise AttributeError(name)
        watcher.touched(f"{cls.__name__}.{name}")
        return Fake(f"{cls.__name__}.{name}")


class FakeBase(metaclass=FakeClass):
    """What a fake becomes when it is named as a base class."""

    def __init__(self, *arguments: Any, **keywords: Any) -> None:
        pass

    def __init_subclass__(cls, **keywords: Any) -> None:
        pass

    def __getattr__(self, name: str) -> Any:
        if is_private(name):
            raise AttributeError(name)
        watcher.touched(f"{type(self).__name__}.{name}")
        return Fake(f"{type(self).__name__}.{name}")


def fake_base() -> type:
    """A class of its own each time: one class named twice among the bases would have no resolution order."""
    return FakeClass("FakeBase", (FakeBase,), {})


class Fake:
    """Can be called, indexed, iterated (over nothing), entered, combined, inherited from and used as a decorator."""

    def __init__(self, name: str = "a fake") -> None:
        self.__dict__["__fake_name__"] = name

    def __getattr__(self, name: str) -> Any:
        if is_private(name):
            raise AttributeError(name)
        watcher.touched(f"{self.__fake_name__}.{name}")
        return Fake(f"{self.__fake_name__}.{name}")

    def __call__(self, *arguments: Any, **keywords: Any) -> Any:
        watcher.touched(f"{self.__fake_name__}()")
        if not arguments and not keywords:
            # `declarative_base()`, and what it returns is also given to `type()`, which takes only classes.
            return fake_base()
        decorates = len(arguments) == 1 and not keywords and callable(arguments[0])
        return arguments[0] if decorates and not isinstance(arguments[0], Fake) else self

    def __mro_entries__(self, bases: tuple[Any, ...]) -> tuple[type, ...]:
        # A base with a metaclass of its own (an Enum, for one) does not mix with ours.
        foreign = any(isinstance(base, type) and type(base) not in (type, FakeClass) for base in bases)
        return () if foreign else (fake_base(),)

    def __getitem__(self, key: Any) -> Any:
        watcher.touched(f"{self.__fake_name__}[]")
        return self

    def __setitem__(self, key: Any, value: Any) -> None:
        watcher.touched(f"{self.__fake_name__}[]")

    def __contains__(self, item: Any) -> bool:
        watcher.decided(f"in {self.__fake_name__}")
        return False

    def __iter__(self) -> Iterator[Any]:
        watcher.decided(f"iteration of {self.__fake_name__}")
        return iter(())

    def __len__(self) -> int:
        watcher.decided(f"length of {self.__fake_name__}")
        return 0

    def __bool__(self) -> bool:
        watcher.decided(f"truth of {self.__fake_name__}")
        return False

    def __enter__(self) -> Any:
        watcher.touched(f"with {self.__fake_name__}")
        return self

    def __exit__(self, *details: object) -> None:
        return None

    def __str__(self) -> str:
        watcher.decided(f"text of {self.__fake_name__}")
        return "fake"


def keep(self: Fake, *operands: Any) -> Fake:
    watcher.decided(f"an operator on {self.__fake_name__}")
    return self


for operator in ("add", "sub", "mul", "truediv", "mod", "and", "or", "xor"):
    setattr(Fake, f"__{operator}__", keep)
    setattr(Fake, f"__r{operator}__", keep)
for operator in ("invert", "neg"):
    setattr(Fake, f"__{operator}__", keep)


def is_private(name: str) -> bool:
    """Names that Python itself asks for; SQLAlchemy's own three are part of a model."""
    return (
        name.startswith("__") and name.endswith("__") and name not in ("__table__", "__tablename__", "__table_args__")
    )


class FakeModule(ModuleType):
    """A module whose content is unknown but for the constants in its source."""

    def __init__(self, name: str, fakes: "FakedImports") -> None:
        super().__init__(name)
        self.__path__: list[str] = []
        self.fakes = fakes

    def __getattr__(self, name: str) -> Any:
        if name == "__version__":
            return "0"
        if is_private(name):
            raise AttributeError(name)
        constants = self.fakes.constants(self.__name__)
        if name in constants:
            return constants[name]
        submodule = f"{self.__name__}.{name}"
        if self.fakes.source(submodule):
            return self.fakes.module(submodule)
        watcher.touched(submodule)
        return Fake(submodule)


class FakedImports(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """The import hook; install it before the history is loaded."""

    def __init__(self, version_folders: Sequence[Path], distribution: Path | None) -> None:
        self.version_folders = tuple(str(folder) + "/" for folder in version_folders)
        self.distribution = distribution
        self.modules: dict[str, FakeModule] = {}
        self.read_constants: dict[str, dict[str, Any]] = {}
        self.real_import: Callable[..., ModuleType] = builtins.__import__

    def install(self) -> None:
        builtins.__import__ = self.import_module
        # For revision files that call importlib themselves; last, so that real modules win.
        sys.meta_path.append(self)

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
        top = name.split(".")[0]
        if level == 0 and (top in sys.stdlib_module_names or top == "alembic"):
            return self.real_import(name, globals, locals, fromlist or (), level)
        if level:
            return self.module(name or "relative")
        return self.module(name if fromlist else top)

    def module(self, name: str) -> FakeModule:
        if name not in self.modules:
            self.modules[name] = FakeModule(name, self)
        return self.modules[name]

    def source(self, name: str) -> Path | None:
        """The file or folder of a module of the distribution itself."""
        if self.distribution is None:
            return None
        folder = self.distribution.joinpath(*name.split("."))
        for file in (folder.with_name(folder.name + ".py"), folder / "__init__.py"):
            if file.is_file():
                return file
        return folder if folder.is_dir() else None

    def constants(self, name: str) -> dict[str, Any]:
        """Top-level names that the module's source assigns a literal to."""
        if name not in self.read_constants:
            found: dict[str, Any] = {}
            source = self.source(name)
            if source is not None and source.is_file():
                for statement in ast.parse(source.read_bytes()).body:
                    match statement:
                        case ast.Assign(targets=[ast.Name(id=target)], value=value):
                            try:
                                found[target] = ast.literal_eval(value)
                            except ValueError:
                                pass
            self.read_constants[name] = found
        return self.read_constants[name]

    def find_spec(self, name: str, path: Any, target: Any = None) -> importlib.machinery.ModuleSpec:
        return importlib.machinery.ModuleSpec(name, self, is_package=True)

    def create_module(self, spec: importlib.machinery.ModuleSpec) -> ModuleType:
        return self.module(spec.name)

    def exec_module(self, module: ModuleType) -> None:
        pass
