"""The real projects that everything is compared on: the rows of `projects.tsv`."""

import csv
from dataclasses import dataclass
from pathlib import Path

import places


@dataclass(frozen=True)
class Project:
    """One history inside one distribution on PyPI."""

    name: str
    requirement: str
    """Pinned, as pip takes it: `mlflow==3.18.0`."""
    python: str
    """The Python that the wheel is chosen for, or `source` where only a source distribution exists."""
    versions: tuple[str, ...]
    """Folders of revision files, relative to the unpacked distribution."""
    recursive: bool
    understood: int
    """Per cent of its `upgrade()` whose schema effect can be known, as a reading of their syntax estimates it."""
    note: str

    @property
    def folder(self) -> Path:
        """The unpacked distribution; rows of one distribution share it."""
        return unpacked() / self.requirement

    @property
    def version_folders(self) -> list[Path]:
        return [self.folder / part for part in self.versions]


def unpacked() -> Path:
    return places.store() / "unpacked"


def all_projects() -> list[Project]:
    with open(places.HERE / "projects.tsv", encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    return [
        Project(
            name=row["name"],
            requirement=row["requirement"],
            python=row["python"],
            versions=tuple(row["versions"].split(",")),
            recursive=row["recursive"] == "yes",
            understood=int(row["understood"]),
            note=row["note"],
        )
        for row in rows
    ]


def chosen(names: list[str] | None) -> list[Project]:
    """The rows of these names, or all; an unknown name is an error that lists what exists."""
    everything = all_projects()
    if not names:
        return everything
    known = {project.name: project for project in everything}
    unknown = [name for name in names if name not in known]
    if unknown:
        raise SystemExit(f"no such project: {', '.join(unknown)}; there are {', '.join(known)}")
    return [known[name] for name in names]
