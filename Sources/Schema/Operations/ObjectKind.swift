/// The kinds of objects that statements name, worded as in PostgreSQL's own commands.
public enum ObjectKind: String, Sendable, Hashable, CaseIterable {
  /// An ordinary, partitioned, unlogged or temporary table.
  case table = "TABLE"
  /// A table of a foreign server.
  case foreignTable = "FOREIGN TABLE"
  /// A column of a table, view or composite type.
  case column = "COLUMN"
  /// A constraint of a table.
  case constraint = "CONSTRAINT"
  /// A constraint of a domain.
  case domainConstraint = "DOMAIN CONSTRAINT"
  /// An index.
  case index = "INDEX"
  /// A sequence.
  case sequence = "SEQUENCE"
  /// A view.
  case view = "VIEW"
  /// A materialised view.
  case materializedView = "MATERIALIZED VIEW"
  /// An enumeration, composite, range or base type.
  case type = "TYPE"
  /// An attribute of a composite type.
  case attribute = "ATTRIBUTE"
  /// A domain.
  case domain = "DOMAIN"
  /// A function.
  case function = "FUNCTION"
  /// A procedure.
  case procedure = "PROCEDURE"
  /// A function or procedure.
  case routine = "ROUTINE"
  /// An aggregate function.
  case aggregate = "AGGREGATE"
  /// A trigger of a table.
  case trigger = "TRIGGER"
  /// A trigger of the database.
  case eventTrigger = "EVENT TRIGGER"
  /// A rewrite rule of a table.
  case rule = "RULE"
  /// A row security policy of a table.
  case policy = "POLICY"
  /// An extension.
  case `extension` = "EXTENSION"
  /// A schema.
  case schema = "SCHEMA"
  /// Extended statistics.
  case statistics = "STATISTICS"
  /// A collation.
  case collation = "COLLATION"
  /// A conversion between encodings.
  case conversion = "CONVERSION"
  /// A cast between types.
  case cast = "CAST"
  /// An operator.
  case `operator` = "OPERATOR"
  /// An operator class.
  case operatorClass = "OPERATOR CLASS"
  /// An operator family.
  case operatorFamily = "OPERATOR FAMILY"
  /// A procedural language.
  case language = "LANGUAGE"
  /// A transform.
  case transform = "TRANSFORM"
  /// An access method.
  case accessMethod = "ACCESS METHOD"
  /// A text search configuration.
  case textSearchConfiguration = "TEXT SEARCH CONFIGURATION"
  /// A text search dictionary.
  case textSearchDictionary = "TEXT SEARCH DICTIONARY"
  /// A text search parser.
  case textSearchParser = "TEXT SEARCH PARSER"
  /// A text search template.
  case textSearchTemplate = "TEXT SEARCH TEMPLATE"
  /// A foreign data wrapper.
  case foreignDataWrapper = "FOREIGN DATA WRAPPER"
  /// A foreign server.
  case server = "SERVER"
  /// A mapping of a user to a foreign server.
  case userMapping = "USER MAPPING"
  /// A publication of logical replication.
  case publication = "PUBLICATION"
  /// A subscription of logical replication.
  case subscription = "SUBSCRIPTION"
  /// A database.
  case database = "DATABASE"
  /// A role, user or group.
  case role = "ROLE"
  /// A tablespace.
  case tablespace = "TABLESPACE"
  /// A large object.
  case largeObject = "LARGE OBJECT"
  /// All objects that a role owns.
  case owned = "OWNED"
}
