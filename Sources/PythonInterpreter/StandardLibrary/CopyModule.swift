/// `copy`.
enum CopyModule: PythonStandIn {
  static let name = "copy"

  static let source = #"""
    def copy(value):
        if isinstance(value, (list, dict, set)):
            return value.copy()
        if value is None or isinstance(value, (str, int, float, tuple, frozenset, type, bytes)):
            return value
        if hasattr(value, '__copy__'):
            return value.__copy__()
        return _shallow(value)

    def _shallow(value):
        if not hasattr(value, '__dict__') or callable(value):
            return value
        made = object.__new__(type(value))
        for name, item in vars(value).items():
            object.__setattr__(made, name, item)
        return made

    def deepcopy(value, memo=None):
        if isinstance(value, dict):
            made = value.copy()
            for key in list(made):
                made[key] = deepcopy(made[key])
            return made
        if isinstance(value, list):
            return [deepcopy(item) for item in value]
        if isinstance(value, set):
            return value.copy()
        if type(value) is tuple:
            return tuple([deepcopy(item) for item in value])
        if value is None or isinstance(value, (str, int, float, tuple, frozenset, type, bytes)):
            return value
        if hasattr(value, '__deepcopy__'):
            return value.__deepcopy__({})
        made = _shallow(value)
        if made is not value:
            for name, item in list(vars(made).items()):
                object.__setattr__(made, name, deepcopy(item))
        return made
    """#
}
