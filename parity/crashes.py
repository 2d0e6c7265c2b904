"""Feed damaged files to our parser alone, by the million: it may accept or reject them, but must answer."""

import os
import shutil
import tempfile
import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import mutations
import places
import trees

BATCH = 5000
PATIENCE = 120.0
"""Seconds for one batch, which takes about one: more is a loop that does not end."""


@dataclass(frozen=True)
class Crash:
    input: Path
    how: str


def batch(command: Sequence[str], paths: Sequence[Path], count: int, seed: int) -> list[Crash]:
    """Crashes among that many mutants; the inputs that caused them are kept in the store."""
    found: list[Crash] = []
    memory = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
    with tempfile.TemporaryDirectory(dir=memory) as folder:
        rest = []
        for index, mutant in enumerate(mutations.mutants(paths, count, seed)):
            file = Path(folder) / f"{seed}_{index}.py"
            file.write_bytes(mutant.source)
            rest.append(file)
        while rest:
            side = trees.Side(command, rest)
            watchdog = threading.Timer(PATIENCE, side.process.kill)
            watchdog.start()
            answered = 0
            while answered < len(rest) and side.next(rest[answered]) is not None:
                answered += 1
            how = side.describe_end() if answered < len(rest) else ""
            watchdog.cancel()
            side.end()
            if how:
                kept = places.store() / "crashes" / rest[answered].name
                kept.parent.mkdir(exist_ok=True)
                shutil.copy(rest[answered], kept)
                found.append(Crash(kept, how))
            # Everything before the crash was answered; what follows it is asked again.
            rest = rest[answered + 1 :]
    return found


def run(command: Sequence[str], paths: Sequence[Path], count: int, seed: int, workers: int) -> Iterator[list[Crash]]:
    """The crashes of each batch, as the batches are done."""
    counts = [min(BATCH, count - start) for start in range(0, count, BATCH)]
    with ProcessPoolExecutor(workers) as pool:
        seeds = [seed * 1_000_003 + index for index in range(len(counts))]
        yield from pool.map(batch, *zip(*((command, paths, one, its) for one, its in zip(counts, seeds))))
