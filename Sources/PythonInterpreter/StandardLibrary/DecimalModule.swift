/// `decimal`: a number keeps the text that it was made from; arithmetic is not modelled.
enum DecimalModule: PythonStandIn {
  static let name = "decimal"

  static func extend(_ module: ModuleObject, _ interpreter: Interpreter) {
    interpreter.addUnknown(["_arithmetic"], to: module, .unsupported, "decimal arithmetic")
    interpreter.addUnknown(
      ["getcontext", "localcontext"], to: module, .unsupported, "decimal contexts")
  }

  static let source = #"""
    class InvalidOperation(ArithmeticError):
        pass

    ROUND_HALF_UP = 'ROUND_HALF_UP'
    ROUND_HALF_EVEN = 'ROUND_HALF_EVEN'
    ROUND_DOWN = 'ROUND_DOWN'
    ROUND_UP = 'ROUND_UP'

    class Decimal:
        def __init__(self, value='0', context=None):
            if isinstance(value, Decimal):
                self._text = value._text
            elif isinstance(value, float):
                self._text = _arithmetic()
            else:
                self._text = str(value).strip()
                float(self._text)
        def __str__(self): return self._text
        def __repr__(self): return f"Decimal('{self._text}')"
        def __float__(self): return float(self._text)
        def __int__(self): return int(float(self._text))
        def __bool__(self): return float(self._text) != 0
        def __eq__(self, other):
            return float(self._text) == float(other) if isinstance(other, (Decimal, int, float)) else NotImplemented
        def __lt__(self, other): return float(self._text) < float(other)
        def __gt__(self, other): return float(self._text) > float(other)
        def __le__(self, other): return float(self._text) <= float(other)
        def __ge__(self, other): return float(self._text) >= float(other)
        def __hash__(self): return hash(float(self._text))
        def __neg__(self):
            return Decimal(self._text[1:] if self._text.startswith('-') else '-' + self._text)
        def __add__(self, other): return _arithmetic()
        __radd__ = __sub__ = __rsub__ = __mul__ = __rmul__ = __truediv__ = __rtruediv__ = __add__
        __pow__ = __mod__ = __floordiv__ = __add__
        def quantize(self, *args, **kwargs): return _arithmetic()
    """#
}
