import PythonInterpreter

/// `flask_sqlalchemy`: an object with SQLAlchemy's names, and a base class that names its tables.
///
/// Source: `flask_sqlalchemy/extension.py` and `model.py`, release 3.1.
enum FlaskSQLAlchemyModule: PythonStandIn {
  static let name = "flask_sqlalchemy"
  static let aliases = [
    "flask_sqlalchemy.extension", "flask_sqlalchemy.model", "flask_sqlalchemy.session",
  ]

  static let source = #"""
    import sqlalchemy as _sa
    import sqlalchemy.orm as _orm

    class Model: pass
    class DefaultMeta(type): pass
    class BaseModel: pass

    class SQLAlchemy:
        def __init__(self, app=None, *, metadata=None, session_options=None, query_class=None,
                     model_class=None, engine_options=None, add_models_to_shell=True,
                     disable_autonaming=False, use_native_unicode=True):
            if isinstance(model_class, type) and getattr(model_class, 'registry', None) is not None:
                _name_tables(model_class, not disable_autonaming)
                self.Model = model_class
                self.metadata = model_class.metadata
            else:
                self.metadata = _sa.MetaData() if metadata is None else metadata
                cls = model_class if isinstance(model_class, type) else Model
                self.Model = _orm.declarative_base(metadata=self.metadata, cls=cls, name='Model')
                _name_tables(self.Model, not disable_autonaming)
            self.metadatas = {None: self.metadata}
            self.session = _orm.scoped_session(_orm.sessionmaker())
        def init_app(self, app): return None
        def Table(self, *args, **kwargs):
            if len(args) == 1 or not isinstance(args[1], _sa.MetaData):
                args = (args[0], self.metadata) + args[1:]
            return _sa.Table(*args, **kwargs)
        def __getattr__(self, name):
            return _find(name)
    """#

  static func prepare(_ module: ModuleObject, _ interpreter: Interpreter) {
    interpreter.addFunction("_find", to: module) {
      (interpreter, _, arguments) throws(Interruption) in
      let name = arguments[0]?.text ?? ""
      var found = Value.none
      for place in ["sqlalchemy.orm", "sqlalchemy"] {
        found = try interpreter.attribute(interpreter.importModule(place), name)
        if found.unknown == nil { break }
      }
      return found
    }
    interpreter.addFunction("_name_tables", to: module) {
      (_, _, arguments) throws(Interruption) in
      if case .type(let base)? = arguments[0],
        let registry = base.mro.lazy.compactMap({ ($0.payload as? DeclarativeBase)?.registry })
          .first
      {
        registry.namesTables = arguments[1]?.boolean ?? true
      }
      return .none
    }
  }
}

/// `flask_appbuilder`, as far as it hands on Flask-SQLAlchemy.
enum FlaskAppBuilderModule: PythonStandIn {
  static let name = "flask_appbuilder"
  static let aliases = [
    "flask_appbuilder.utils.legacy", "flask_appbuilder.models.sqla",
    "flask_appbuilder.models.sqla.base",
  ]

  static let source = #"""
    from flask_sqlalchemy import SQLAlchemy as SQLA
    import sqlalchemy.orm as _orm
    import sqlalchemy as _sa

    def get_sqla_class(): return SQLA

    _metadata = _sa.MetaData(naming_convention={})
    Model = _orm.declarative_base(metadata=_metadata, name='Model')
    Base = Model
    metadata = _metadata
    """#
}
