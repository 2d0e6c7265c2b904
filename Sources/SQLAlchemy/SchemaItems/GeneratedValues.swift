import PythonInterpreter

/// `Sequence`.
public final class SequenceObject: SQLAlchemyObject {
  /// Its name.
  public internal(set) var name = ""
  /// Its schema.
  public internal(set) var schema: String?
  /// The keyword arguments: `start`, `increment`, `minvalue`….
  public internal(set) var options: [String: Value] = [:]
}

/// `Identity`.
public final class IdentityObject: SQLAlchemyObject {
  /// `always`.
  public internal(set) var isAlways = false
  /// The other arguments: `start`, `increment`, `minvalue`….
  public internal(set) var options: [String: Value] = [:]
}

/// `Computed`.
public final class ComputedObject: SQLAlchemyObject {
  /// The expression.
  public internal(set) var expression: Value = .none
  /// `persisted`.
  public internal(set) var isPersisted: Bool?
}
