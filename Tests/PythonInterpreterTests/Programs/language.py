def show(*a, **k): print(a, sorted(k.items()))
show(1, *[2, 3], x=4, **{"y": 5})
def po(a, /, b, *, c=3): return a, b, c
print(po(1, 2), po(1, b=2, c=4))
for bad in [lambda: po(a=1, b=2), lambda: po(1), lambda: po(1, 2, 3), lambda: po(1, 2, d=4), lambda: None.x, lambda: [][1], lambda: {}["k"], lambda: int("x"), lambda: 1 + "a", lambda: "a" + 1, lambda: undefined, lambda: len(3), lambda: [].pop(), lambda: (1, 2)[5], lambda: {}[[]], lambda: "abc".index("z"), lambda: [1].remove(2), lambda: next(iter([])), lambda: 1 // 0, lambda: 1.0 / 0, lambda: float("x"), lambda: setattr(1, "a", 2), lambda: "%d" % "a", lambda: [3] < ["a"]]:
    try:
        bad(); print("no error")
    except Exception as e:
        print(type(e).__name__, e)
a, (b, *c), d = 1, (2, 3, 4), 5
print(a, b, c, d)
x = y = [1]; x += [2]; print(y); x = x + [3]; print(y, x)
l = list(range(10)); print(l[2:8:2], l[::-1], l[-3:], l[:-7], l[5:2], l[8:1:-3])
l[2:4] = ["a", "b", "c"]; print(l); del l[0], l[-1]; print(l); l[::2] = [0] * len(l[::2]); print(l)
s = "héllo wörld"; print(s[1], s[-1], s[::-1], s[2:5], len(s), s.find("w"), s.upper(), s.title(), s.split("ö"))
print(1 < 2 < 3, 1 < 3 < 2, 1 == 1.0 == True, not 0, 3 and 0 or "z", None is None, "a" in "cat", 5 not in [1])
print(7 // 2, -7 // 2, 7 % 3, -7 % 3, 7 % -3, 2 ** 10, 2 ** -1, 7 / 2, 1e3, 1.5e-7, 1e16, 123456789.123, 0.1 + 0.2, -0.0, 1e22, float("inf"))
print(5 & 3, 5 | 3, 5 ^ 3, ~5, 1 << 4, 256 >> 2, 3.7 // 1, -3.7 % 2, divmod(17, 5), round(2.5), round(3.5), round(2.675, 2), abs(-4), pow(3, 4, 5))
i = 0
while i < 10:
    i += 1
    if i % 2: continue
    if i == 8: break
    print(i, end=" ")
else: print("never")
print()
for k in range(3): pass
else: print("else", k)
def t(n):
    try:
        if n == 0: return "try"
        if n == 1: raise ValueError("one")
        if n == 2: raise KeyError("two")
        if n == 3: 1 / 0
    except ValueError as e: return f"ve {e}"
    except (KeyError, IndexError) as e: return f"ke {e!r}"
    else: return "else"
    finally: print("finally", n)
    return "end"
for n in range(3): print(t(n))
try: t(3)
except ZeroDivisionError as e: print("zde", e)
print(t(4))
def fin():
    for i in range(3):
        try: continue
        finally: print("f", i)
    try: return 1
    finally: return 2
print(fin())
try:
    try: raise ValueError("a")
    except ValueError as e: raise KeyError("b") from e
except KeyError as e: print(repr(e), repr(e.__cause__), repr(e.__context__))
try:
    try: raise ValueError("a")
    except ValueError: raise
except ValueError as e: print("re", e)
def gen():
    received = []
    while True:
        v = yield len(received)
        if v is None: break
        received.append(v)
    return received
g = gen(); print(next(g), g.send("a"), g.send("b"))
try: g.send(None)
except StopIteration as e: print("stop", e.value)
def sub(): x = yield 1; print("sub", x); return "r"
def deleg():
    r = yield from sub()
    print("result", r)
    yield 2
print(list(deleg()))
def tree(n):
    if n:
        yield from tree(n - 1)
        yield n
        for x in tree(n - 1): yield x
print(list(tree(3)))
def guarded():
    try:
        yield 1; yield 2
    except ValueError as e: print("inside", e); yield 99
    finally: print("cleanup")
g = guarded(); print(next(g), g.throw(ValueError("boom")), list(g))
def early():
    for i in range(5):
        if i == 2: return
        with_ = yield i
print(list(early()))
print([(x, y) for x in range(3) for y in range(x) if (x + y) % 2], {x: x * x for x in range(3)}, {x % 3 for x in range(9)} == {0, 1, 2}, list(x for x in "abc"), sum(x for x in range(5)))
print([z := 5, z + 1], (lambda *a, k=1, **kw: (a, k, kw))(1, 2, k=3, m=4))
def match(v):
    match v:
        case 0 | 1: return "small"
        case int(n) if n > 100: return f"big {n}"
        case int(): return "int"
        case "hi": return "greeting"
        case str() as s: return f"str {s}"
        case []: return "empty"
        case [x]: return f"one {x}"
        case [x, *rest]: return f"{x} then {rest}"
        case {"type": t, **other}: return f"dict {t} {other}"
        case {}: return "some dict"
        case None: return "none"
        case Point(x=0, y=yy): return f"y axis {yy}"
        case Point(xx, 0): return f"x axis {xx}"
        case _: return "other"
class Point:
    __match_args__ = ("x", "y")
    def __init__(self, x, y): self.x, self.y = x, y
for v in [0, 50, 500, "hi", "yo", [], [1], [1, 2, 3], {"type": 1, "z": 2}, {"a": 1}, None, Point(0, 3), Point(4, 0), Point(1, 1), 2.5, (7, 8)]: print(match(v))
print(f"{'x':>5}|{'x':<5}|{'x':^5}|{3.14159:8.3f}|{42:05d}|{-42:+}|{42:x}|{42:#b}|{1234567.891:,.2f}|{0.256:.1%}|{'abc':.2}|{10:_^9}|{1e10:g}|{1234:e}|{True}|{None!r}|{'q'!r:>6}")
w = 10; name = "n"; print(f"{name:>{w}}", f"{name!r}", f"{{}}", f"{w=}", f"{w * 2 = }", f"{'nested ' + f'{w}'}")
print("%s|%5s|%-5s|%05.1f|%x|%%|%r|%(a)s" % {"a": 1} if False else "%s|%5s|%-5s|%05.1f|%x|%%|%r" % ("s", "a", "b", 3.14159, 255, "r"), "%(k)s-%(n)03d" % {"k": "v", "n": 7})
print("{}-{}".format(1, "b"), "{0}{1}{0}".format("a", "b"), "{x.real} {y[0]} {z[k]}".format(x=3, y=[9], z={"k": "v"}), "{:>6}|{:^6}|{:,}".format("a", "b", 12345), "{!r:>5}".format("a"))
print("a,b,,c".split(","), " a  b ".split(), "a b c".rsplit(" ", 1), "l1\nl2\r\nl3".splitlines(), "abcabc".replace("b", "X", 1), "  x ".strip() + "|", "xxaxx".strip("x"), "abc".partition("b"), "a.b.c".rpartition("."), "abc".center(7, "*"), "7".zfill(3), "-7".zfill(4), "aXbX".count("X"), "abc".startswith(("x", "a")), "Hello World".swapcase(), "hello world".capitalize(), "a-b_c".translate(str.maketrans("-_", "  ")), "x".join(["a", "b"]), "abc".isalpha(), "12".isdigit(), "aB".islower(), "tEST".casefold(), "pre_x".removeprefix("pre_"), "a\tb".expandtabs(4), "abc".endswith("bc"), "ab" * 3, "é".encode(), b"abc".decode(), "a".isidentifier(), "abc".rfind("c"))
d = {"a": 1, "b": 2}; d.update(c=3); d.setdefault("e", []).append(1); print(d, d.pop("a"), d.get("zz", 0), list(d), list(d.items()), d | {"x": 1}, {**d, "b": 9}, "b" in d, len(d), dict([("k", 1)]), dict.fromkeys("ab", 0), max(d, key=lambda k: str(d[k])))
del d["b"]; print(d, d == {"e": [1], "c": 3}, sorted(d.items()), d.keys() & {"c"}, list(reversed([1, 2])))
s = {3, 1, 2}; s.add(4); s.discard(9); print(sorted(s), s & {1, 9}, sorted(s | {7}), sorted(s - {1}), sorted(s ^ {1, 8}), s >= {1}, frozenset([1]) == {1}, {1, 2}.isdisjoint({3}), len({1, 1.0, True}))
l = [3, 1, 2]; l.sort(); print(l, sorted("bca"), sorted([(1, "b"), (1, "a")], key=lambda t: t[0]), l.index(2), l.count(1), l.copy(), [1, 2] == [1, 2], [1, 2] < [1, 3], (1,) + (2,), [0] * 3, list("ab"), tuple([1]), l.pop(0), l, l.insert(1, "i"), l, l.extend("xy"), l, l.reverse(), l)
print(list(map(lambda a, b: a + b, [1, 2], [3, 4])), list(filter(None, [0, 1, "", "a"])), list(zip([1, 2], "ab", (True, False))), list(enumerate("ab", 1)), all([1, 0]), any([0, 1]), sum([[1], [2]], []), min("b", "a"), max([1, 5, 3], default=0), max([], default="d"), list(range(5, 0, -2)), range(3), chr(97), ord("a"), hex(255), oct(8), bin(5), bool([]), int("0x1f", 16), int(3.9), int("-12"), float("1.5"), str(1.0), repr("it's"), repr('q"q'), type(1).__name__, isinstance(True, int), issubclass(bool, int), id(1) == id(1) if False else True)
print(repr("tab\t\x00\u200b\\"), repr(b"\x00a'"), ascii("é"), "\N{BULLET}", r"\n", b"\xff"[0], "a" "b")
print([*range(3), *"ab"], (*[1], 2), {**{"a": 1}}, [1, 2, 3][True], not [], 3 if [] else 4, (yield_ := 3))
assert True, "fine"
try: assert 1 == 2, "message"
except AssertionError as e: print("assert", e)
import sys
print(__name__, sys.version_info >= (3, 8), type(sys.path).__name__)
async def co(x): return x * 2
async def main(): return await co(21)
import asyncio; print(asyncio.run(main()))
print(*sorted({"b": 1, "a": 2}), sep=", ")
global_list = []
def default_trap(v, acc=global_list): acc.append(v); return acc
default_trap(1); print(default_trap(2))
exec_order = [print("first"), print("second")]
print((lambda: (yield))() is not None, [i for i in range(3)][-1])
try: raise Exception("a", 1)
except Exception as e: print(e.args, str(e))
class E1(Exception): pass
try:
    try: raise E1("x")
    finally: print("cleanup")
except E1 as e: print("E1", e)
print(10 if not None else 20, 1_000_000, 0xFF, 0b11, 0o17, 1e-5, .5, 5., 1_0.0)
if (n := len("abc")) > 2: print("walrus", n)
print([y for x in [[1, 2], [3]] for y in x], [[j for j in range(i)] for i in range(3)])
del n
try: n
except NameError as e: print(e)
def unbound():
    print(later)
    later = 1
try: unbound()
except UnboundLocalError as e: print(type(e).__name__)
