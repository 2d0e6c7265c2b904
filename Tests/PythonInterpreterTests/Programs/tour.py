x = 1
print("hello", x + 2, [1, 2, (3,)], {"a": 1.5})
def f(a, b=2, *c, d=4, **e):
    return (a, b, c, d, e)
print(f(1), f(1, 2, 3, d=5, z=6))
class A:
    """doc"""
    y: int = 3
    def __init__(self, v): self.v = v
    def m(self): return self.v * 2
    @property
    def p(self): return self.v + 1
    @classmethod
    def c(cls): return cls.__name__
    def __repr__(self): return f"A({self.v!r})"
class B(A):
    def m(self): return super().m() + 1
b = B(4)
print(b.m(), b.p, B.c(), b, [b], A.__doc__)
print([i*i for i in range(5) if i % 2], {k: v for k, v in zip("ab", [1, 2])}, sum(i for i in range(10)))
try:
    1/0
except ZeroDivisionError as e:
    print("caught", e)
finally:
    print("fin")
def g():
    try:
        x = yield 1
        print("got", x)
        yield from [2, 3]
    finally:
        print("closed")
for v in g(): print(v)
print(f"{3.14159:.2f} {42:>6} {'a':*^5} {1000000:,} {255:#x}")
print("%s %05d %r" % ("a", 42, "q"), "{} {1} {a}".format(1, 2, a=3) if False else "{0} {1} {a}".format(1, 2, a=3))
a, *r, z = [1, 2, 3, 4]
print(a, r, z)
i = 0
while True:
    i += 1
    if i == 3: continue
    if i > 5: break
else:
    print("no")
print(i)
match {"k": [1, 2, 3]}:
    case {"k": [first, *rest]}:
        print(first, rest)
print(sorted(["b", "a", "C"], key=str.lower, reverse=True), max([3, 1, 2]), "a-b-c".split("-", 1))
