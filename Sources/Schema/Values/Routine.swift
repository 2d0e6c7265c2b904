/// A function, procedure or aggregate.
public struct Routine: Sendable, Hashable {
  /// Its name; several can share it when their arguments differ.
  public var name: QualifiedName
  /// Which of the three.
  public var kind: RoutineKind
  /// The types of the arguments that go in: with the name, its identity.
  public var argumentTypes: [DataType]
  /// What comes out, as it was written.
  public var returns: String?
  /// `LANGUAGE`, in small letters.
  public var language: String?
  /// The body when it is a string.
  public var body: String?
  /// The whole statement as it was written.
  public var statement: String
  /// `COMMENT ON FUNCTION`.
  public var comment: String?
  /// Where it was read.
  public var provenance: Provenance

  /// Takes every part as it is given.
  public init(
    name: QualifiedName, kind: RoutineKind = .function, argumentTypes: [DataType] = [],
    returns: String? = nil, language: String? = nil, body: String? = nil, statement: String = "",
    comment: String? = nil, provenance: Provenance = .unplaced
  ) {
    self.name = name
    self.kind = kind
    self.argumentTypes = argumentTypes
    self.returns = returns
    self.language = language
    self.body = body
    self.statement = statement
    self.comment = comment
    self.provenance = provenance
  }

  /// As PostgreSQL's messages show it: `name(type, type)`.
  public var signature: String {
    name.plain + "(" + argumentTypes.map(\.description).joined(separator: ", ") + ")"
  }
}

/// The kinds of routines.
public enum RoutineKind: String, Sendable, Hashable {
  /// `CREATE FUNCTION`.
  case function
  /// `CREATE PROCEDURE`.
  case procedure
  /// `CREATE AGGREGATE`.
  case aggregate
}
