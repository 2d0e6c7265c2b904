/// `operator`.
enum OperatorModule: PythonStandIn {
  static let name = "operator"

  static let source = #"""
    def _path(value, dotted):
        for name in dotted.split('.'):
            value = getattr(value, name)
        return value

    def attrgetter(*names):
        if len(names) == 1:
            return lambda value: _path(value, names[0])
        return lambda value: tuple(_path(value, name) for name in names)

    def itemgetter(*keys):
        if len(keys) == 1:
            return lambda value: value[keys[0]]
        return lambda value: tuple(value[key] for key in keys)

    def methodcaller(name, /, *args, **kwargs):
        return lambda value: getattr(value, name)(*args, **kwargs)

    def add(a, b): return a + b
    def sub(a, b): return a - b
    def mul(a, b): return a * b
    def truediv(a, b): return a / b
    def floordiv(a, b): return a // b
    def mod(a, b): return a % b
    def pow(a, b): return a ** b
    def and_(a, b): return a & b
    def or_(a, b): return a | b
    def xor(a, b): return a ^ b
    def neg(a): return -a
    def invert(a): return ~a
    def not_(a): return not a
    def truth(a): return bool(a)
    def eq(a, b): return a == b
    def ne(a, b): return a != b
    def lt(a, b): return a < b
    def le(a, b): return a <= b
    def gt(a, b): return a > b
    def ge(a, b): return a >= b
    def is_(a, b): return a is b
    def is_not(a, b): return a is not b
    def contains(a, b): return b in a
    def concat(a, b): return a + b
    def getitem(a, b): return a[b]
    def setitem(a, b, c): a[b] = c
    def delitem(a, b): del a[b]
    """#
}
