import enum
from enum import Enum, IntEnum, auto, Flag
class Color(Enum):
    RED = "red"
    GREEN = "green"
    ALIAS = "red"
    def shout(self): return self.value.upper()
    @property
    def nice(self): return self.name.title()
print(Color.RED, repr(Color.RED), Color.RED.value, Color("green"), Color["RED"], list(Color), Color.ALIAS is Color.RED, len(Color))
print(Color.RED.shout(), Color.GREEN.nice, [c.value for c in Color], Color.__members__.keys(), isinstance(Color.RED, Color))
class S(str, Enum):
    A = "a"
    B = "b"
print(S.A == "a", S.A.value, S.A.upper(), str(S.A), f"{S.A.value}", {"a": 1}[S.A], "-".join([S.A, S.B]))
class I(IntEnum):
    X = 1
    Y = auto()
print(I.X + 1, I.Y, I(2), int(I.Y), I.X < I.Y, sorted(I))
class P(Flag):
    R = auto(); W = auto(); X = auto()
print(P.R | P.W, (P.R | P.W).value, P.X.value)
E = Enum("E", "a b c")
print(list(E), E.b.value)
class Planet(Enum):
    EARTH = (5.9, 6.3)
    def __init__(self, mass, radius):
        self.mass = mass
print(Planet.EARTH.mass, Planet.EARTH.value)
try:
    Color("x")
except ValueError as e: print(e)
import dataclasses
from dataclasses import dataclass, field
@dataclass
class Point:
    x: int
    y: int = 2
    z: list = field(default_factory=list)
print(Point(1), Point(1) == Point(1), dataclasses.asdict(Point(1, z=[3])), dataclasses.replace(Point(1), y=5))
import datetime
from datetime import datetime as dt, timedelta, timezone
print(dt(2020, 2, 29, 12, 30) + timedelta(days=365), dt(2020,1,1).isoformat(), repr(dt(2020,1,1)), dt(2020,1,1,tzinfo=timezone.utc).isoformat(), timedelta(days=1, hours=3), dt.strptime("2021-05-06", "%Y-%m-%d"), dt(2024,3,1) - dt(2024,2,1), dt(2024,3,1).strftime("%d/%m/%Y %A"))
import uuid, hashlib
print(uuid.UUID("12345678123456781234567812345678"), uuid.uuid5(uuid.NAMESPACE_DNS, "x.org"), uuid.uuid3(uuid.NAMESPACE_URL, "a"), hashlib.sha256(b"abc").hexdigest(), hashlib.md5(b"").hexdigest())
import os, os.path, re, json
print(os.path.join("a", "b", "/c", "d"), os.path.dirname("/a/b/c"), os.path.splitext("x.tar.gz"), os.path.normpath("/a/../b/./c"))
print(re.sub(r"(\w+)@(\w+)", r"\2 at \1", "me@home you@work"), re.findall(r"\d+", "a1b22c333"), re.match(r"(?P<y>\d{4})-(\d\d)", "2020-05").groupdict(), re.split(r"[,;]\s*", "a, b;c"), bool(re.fullmatch(r"[a-z_]+", "abc_d")), re.sub("a|b", lambda m: m.group().upper(), "abc"), re.search(r"(?i)HELLO", "say hello").span())
print(json.dumps({"a": [1, 2.5, None, True], "b": "é\n"}), json.loads('{"x": [1, {"y": "z"}], "u": "\\u00e9"}'), json.dumps([1, {"a": 2}], indent=2))
import functools, itertools, collections
print(functools.reduce(lambda a, b: a + b, [1, 2, 3]), functools.partial(int, base=2)("101"), list(itertools.chain([1], [2, 3])), list(itertools.product("ab", [1, 2])), list(itertools.islice(itertools.count(5), 3)), [(k, list(v)) for k, v in itertools.groupby("aabbc")])
d = collections.defaultdict(list); d["a"].append(1); print(dict(d), d)
NT = collections.namedtuple("NT", "a b c", defaults=[9]); print(NT(1, 2), NT(1, 2).c, NT(1,2)._replace(a=7), tuple(NT(1,2)))
print(collections.Counter("abca").most_common(2), collections.Counter("ab"))
from typing import Optional, NamedTuple, List, Union
class N(NamedTuple):
    a: int
    b: str = "x"
print(N(1), N(2, "q").b)
import textwrap, string, contextlib, copy, operator
print(textwrap.dedent("\n    a\n      b\n    ").strip(), string.Template("$a ${b}").substitute(a=1, b=2))
@contextlib.contextmanager
def cm(x):
    print("enter", x)
    try:
        yield x * 2
    finally:
        print("exit")
with cm(3) as v: print(v)
with contextlib.suppress(KeyError): {}["x"]
print(operator.itemgetter(1)([5, 6]), copy.deepcopy({"a": [1]}))
import pathlib
p = pathlib.Path("/a/b") / "c.txt"
print(p, p.name, p.stem, p.suffix, p.parent, p.with_suffix(".md"), repr(p))
class M:
    @functools.cached_property
    def v(self):
        print("computed"); return 1
m = M(); print(m.v, m.v)
@functools.lru_cache
def fib(n): return n if n < 2 else fib(n-1) + fib(n-2)
print(fib(50))
import sys
print(sys.implementation.name, sys.implementation.cache_tag.startswith("cpython-"))
