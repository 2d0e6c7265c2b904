/// The error codes that PostgreSQL answers a statement with that cannot apply (appendix A).
public enum SQLState: String, Sendable, Hashable {
  /// Two values where only one may be.
  case uniqueViolation = "23505"
  /// A form that a statement cannot have for this object.
  case syntaxError = "42601"
  /// A schema that does not exist.
  case invalidSchemaName = "3F000"
  /// A table, view, index or sequence that does not exist.
  case undefinedTable = "42P01"
  /// A column that does not exist.
  case undefinedColumn = "42703"
  /// A type, constraint, index, trigger or role that does not exist.
  case undefinedObject = "42704"
  /// A function that does not exist.
  case undefinedFunction = "42883"
  /// A function that several answer to.
  case ambiguousFunction = "42725"
  /// A column that exists or is named twice.
  case duplicateColumn = "42701"
  /// A table, view, index or sequence that exists.
  case duplicateTable = "42P07"
  /// A type, constraint, trigger or policy that exists.
  case duplicateObject = "42710"
  /// A schema that exists.
  case duplicateSchema = "42P06"
  /// A function that exists.
  case duplicateFunction = "42723"
  /// A definition of a table that contradicts itself or what is there.
  case invalidTableDefinition = "42P16"
  /// A foreign key that nothing answers to.
  case invalidForeignKey = "42830"
  /// An object of another kind than the statement needs.
  case wrongObjectType = "42809"
  /// A text that is no value of a type.
  case invalidTextRepresentation = "22P02"
  /// A value of the wrong type.
  case datatypeMismatch = "42804"
  /// Something that PostgreSQL does not do.
  case featureNotSupported = "0A000"
  /// Others depend on it.
  case dependentObjectsStillExist = "2BP01"
  /// A state in which the object cannot be used so.
  case objectNotInPrerequisiteState = "55000"
  /// A parameter that fits no object.
  case invalidParameterValue = "22023"
  /// A definition of an object that is not allowed.
  case invalidObjectDefinition = "42P17"
  /// A name that PostgreSQL keeps for itself.
  case reservedName = "42939"
}

/// A statement that PostgreSQL would have refused, with what it would have said.
public struct SchemaFailure: Error, Sendable, Hashable {
  /// The code.
  public var state: SQLState
  /// The message in PostgreSQL's words.
  public var message: String
  /// The detail below the message, when there is one.
  public var detail: String?
  /// The object that the failure is about.
  public var subject: ObjectReference?

  /// Takes every part as it is given.
  public init(
    _ state: SQLState, _ message: String, detail: String? = nil, subject: ObjectReference? = nil
  ) {
    self.state = state
    self.message = message
    self.detail = detail
    self.subject = subject
  }
}
