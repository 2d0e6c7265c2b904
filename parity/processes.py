"""Time whole processes from the outside: from the spawn to their end, or to a line that they answer."""

import os
import statistics
import subprocess
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

READ, WRITE = 0, 1


@dataclass(frozen=True)
class Times:
    """Wall times in nanoseconds, and the processor times of the same processes where they were asked for."""

    values: list[int] = field(default_factory=list)
    processor: list[float] = field(default_factory=list)
    """Milliseconds, user and system together: they tell a slow program from a busy machine."""

    @property
    def median(self) -> float:
        """In milliseconds."""
        return statistics.median(self.values) / 1e6

    @property
    def p95(self) -> float:
        return sorted(self.values)[max(0, -(-len(self.values) * 95 // 100) - 1)] / 1e6

    def __str__(self) -> str:
        text = f"median {self.median:.2f} ms, p95 {self.p95:.2f} ms ({len(self.values)} runs)"
        return text + (f", processor {statistics.median(self.processor):.2f} ms" if self.processor else "")

    def run(
        self, command: list[str], accepted: tuple[int, ...] = (0,), environment: Mapping[str, str] | None = None
    ) -> None:
        """Add one run of a process, to its end."""
        wall, processor = to_end(command, accepted, environment)
        self.values.append(wall)
        self.processor.append(processor)


class Failure(Exception):
    """A process that did not do what was to be timed."""


def to_end(
    command: list[str], accepted: tuple[int, ...] = (0,), environment: Mapping[str, str] | None = None
) -> tuple[int, float]:
    """Nanoseconds from the spawn to the end of the process, and its processor time in milliseconds.

    It reads and writes /dev/null.

    `posix_spawn` starts it with vfork's costs, whatever the size of this interpreter.
    """
    actions = [
        (os.POSIX_SPAWN_OPEN, 0, "/dev/null", os.O_RDONLY, 0),
        (os.POSIX_SPAWN_OPEN, 1, "/dev/null", os.O_WRONLY, 0),
        (os.POSIX_SPAWN_OPEN, 2, "/dev/null", os.O_WRONLY, 0),
    ]
    started = time.perf_counter_ns()
    process = os.posix_spawn(command[0], command, environment or os.environ, file_actions=actions)
    _, status, usage = os.wait4(process, 0)
    elapsed = time.perf_counter_ns() - started
    code = os.waitstatus_to_exitcode(status)
    if code not in accepted:
        raise Failure(f"{' '.join(command)} ended with {code}")
    return elapsed, (usage.ru_utime + usage.ru_stime) * 1000


def to_answer(command: list[str], lines: bytes, marker: bytes) -> tuple[int, bytes]:
    """Nanoseconds from the spawn to the line that holds the marker, and that line.

    What the process reads lies in its pipe before it starts, and the pipe stays open until it has answered.
    """
    their_input, our_output = os.pipe()
    our_input, their_output = os.pipe()
    os.write(our_output, lines)
    actions = [
        (os.POSIX_SPAWN_DUP2, their_input, 0),
        (os.POSIX_SPAWN_DUP2, their_output, 1),
        (os.POSIX_SPAWN_OPEN, 2, "/dev/null", os.O_WRONLY, 0),
    ]
    started = time.perf_counter_ns()
    process = os.posix_spawn(command[0], command, os.environ, file_actions=actions)
    os.close(their_input)
    os.close(their_output)
    received = b""
    answer = None
    while answer is None:
        part = os.read(our_input, 1 << 20)
        if not part:
            break
        received += part
        answer = next((line for line in received.split(b"\n")[:-1] if marker in line), None)
    elapsed = time.perf_counter_ns() - started
    os.close(our_output)
    while os.read(our_input, 1 << 20):
        pass
    os.close(our_input)
    os.waitpid(process, 0)
    if answer is None:
        raise Failure(f"{' '.join(command)} gave no answer: {received[-300:]!r}")
    return elapsed, answer


def peak_memory(command: Sequence[str], given: bytes = b"", accepted: tuple[int, ...] = (0,)) -> float:
    """Peak resident memory in MB, as time(1) has it: measured from here it would include this interpreter's."""
    answer = subprocess.run(
        ["/usr/bin/time", "-f", "%M", *command],
        input=given,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )
    if answer.returncode not in accepted:
        raise Failure(f"{' '.join(command)} ended with {answer.returncode}")
    return int(answer.stderr.split()[-1]) / 1024


def warm(folder: Path) -> None:
    """Bring the files into the page cache: cold means a fresh process here, not a cold disk."""
    for path in folder.rglob("*"):
        if path.is_file():
            path.read_bytes()
