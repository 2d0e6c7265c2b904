import PythonInterpreter

/// `pgvector.sqlalchemy`: the types of the vector extension.
enum PGVectorModule: PythonStandIn {
  static let name = "pgvector.sqlalchemy"
  static let aliases = [
    "pgvector.sqlalchemy.vector", "pgvector.sqlalchemy.halfvec", "pgvector.sqlalchemy.sparsevec",
    "pgvector.sqlalchemy.bit",
  ]

  static let source = #"""
    from sqlalchemy.types import UserDefinedType

    class _Sized(UserDefinedType):
        cache_ok = True
        def __init__(self, dim=None): self.dim = dim
        def get_col_spec(self, **kw):
            if self.dim is None: return self._name
            return '%s(%d)' % (self._name, self.dim)

    class VECTOR(_Sized):
        __module__ = 'pgvector.sqlalchemy.vector'
        _name = 'VECTOR'
    class HALFVEC(_Sized):
        __module__ = 'pgvector.sqlalchemy.halfvec'
        _name = 'HALFVEC'
    class SPARSEVEC(_Sized):
        __module__ = 'pgvector.sqlalchemy.sparsevec'
        _name = 'SPARSEVEC'
    Vector = VECTOR

    class BIT(UserDefinedType):
        __module__ = 'pgvector.sqlalchemy.bit'
        cache_ok = True
        def __init__(self, length=None): self.length = length
        def get_col_spec(self, **kw):
            if self.length is None: return 'BIT'
            return 'BIT(%d)' % self.length
    """#
}
