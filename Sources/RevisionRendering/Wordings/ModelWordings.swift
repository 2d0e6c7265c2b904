import Schema

/// How the objects of the models are worded, for the tables that changes mention.
public struct ModelWordings: Sendable, Hashable {
  /// The tables by their names.
  public var tables: [QualifiedName: TableWording]
  /// The type objects of named types that no table brings along: `postgresql.ENUM(…)`.
  public var types: [QualifiedName: PythonText]

  /// Takes every part as it is given.
  public init(
    tables: [QualifiedName: TableWording] = [:], types: [QualifiedName: PythonText] = [:]
  ) {
    self.tables = tables
    self.types = types
  }
}
