"""Seeded damage to real Python files: what a hand at an editor, a merge or a bad disk does to them."""

import random
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

TOKEN = re.compile(
    rb"""[ \t]+|\r?\n|\#[^\n]*|[A-Za-z_\x80-\xff][\w\x80-\xff]*|[0-9][\w.]*|'''|\"\"\"|["']
    |\*\*=|//=|>>=|<<=|\.\.\.|->|:=|[-+*/%@&|^<>=!]=|\*\*|//|<<|>>|.""",
    re.VERBOSE | re.DOTALL,
)

INSERTED = [
    word.encode()
    for word in (
        "if else elif for while try except finally with as def class return yield await async lambda match case "
        "type import from global nonlocal del pass break continue assert raise not and or in is None True _ x "
        "( ) [ ] { } : ; , . ... = == := != -> * ** / // @ + - ~ ! % < | & ^ ' \" ''' \"\"\" f' rb' t\" u' 0 1_000 "
        "0x 1e5 0777 1j 5.. \\ # $ ? `"
    ).split()
] + [b"\n", b"\n\n", b"    ", b"\t", b" ", b"\\\n"]

BYTES = [
    *(b"\x00", b"\x0c", b"\r", b"\t", b"\n", b"\xff"),
    *(b"\xc3\xa9", b"\xe2\x80\xa8", b"\xef\xbb\xbf", b"\\", b"{", b"}", b"'", b'"'),
]


SMALL = 20_000
"""Files longer than this are used in parts only."""

Edit = Callable[[list[bytes], random.Random], None]


def delete(tokens: list[bytes], draw: random.Random) -> None:
    del tokens[draw.randrange(len(tokens))]


def duplicate(tokens: list[bytes], draw: random.Random) -> None:
    at = draw.randrange(len(tokens))
    tokens.insert(at, tokens[at])


def swap(tokens: list[bytes], draw: random.Random) -> None:
    one, other = draw.randrange(len(tokens)), draw.randrange(len(tokens))
    tokens[one], tokens[other] = tokens[other], tokens[one]


def insert(tokens: list[bytes], draw: random.Random) -> None:
    tokens.insert(draw.randrange(len(tokens) + 1), b" " * draw.randrange(2) + draw.choice(INSERTED) + b" ")


def replace(tokens: list[bytes], draw: random.Random) -> None:
    tokens[draw.randrange(len(tokens))] = draw.choice(INSERTED)


def borrow(tokens: list[bytes], draw: random.Random) -> None:
    tokens[draw.randrange(len(tokens))] = draw.choice(tokens)


def cut(tokens: list[bytes], draw: random.Random) -> None:
    start = draw.randrange(len(tokens))
    del tokens[start : start + draw.randrange(1, 12)]


def truncate(tokens: list[bytes], draw: random.Random) -> None:
    del tokens[draw.randrange(1, len(tokens) + 1) :]


def indent(tokens: list[bytes], draw: random.Random) -> None:
    ends = [index for index, token in enumerate(tokens) if token.endswith(b"\n")]
    if ends:
        tokens.insert(draw.choice(ends) + 1, draw.choice([b" ", b"  ", b"    ", b"\t"]))


def kind(token: bytes) -> str:
    first = token[:1]
    if first.isalpha() or first == b"_":
        return "word"
    return "number" if first.isdigit() else "space" if first.isspace() else "sign"


def respell(tokens: list[bytes], draw: random.Random) -> None:
    """Another token of the same kind: what CPython accepts is as telling as what it rejects."""
    at = draw.randrange(len(tokens))
    alike = [token for token in tokens if kind(token) == kind(tokens[at])]
    tokens[at] = draw.choice(alike)


def space(tokens: list[bytes], draw: random.Random) -> None:
    tokens.insert(draw.randrange(len(tokens) + 1), draw.choice([b" ", b"  ", b"\t", b"\x0c", b" \\\n ", b" # note\n"]))


def byte(tokens: list[bytes], draw: random.Random) -> None:
    source = bytearray(b"".join(tokens))
    at = draw.randrange(len(source))
    match draw.randrange(4):
        case 0:
            del source[at]
        case 1:
            source[at] ^= 1 << draw.randrange(8)
        case 2:
            source[at:at] = draw.choice(BYTES)
        case _:
            source[at : at + 1] = draw.choice(BYTES)
    tokens[:] = TOKEN.findall(bytes(source))


EDITS: tuple[Edit, ...] = (
    *(delete, duplicate, swap, insert, replace, borrow, cut, truncate, indent),
    *(byte, byte, respell, respell, respell, space, space),
)


@dataclass(frozen=True)
class Mutant:
    origin: Path
    edits: tuple[str, ...]
    source: bytes


def snippet(source: bytes, draw: random.Random) -> bytes:
    """Some neighbouring top-level statements, found by their unindented first lines."""
    starts = [found.start() for found in re.finditer(rb"(?m)^(?=[A-Za-z@_])", source)]
    if len(starts) < 3:
        return source[:SMALL]
    first = draw.randrange(len(starts))
    last = min(len(starts) - 1, first + draw.randrange(1, 8))
    part = source[starts[first] : starts[last] if last > first else len(source)]
    return part[:SMALL]


def mutants(paths: Sequence[Path], count: int, seed: int) -> Iterator[Mutant]:
    """As many mutants; the same seed and the same files give the same ones. One in four is of a whole file."""
    draw = random.Random(seed)
    made = 0
    while made < count:
        origin = draw.choice(paths)
        source = origin.read_bytes()
        if len(source) > SMALL or draw.random() < 0.75:
            source = snippet(source, draw)
        tokens: list[bytes] = TOKEN.findall(source)
        if not tokens:
            continue
        edits = draw.choices(EDITS, k=draw.choice([1, 1, 1, 2, 3]))
        for edit in edits:
            if tokens:
                edit(tokens, draw)
        yield Mutant(origin, tuple(edit.__name__ for edit in edits), b"".join(tokens))
        made += 1
