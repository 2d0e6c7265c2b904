class Base:
    registry = []
    def __init_subclass__(cls, tag=None, **kwargs):
        super().__init_subclass__(**kwargs)
        Base.registry.append((cls.__name__, tag))
class Child(Base, tag="x"):
    pass
class Other(Child):
    pass
print(Base.registry)

class Typed:
    def __set_name__(self, owner, name):
        self.name = name
    def __get__(self, instance, owner):
        if instance is None:
            return self
        return instance.__dict__.get("_" + self.name, "unset")
    def __set__(self, instance, value):
        instance.__dict__["_" + self.name] = value
class Uses:
    field = Typed()
u = Uses()
print(u.field, Uses.field.name)

class A:
    def who(self): return "A"
class B(A):
    def who(self): return "B" + super().who()
class C(A):
    def who(self): return "C" + super().who()
class D(B, C):
    def who(self): return "D" + super().who()
print(D().who(), [c.__name__ for c in D.__mro__])

class Meta(type):
    def __new__(mcs, name, bases, ns, **kw):
        ns["added"] = name.lower()
        return super().__new__(mcs, name, bases, ns)
    def __init__(cls, name, bases, ns, **kw):
        super().__init__(name, bases, ns)
        cls.inited = True
    def __call__(cls, *a, **k):
        obj = super().__call__(*a, **k)
        return obj
    def __iter__(cls): return iter([1, 2])
    def __len__(cls): return 7
class WithMeta(metaclass=Meta, option=1):
    def __init__(self, v=0): self.v = v
print(WithMeta.added, WithMeta.inited, list(WithMeta), len(WithMeta), WithMeta(3).v, type(WithMeta).__name__)

class Vector:
    __slots__ = ("x", "y")
    def __init__(self, x, y): self.x, self.y = x, y
    def __add__(self, o): return Vector(self.x + o.x, self.y + o.y)
    def __mul__(self, k): return Vector(self.x * k, self.y * k)
    __rmul__ = __mul__
    def __eq__(self, o): return isinstance(o, Vector) and (self.x, self.y) == (o.x, o.y)
    def __hash__(self): return hash((self.x, self.y))
    def __repr__(self): return f"Vector({self.x}, {self.y})"
    def __bool__(self): return bool(self.x or self.y)
    def __neg__(self): return Vector(-self.x, -self.y)
    def __getitem__(self, i): return (self.x, self.y)[i]
    def __len__(self): return 2
    def __contains__(self, v): return v in (self.x, self.y)
    def __call__(self, k): return self * k
    def __lt__(self, o): return self.x < o.x
v = Vector(1, 2)
print(v + v, 3 * v, v * 2, v == Vector(1, 2), v != Vector(1, 2), -v, v[1], len(v), 2 in v, v(5), bool(Vector(0, 0)), list(v))
print({v: 1}[Vector(1, 2)], sorted([Vector(3, 0), Vector(1, 0)]), Vector(1, 1) < Vector(2, 0), max(Vector(1, 0), Vector(5, 0)))

class Attr:
    def __getattr__(self, name):
        if name.startswith("x"): return name * 2
        raise AttributeError(name)
a = Attr()
print(a.xy, hasattr(a, "no"), getattr(a, "no", "default"))
try:
    a.zzz
except AttributeError as e:
    print("AttributeError", e)

class Prop:
    def __init__(self): self._v = 1
    @property
    def v(self): return self._v
    @v.setter
    def v(self, value): self._v = value * 10
    @v.deleter
    def v(self): self._v = None
p = Prop(); p.v = 4; print(p.v); del p.v; print(p.v)
try:
    class RO:
        @property
        def r(self): return 1
    RO().r = 2
except AttributeError: print("read only")

class Static:
    count = 0
    @staticmethod
    def s(x): return x + 1
    @classmethod
    def make(cls, *args): cls.count += 1; return cls()
    class Inner:
        value = 5
print(Static.s(1), Static().s(2), type(Static.make()).__name__, Static.count, Static.Inner.value, Static.Inner.__qualname__)

T = type("T", (Base,), {"x": 1, "f": lambda self: self.x})
print(T().f(), T.__name__, Base.registry[-1], issubclass(T, Base), isinstance(T(), (int, Base)))

class MyList(list):
    def total(self): return sum(self)
m = MyList([1, 2, 3]); m.append(4); print(m, m.total(), len(m), m[1:], isinstance(m, list))
class MyDict(dict):
    def __missing__(self, k): return k + "?"
d = MyDict(a=1); print(d["a"], d["b"], d, d.get("z"))
class MyStr(str):
    def shout(self): return self.upper() + "!"
s = MyStr("hey"); print(s, s.shout(), s + "x", len(s), s == "hey", {"hey": 1}[s])
class MyInt(int): pass
print(MyInt(5) + 1, MyInt("7") * 2)
class MyErr(ValueError):
    def __init__(self, code, msg="m"):
        super().__init__(f"{code}:{msg}")
        self.code = code
try:
    raise MyErr(3)
except ValueError as e:
    print(type(e).__name__, e, e.code, e.args, repr(e))
class Ctx:
    def __enter__(self): print("in"); return self
    def __exit__(self, t, v, tb): print("out", t.__name__ if t else None); return t is KeyError
with Ctx() as c, Ctx(): print("body")
with Ctx(): raise KeyError("k")
try:
    with Ctx(): raise ValueError("v")
except ValueError: print("passed")
def deco(arg):
    def wrap(f):
        def inner(*a, **k): return (arg, f(*a, **k))
        inner.__name__ = f.__name__
        return inner
    return wrap
@deco("d")
def fn(a, *, b=2): "doc"; return a + b
print(fn(1), fn.__name__)
def outer():
    n = 0
    def inc():
        nonlocal n
        n += 1
        return n
    return inc
i = outer(); i(); print(i(), i())
x = 10
def g():
    global x
    x += 1
    return x
print(g(), x)
class Scope:
    x = "class"
    y = [x for _ in range(2)] if False else x
    def m(self): return x
print(Scope.y, Scope().m())
print([f() for f in [lambda k=k: k for k in range(3)]])
def ann(a: int, b: "str" = "x") -> bool: ...
print(ann.__annotations__, ann.__defaults__)
class Ann:
    a: int
    b: str = "q"
print(Ann.__annotations__, Ann.__dict__["b"])
print(vars(Prop()), Prop.v.fget is not None, callable(Prop), callable(3))
class Callable2:
    def __call__(self, *a, **k): return a, k
print(Callable2()(1, z=2))
class Getitem:
    def __class_getitem__(cls, item): return (cls.__name__, item)
print(Getitem[int, 3])
class It:
    def __init__(self): self.n = 0
    def __iter__(self): return self
    def __next__(self):
        self.n += 1
        if self.n > 3: raise StopIteration
        return self.n
print(list(It()), sum(It()), 2 in It(), dict(zip("ab", It())))
print(super(D, D()).who(), D.who(D()))
class Cmp:
    def __init__(self, v): self.v = v
    def __eq__(self, o): return NotImplemented
print(Cmp(1) == Cmp(1), Cmp(1) != 3)
class ClassProperty(property):
    def __get__(self, obj, type=None): return self.fget.__get__(None, type)()
class StrictClassProperty(ClassProperty):
    def __get__(self, obj, type=None):
        if obj is not None: raise AttributeError('not of an object')
        return super().__get__(obj, type)
class Named:
    @StrictClassProperty
    @classmethod
    def label(cls): return cls.__name__
    @StrictClassProperty
    @staticmethod
    def fixed(): return 'fixed'
class Renamed(Named): pass
print(Named.label, Renamed.label, Renamed.fixed)
class OwnProperty(property): pass
class Owner:
    @OwnProperty
    def value(self): return self._value
    @value.setter
    def value(self, new): self._value = new
owner = Owner()
owner.value = 6
print(owner.value, type(Owner.value).__name__, Owner.value.fget.__name__)
class Private:
    __hidden = 1
    def __secret(self): return self.__hidden
    def read(self): return self.__secret()
class Heir(Private):
    __hidden = 2
print(Heir().read(), Heir._Heir__hidden, [name for name in vars(Private) if 'hidden' in name])
class Registered:
    def __init_subclass__(cls, **keywords):
        super().__init_subclass__(**keywords)
        cls.prepare()
    @classmethod
    def prepare(cls): cls.order = ['Registered']
class Child(Registered):
    @classmethod
    def prepare(cls):
        super().prepare()
        cls.order.append(cls.__name__)
print(Child.order)
