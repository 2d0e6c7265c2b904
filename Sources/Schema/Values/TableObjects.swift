/// A trigger of a table or view.
public struct Trigger: Sendable, Hashable {
  /// Its name, distinct within the table.
  public var name: String
  /// `BEFORE`, `AFTER` or `INSTEAD OF`.
  public var timing: String
  /// `INSERT`, `UPDATE`, `DELETE`, `TRUNCATE`.
  public var events: [String]
  /// The columns of `UPDATE OF`.
  public var columns: [String]
  /// `FOR EACH ROW`; otherwise once a statement.
  public var isForEachRow: Bool
  /// `WHEN`, without its parentheses.
  public var condition: SQLExpression?
  /// The function that it runs.
  public var function: QualifiedName
  /// What the function is given, as it was written.
  public var arguments: String
  /// `CREATE CONSTRAINT TRIGGER`.
  public var isConstraint: Bool
  /// False after `DISABLE TRIGGER`.
  public var isEnabled: Bool
  /// The whole statement as it was written.
  public var statement: String
  /// `COMMENT ON TRIGGER`.
  public var comment: String?
  /// Where it was read.
  public var provenance: Provenance

  /// Takes every part as it is given.
  public init(
    name: String, timing: String, events: [String], columns: [String] = [],
    isForEachRow: Bool = false, condition: SQLExpression? = nil, function: QualifiedName,
    arguments: String = "", isConstraint: Bool = false, isEnabled: Bool = true,
    statement: String = "", comment: String? = nil, provenance: Provenance = .unplaced
  ) {
    self.name = name
    self.timing = timing
    self.events = events
    self.columns = columns
    self.isForEachRow = isForEachRow
    self.condition = condition
    self.function = function
    self.arguments = arguments
    self.isConstraint = isConstraint
    self.isEnabled = isEnabled
    self.statement = statement
    self.comment = comment
    self.provenance = provenance
  }
}

/// A row security policy.
public struct Policy: Sendable, Hashable {
  /// Its name, distinct within the table.
  public var name: String
  /// `AS PERMISSIVE`; otherwise `AS RESTRICTIVE`.
  public var isPermissive: Bool
  /// `ALL`, `SELECT`, `INSERT`, `UPDATE` or `DELETE`.
  public var command: String
  /// `TO`.
  public var roles: [String]
  /// `USING`, without its parentheses.
  public var using: SQLExpression?
  /// `WITH CHECK`, without its parentheses.
  public var check: SQLExpression?
  /// `COMMENT ON POLICY`.
  public var comment: String?
  /// Where it was read.
  public var provenance: Provenance

  /// Takes every part as it is given.
  public init(
    name: String, isPermissive: Bool = true, command: String = "ALL",
    roles: [String] = ["public"], using: SQLExpression? = nil, check: SQLExpression? = nil,
    comment: String? = nil, provenance: Provenance = .unplaced
  ) {
    self.name = name
    self.isPermissive = isPermissive
    self.command = command
    self.roles = roles
    self.using = using
    self.check = check
    self.comment = comment
    self.provenance = provenance
  }
}
