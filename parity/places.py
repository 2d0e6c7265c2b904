"""Where the comparisons keep what they download and compute."""

import os
import subprocess
import venv
from pathlib import Path

HERE = Path(__file__).resolve().parent
REPOSITORY = HERE.parent

# How our `upgrade --sql` ends when it has printed what it knows, and not all of it is certain.
PRINTED_WITH_DOUBTS = 3

ALEMBIC = ("alembic==1.20.1", "SQLAlchemy==2.1.9", "Mako==1.4.3")


def store() -> Path:
    """The folder of everything downloaded: `.parity/` in the clone, or where ALEMBIC_EXPERT_PARITY points."""
    folder = Path(os.environ.get("ALEMBIC_EXPERT_PARITY") or REPOSITORY / ".parity").resolve()
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def interpreter(version: str) -> Path:
    """The wrapper that runs the oracle CPython of that version, fetched by `parity/cpython`."""
    wrapper = store() / f"cpython-{version}" / f"python{version}"
    if not wrapper.exists():
        raise SystemExit(f"{wrapper} is missing: run parity/cpython {version}")
    return wrapper


def product(name: str, configuration: str = "release") -> Path:
    """One of our own built binaries; ALEMBIC_EXPERT_BUILD names another build folder than `.build`."""
    build = Path(os.environ.get("ALEMBIC_EXPERT_BUILD") or REPOSITORY / ".build")
    binary = build / configuration / name
    if not binary.exists():
        raise SystemExit(f"{binary} is missing: run swift build -c {configuration} --product {name}")
    return binary


def alembic() -> Path:
    """The interpreter of a virtual environment in the store that has exactly this Alembic."""
    folder = store() / "alembic"
    python = folder / "bin" / "python"
    marker = folder / "installed"
    wanted = " ".join(ALEMBIC)
    if not marker.exists() or marker.read_text() != wanted:
        venv.create(folder, with_pip=True, clear=True)
        subprocess.run([python, "-m", "pip", "install", "-q", "--disable-pip-version-check", *ALEMBIC], check=True)
        marker.write_text(wanted)
    return python
