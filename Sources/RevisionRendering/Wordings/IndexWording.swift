/// What Alembic's renderer reads of an `Index`.
public struct IndexWording: Sendable, Hashable {
  /// The name.
  public var name: ObjectName
  /// The keys: names as literals, expressions as `sa.literal_column(…)`.
  public var expressions: [PythonText]
  /// `unique`.
  public var isUnique: Bool
  /// Options of the dialect: `postgresql_using='gin'`.
  public var options: [KeywordArgument]

  /// Takes every part as it is given.
  public init(
    name: ObjectName, expressions: [PythonText], isUnique: Bool = false,
    options: [KeywordArgument] = []
  ) {
    self.name = name
    self.expressions = expressions
    self.isUnique = isUnique
    self.options = options
  }
}
