import PythonInterpreter

/// What a template's program imports: where it writes to, and the values that the caller gives it.
enum TemplateRuntime: PythonStandIn {
  static let name = "alembic_expert_template"

  /// The caller's values, for one interpreter.
  final class Variables {
    /// Names and values in their order.
    let values: [(name: String, value: Value)]

    init(_ values: [(name: String, value: Value)]) { self.values = values }
  }

  private static let key = "template variables"

  /// Gives an interpreter the values that its template sees.
  static func provide(_ values: [(name: String, value: Value)], to interpreter: Interpreter) {
    interpreter.storage[key] = Variables(values)
  }

  static func prepare(_ module: ModuleObject, _ interpreter: Interpreter) {
    let variables = interpreter.storage[key] as? Variables
    let dict = DictObject()
    for (name, value) in variables?.values ?? [] {
      interpreter.set(name, in: module, value)
      dict.set(name, value)
    }
    interpreter.set("__M_variables", in: module, .dict(dict))
  }

  static let source = #"""
    import datetime as _datetime

    __M_buffer = []
    __M_write = __M_buffer.append
    STOP_RENDERING = ''

    class _Undefined:
        def __bool__(self):
            return False
        def __str__(self):
            raise NameError('Undefined')

    UNDEFINED = _Undefined()

    class _Context:
        def __init__(self, values):
            self._values = values
        def get(self, key, default=None):
            return self._values.get(key, default)
        def __getitem__(self, key):
            return self._values[key]
        def __contains__(self, key):
            return key in self._values
        def keys(self):
            return list(self._values)
        def write(self, text):
            __M_write(text)
        @property
        def kwargs(self):
            return dict(self._values)

    context = _Context(__M_variables)

    def __M_x(text):
        return (text.replace('&', '&amp;').replace('<', '&lt;').replace('>', '&gt;')
                .replace('"', '&#34;').replace("'", '&#39;'))

    __M_h = __M_x

    def __M_text():
        return ''.join(__M_buffer)

    def __M_comma(value):
        if value is None:
            return ''
        if isinstance(value, str):
            return value
        return ', '.join(value)

    def __M_date(parts, offset):
        zone = None if offset is None else _datetime.timezone(_datetime.timedelta(seconds=offset))
        return _datetime.datetime(*parts, tzinfo=zone)

    def __M_file_name(template, tokens):
        return template % tokens
    """#
}
