import PythonInterpreter
import RevisionRendering

extension RenderingOptions {
  /// What the arguments of `context.configure` say; an argument that is not known counts as not given.
  public init(configuration: [String: Value], line: SQLAlchemyLine) {
    self.init(isSQLAlchemy20: line == .v20)
    if let prefix = configuration["sqlalchemy_module_prefix"] {
      sqlalchemyPrefix = prefix.text ?? (prefix.isNone ? "" : sqlalchemyPrefix)
    }
    if let prefix = configuration["alembic_module_prefix"] {
      alembicPrefix = prefix.text ?? (prefix.isNone ? "" : alembicPrefix)
    }
    userPrefix = configuration["user_module_prefix"]?.text
    isBatch = configuration["render_as_batch"]?.boolean ?? false
    comparesTypes = configuration["compare_type"]?.boolean ?? true
  }
}
