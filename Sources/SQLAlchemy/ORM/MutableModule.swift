import PythonInterpreter

/// `sqlalchemy.ext.mutable`: types whose values tell of their changes, which to the schema are the
/// types themselves.
enum MutableModule: PythonStandIn {
  static let name = "sqlalchemy.ext.mutable"

  static let source = #"""
    from sqlalchemy._types import to_instance as _to_instance

    class MutableBase:
        @classmethod
        def coerce(cls, key, value): return value
    class Mutable(MutableBase):
        def changed(self): return None
        @classmethod
        def associate_with_attribute(cls, attribute): return None
        @classmethod
        def associate_with(cls, sqltype): return None
        @classmethod
        def as_mutable(cls, sqltype): return _to_instance(sqltype)
    class MutableComposite(MutableBase):
        def changed(self): return None
    class MutableDict(Mutable, dict): pass
    class MutableList(Mutable, list): pass
    class MutableSet(Mutable, set): pass
    """#
}
