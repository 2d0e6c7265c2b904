import PythonInterpreter

/// `sqlalchemy.ext.hybrid`: attributes that exist in Python and in queries, never in a table.
enum HybridModule: PythonStandIn {
  static let name = "sqlalchemy.ext.hybrid"

  static let source = #"""
    class hybrid_property:
        def __init__(self, fget, fset=None, fdel=None, expr=None, custom_comparator=None, update_expr=None):
            self.fget = fget
            self.expr = expr
            self.__name__ = getattr(fget, '__name__', None)
            self.__doc__ = None
        def __get__(self, instance, owner):
            if instance is not None: return self.fget(instance)
            return (self.expr or self.fget)(owner)
        def getter(self, fget): return hybrid_property(fget, expr=self.expr)
        def setter(self, fset): return self
        def deleter(self, fdel): return self
        def comparator(self, comparator): return self
        def update_expression(self, meth): return self
        def expression(self, expr):
            if isinstance(expr, classmethod): expr = expr.__func__
            return hybrid_property(self.fget, expr=expr)
        @property
        def inplace(self): return self
        @property
        def overrides(self): return self

    class hybrid_method:
        def __init__(self, func, expr=None):
            self.func = func
            self.expr = expr
        def __get__(self, instance, owner):
            if instance is not None: return lambda *a, **kw: self.func(instance, *a, **kw)
            return lambda *a, **kw: (self.expr or self.func)(owner, *a, **kw)
        def expression(self, expr): return hybrid_method(self.func, expr)
        @property
        def inplace(self): return self

    class Comparator:
        def __init__(self, expression): self.expression = expression
    """#
}

/// `sqlalchemy.ext.associationproxy`: an attribute of what a relationship leads to.
enum AssociationProxyModule: PythonStandIn {
  static let name = "sqlalchemy.ext.associationproxy"

  static let source = #"""
    class AssociationProxy:
        def __init__(self, target_collection, attr, **kw):
            self.target_collection = target_collection
            self.value_attr = attr

    def association_proxy(target_collection, attr, **kw):
        return AssociationProxy(target_collection, attr, **kw)
    """#
}

/// `sqlalchemy.ext.orderinglist`: the class of a relationship's collection.
enum OrderingListModule: PythonStandIn {
  static let name = "sqlalchemy.ext.orderinglist"

  static let source = #"""
    class OrderingList(list): pass

    def ordering_list(attr, count_from=None, ordering_func=None, reorder_on_append=False):
        return OrderingList

    def count_from_0(index, collection): return index
    def count_from_1(index, collection): return index + 1
    """#
}
