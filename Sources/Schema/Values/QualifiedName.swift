import PostgreSQLSyntax

/// The name of an object with the schema that holds it; no schema means the default one.
public struct QualifiedName: Sendable, Hashable, Comparable, CustomStringConvertible {
  /// The schema; nil for the default, which is `public` unless the project says otherwise.
  public var schema: String?
  /// The name itself, already folded and without quotes.
  public var name: String

  /// A name of the default schema, or of `schema`; an empty one is none.
  public init(_ name: String, schema: String? = nil) {
    self.name = name
    self.schema = schema?.isEmpty == true ? nil : schema
  }

  /// As PostgreSQL would print it, with quotes where they are needed.
  public var description: String {
    guard let schema else { return SQLIdentifier.quoted(name) }
    return SQLIdentifier.quoted(schema) + "." + SQLIdentifier.quoted(name)
  }

  /// Without quotes, as PostgreSQL's messages show it: `name` or `schema.name`.
  public var plain: String { schema.map { $0 + "." + name } ?? name }

  /// The default schema first, then by schema and name.
  public static func < (left: QualifiedName, right: QualifiedName) -> Bool {
    (left.schema ?? "", left.name) < (right.schema ?? "", right.name)
  }
}
