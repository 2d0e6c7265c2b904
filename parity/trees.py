"""Run the two sides of the syntax comparison beside each other and compare what they say, file by file."""

import subprocess
import tempfile
import threading
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

import places

CHUNK_BYTES = 2_000_000
"""Source bytes that one pair of processes is given: small enough to keep both workers busy to the end."""

CONTEXT = 70


@dataclass(frozen=True)
class Answer:
    status: str
    body: bytes


@dataclass(frozen=True)
class Comparison:
    """What became of one file."""

    path: Path
    size: int
    expected: str
    """The oracle's status: ok, error or limit."""
    got: str
    """Ours: ok, error or crash."""
    equal: bool
    detail: str = ""

    @property
    def counts(self) -> bool:
        return self.expected != "limit"

    @property
    def agrees(self) -> bool:
        """Both accept or both reject."""
        return self.expected == self.got


def oracle(version: str) -> list[str]:
    return [str(places.interpreter(version)), str(places.HERE / "dump_tree.py")]


class Side:
    """One process that answers for a list of files, in order."""

    def __init__(self, command: Sequence[str], paths: Sequence[Path], low_priority: bool = True) -> None:
        # A file as standard input: with a pipe for it, three parties could wait for each other.
        self.request = tempfile.TemporaryFile()
        self.request.writelines(f"{path}\n".encode() for path in paths)
        self.request.seek(0)
        nice = ["nice", "-n", "10"] if low_priority else []
        self.process = subprocess.Popen(
            [*nice, *command], stdin=self.request, stdout=subprocess.PIPE, stderr=subprocess.PIPE, bufsize=1 << 20
        )
        assert self.process.stdout and self.process.stderr
        self.output: IO[bytes] = self.process.stdout
        self.errors = b""
        self.reader = threading.Thread(target=self.drain_errors, args=(self.process.stderr,))
        self.reader.start()

    def drain_errors(self, stream: IO[bytes]) -> None:
        for line in stream:
            self.errors = (self.errors + line)[-2000:]

    def next(self, path: Path) -> Answer | None:
        """The answer for that file; none when the process ended before it."""
        header = self.output.readline()
        if not header.endswith(b"\n"):
            return None
        name, status, size = header[:-1].rsplit(b"\t", 2)
        if name != str(path).encode():
            raise SystemExit(f"answer for {name!r} where {path} was asked")
        body = self.output.read(int(size))
        return Answer(status.decode(), body) if len(body) == int(size) else None

    def end(self) -> int:
        self.output.close()
        self.process.kill()
        status = self.process.wait()
        self.reader.join()
        self.request.close()
        return status

    def describe_end(self) -> str:
        """How a process that stopped too early ended."""
        status = self.process.wait()
        self.reader.join()
        how = f"signal {-status}" if status < 0 else f"exit code {status}"
        return f"ended with {how} {self.errors.decode(errors='replace')[-300:].strip()}"


def first_difference(expected: bytes, got: bytes) -> int:
    low, high = 0, min(len(expected), len(got))
    while low < high:
        middle = (low + high + 1) // 2
        if expected[:middle] == got[:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def difference(expected: bytes, got: bytes) -> str:
    at = first_difference(expected, got)
    start = max(0, at - CONTEXT)
    their, our = (side[start : at + CONTEXT].decode(errors="replace") for side in (expected, got))
    return f"at byte {at} of the dump\n    CPython …{their!r}\n    ours    …{our!r}"


def judge(path: Path, expected: Answer, got: Answer) -> Comparison:
    size = path.stat().st_size
    if expected.status != got.status:
        said = got.body.decode(errors="replace") if got.status == "error" else expected.body.decode(errors="replace")
        detail = f"CPython: {expected.status}, ours: {got.status} {said[:200]!r}"
        return Comparison(path, size, expected.status, got.status, False, detail)
    # Both reject: where and in which words is each side's own affair.
    equal = expected.status != "ok" or expected.body == got.body
    detail = "" if equal else difference(expected.body, got.body)
    return Comparison(path, size, expected.status, got.status, equal, detail)


def compare_chunk(theirs: Sequence[str], ours: Sequence[str], paths: Sequence[Path]) -> list[Comparison]:
    results: list[Comparison] = []
    rest = list(paths)
    while rest:
        expected_side, got_side = Side(theirs, rest), Side(ours, rest)
        done = 0
        for path in rest:
            expected, got = expected_side.next(path), got_side.next(path)
            done += 1
            if expected is None:
                # The oracle itself died of this file; both start again after it.
                results.append(Comparison(path, path.stat().st_size, "limit", got.status if got else "crash", False))
                break
            if got is None:
                crash = got_side.describe_end()
                results.append(Comparison(path, path.stat().st_size, expected.status, "crash", False, crash))
                break
            results.append(judge(path, expected, got))
        expected_side.end()
        got_side.end()
        rest = rest[done:]
    return results


def chunks(paths: Iterable[Path]) -> list[list[Path]]:
    result: list[list[Path]] = []
    size = CHUNK_BYTES
    for path in paths:
        if size >= CHUNK_BYTES:
            result.append([])
            size = 0
        result[-1].append(path)
        # A file costs something even when it is empty.
        size += path.stat().st_size + 500
    return result


@dataclass
class Tally:
    """The result for one source of files."""

    files: int = 0
    bytes: int = 0
    equal: int = 0
    rejected: int = 0
    limits: int = 0
    different: list[Comparison] = field(default_factory=list)

    def add(self, result: Comparison) -> None:
        self.files += 1
        self.bytes += result.size
        if not result.counts:
            self.limits += 1
        elif result.equal:
            self.equal += 1
            self.rejected += result.expected == "error"
        else:
            self.different.append(result)


def compare(theirs: Sequence[str], ours: Sequence[str], paths: Sequence[Path], workers: int) -> Iterable[Comparison]:
    """Results in the order of the paths."""
    with ThreadPoolExecutor(workers) as pool:
        for results in pool.map(lambda chunk: compare_chunk(theirs, ours, chunk), chunks(paths)):
            yield from results
