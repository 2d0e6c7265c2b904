import Review
import Schema
import SchemaDiff

/// What a project's models declare, and how that differs from what its migrations make.
public struct ModelInspection: Sendable {
  /// The tables in the order in which SQLAlchemy makes them.
  public var tables: [InspectedTable]
  /// What a revision would have to do, in Alembic's vocabulary.
  public var differences: [SchemaDifference]
  /// Models that nothing registers, and names that break the project's conventions.
  public var findings: [Finding]
  /// What could not be read or compared.
  public var unknowns: [UnknownFact]
  /// How many revisions the models were compared with.
  public var revisions: Int
  /// What `env.py` leaves open, in sentences.
  public var notes: [String]
  /// What to do next, as a sentence.
  public var next: String
}

/// A table that models declare.
public struct InspectedTable: Sendable {
  /// Its name.
  public var name: QualifiedName
  /// The mapped classes that declare it, the first of them first.
  public var classes: [String]
  /// Where it is declared.
  public var place: Finding.Place?
  /// Its columns in order.
  public var columns: [InspectedColumn]
  /// Its constraints in SQL's words.
  public var constraints: [String]
  /// Its indexes in SQL's words.
  public var indexes: [String]
  /// What its classes relate to.
  public var relationships: [InspectedRelationship]
  /// Why not all of it is known; nil where it is.
  public var doubt: String?
}

/// A column that a model declares.
public struct InspectedColumn: Sendable {
  /// Its name.
  public var name: String
  /// The attribute that holds it, where that is called otherwise.
  public var attribute: String?
  /// Its type in PostgreSQL's words; `???` where it is not known.
  public var type: String
  /// Whether NULL is allowed.
  public var isNullable: Bool
  /// Its server default, identity or generation expression.
  public var serverDefault: String?
  /// Whether it belongs to the primary key.
  public var isPrimaryKey: Bool
  /// What it refers to: `User.user_id`.
  public var references: String?
  /// Where it is declared.
  public var place: Finding.Place?
}

/// A relationship of a mapped class.
public struct InspectedRelationship: Sendable {
  /// The class and the attribute: `Agent.silo`.
  public var name: String
  /// The class to which it leads; nil where it could not be read.
  public var target: String?
  /// The association table between them.
  public var secondary: String?
  /// The attribute on the other side.
  public var backPopulates: String?
  /// `cascade`.
  public var cascade: String?
  /// Where it is declared.
  public var place: Finding.Place?
}

/// Something that is not known, with its reason and place.
public struct UnknownFact: Sendable, Hashable {
  /// What it is about: a table, or a column, index or constraint of one; empty for the whole.
  public var subject: String
  /// Why, as a sentence without a full stop.
  public var reason: String
  /// Where that began.
  public var place: Finding.Place?

  /// Whether both say the same of the same place.
  public static func == (left: UnknownFact, right: UnknownFact) -> Bool {
    left.subject == right.subject && left.reason == right.reason
      && left.place?.text == right.place?.text
  }

  /// Hashes what both say.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(subject)
    hasher.combine(reason)
  }
}
