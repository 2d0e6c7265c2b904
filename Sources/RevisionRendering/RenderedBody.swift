import Schema
import SchemaDiff

/// What a template puts for `${upgrades}`, `${downgrades}` and `${imports}`.
public struct RenderedBody: Sendable, Hashable {
  /// The statements of `upgrade()`: every line but the first is indented by four spaces.
  public var upgrade: String
  /// The statements of `downgrade()`, worded alike.
  public var downgrade: String
  /// The import lines that Alembic adds by itself, sorted.
  public var imports: [String]
  /// Modules whose names the statements use and whose import Alembic leaves to the template, sorted.
  public var modules: [String]
  /// What of the statements is not known; such a text must not be written into a file.
  public var unknowns: [String]

  /// Words the way there and the way back as Alembic's autogenerate does.
  ///
  /// - Parameters:
  ///   - changes: What turns the database's schema into that of the models, in order.
  ///   - models: The wording of the models' objects.
  ///   - schema: The schema of the database, for the types that its columns name.
  ///   - options: What `env.py` says.
  public init(
    _ changes: [SchemaChange], models: ModelWordings, schema: Schema,
    options: RenderingOptions = RenderingOptions()
  ) {
    var writer = OperationWriter(models: models, schema: schema, options: options)
    writer.direction = .upgrade
    upgrade = BodyLines.text(of: writer.lines(of: changes))
    writer.direction = .downgrade
    downgrade = BodyLines.text(of: writer.lines(of: changes.undone))
    imports = writer.needs.imports.sorted()
    modules = writer.needs.modules.sorted()
    unknowns = writer.needs.unknowns
  }
}
