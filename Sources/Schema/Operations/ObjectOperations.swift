/// `CREATE [OR REPLACE] VIEW`, `CREATE MATERIALIZED VIEW`.
public struct CreateView: Sendable, Hashable {
  /// The view.
  public var view: View
  /// `OR REPLACE`.
  public var orReplace: Bool
  /// `IF NOT EXISTS`.
  public var ifNotExists: Bool

  /// Takes every part as it is given.
  public init(view: View, orReplace: Bool = false, ifNotExists: Bool = false) {
    self.view = view
    self.orReplace = orReplace
    self.ifNotExists = ifNotExists
  }
}

/// `CREATE [OR REPLACE] FUNCTION`, `PROCEDURE`, `AGGREGATE`.
public struct CreateRoutine: Sendable, Hashable {
  /// The routine.
  public var routine: Routine
  /// `OR REPLACE`.
  public var orReplace: Bool

  /// Takes every part as it is given.
  public init(routine: Routine, orReplace: Bool = false) {
    self.routine = routine
    self.orReplace = orReplace
  }
}

/// `CREATE TRIGGER`.
public struct CreateTrigger: Sendable, Hashable {
  /// The table or view.
  public var table: QualifiedName
  /// The trigger.
  public var trigger: Trigger
  /// `OR REPLACE` (PostgreSQL 14).
  public var orReplace: Bool

  /// Takes every part as it is given.
  public init(table: QualifiedName, trigger: Trigger, orReplace: Bool = false) {
    self.table = table
    self.trigger = trigger
    self.orReplace = orReplace
  }
}

/// `CREATE EXTENSION`.
public struct CreateExtension: Sendable, Hashable {
  /// The extension.
  public var `extension`: DatabaseExtension
  /// `IF NOT EXISTS`.
  public var ifNotExists: Bool
  /// `CASCADE`: the extensions that it needs come too.
  public var cascade: Bool

  /// Takes every part as it is given.
  public init(`extension`: DatabaseExtension, ifNotExists: Bool = false, cascade: Bool = false) {
    self.extension = `extension`
    self.ifNotExists = ifNotExists
    self.cascade = cascade
  }
}

/// `CREATE SCHEMA`.
public struct CreateNamespace: Sendable, Hashable {
  /// The schema.
  public var namespace: Namespace
  /// `IF NOT EXISTS`.
  public var ifNotExists: Bool

  /// Takes every part as it is given.
  public init(namespace: Namespace, ifNotExists: Bool = false) {
    self.namespace = namespace
    self.ifNotExists = ifNotExists
  }
}

/// `CREATE POLICY`.
public struct CreatePolicy: Sendable, Hashable {
  /// The table.
  public var table: QualifiedName
  /// The policy.
  public var policy: Policy

  /// Takes every part as it is given.
  public init(table: QualifiedName, policy: Policy) {
    self.table = table
    self.policy = policy
  }
}

/// `ALTER POLICY … TO / USING / WITH CHECK`.
public struct AlterPolicy: Sendable, Hashable {
  /// The table.
  public var table: QualifiedName
  /// The policy.
  public var name: String
  /// `TO`.
  public var roles: [String]?
  /// `USING`.
  public var using: SQLExpression?
  /// `WITH CHECK`.
  public var check: SQLExpression?

  /// Takes every part as it is given.
  public init(
    table: QualifiedName, name: String, roles: [String]? = nil, using: SQLExpression? = nil,
    check: SQLExpression? = nil
  ) {
    self.table = table
    self.name = name
    self.roles = roles
    self.using = using
    self.check = check
  }
}

/// `CREATE STATISTICS`.
public struct CreateStatistics: Sendable, Hashable {
  /// The object.
  public var statistics: StatisticsObject
  /// `IF NOT EXISTS`.
  public var ifNotExists: Bool

  /// Takes every part as it is given.
  public init(statistics: StatisticsObject, ifNotExists: Bool = false) {
    self.statistics = statistics
    self.ifNotExists = ifNotExists
  }
}

/// `CREATE` of a kind that is kept by name only.
public struct CreateOther: Sendable, Hashable {
  /// The object.
  public var object: OtherObject
  /// `IF NOT EXISTS`.
  public var ifNotExists: Bool
  /// `OR REPLACE`.
  public var orReplace: Bool
  /// The table, for a rule.
  public var table: QualifiedName?

  /// Takes every part as it is given.
  public init(
    object: OtherObject, ifNotExists: Bool = false, orReplace: Bool = false,
    table: QualifiedName? = nil
  ) {
    self.object = object
    self.ifNotExists = ifNotExists
    self.orReplace = orReplace
    self.table = table
  }
}

/// `ALTER` of an object in a way that changes nothing which this model keeps.
public struct AlterOther: Sendable, Hashable {
  /// The object.
  public var target: ObjectReference
  /// The action as it was written.
  public var action: String
  /// `IF EXISTS`.
  public var ifExists: Bool

  /// Takes every part as it is given.
  public init(target: ObjectReference, action: String, ifExists: Bool = false) {
    self.target = target
    self.action = action
    self.ifExists = ifExists
  }
}

/// `DROP` of anything but a table or index.
public struct DropObject: Sendable, Hashable {
  /// The object.
  public var target: ObjectReference
  /// `IF EXISTS`.
  public var ifExists: Bool
  /// `CASCADE`.
  public var cascade: Bool

  /// Takes every part as it is given.
  public init(target: ObjectReference, ifExists: Bool = false, cascade: Bool = false) {
    self.target = target
    self.ifExists = ifExists
    self.cascade = cascade
  }
}

/// `ALTER … RENAME` of anything but a table or column.
public struct RenameObject: Sendable, Hashable {
  /// The object as it is called before.
  public var target: ObjectReference
  /// The new name.
  public var newName: String
  /// `IF EXISTS`.
  public var ifExists: Bool

  /// Takes every part as it is given.
  public init(target: ObjectReference, newName: String, ifExists: Bool = false) {
    self.target = target
    self.newName = newName
    self.ifExists = ifExists
  }
}

/// `ALTER … SET SCHEMA`.
public struct SetObjectSchema: Sendable, Hashable {
  /// The object.
  public var target: ObjectReference
  /// The schema that it moves to.
  public var schema: String
  /// `IF EXISTS`.
  public var ifExists: Bool

  /// Takes every part as it is given.
  public init(target: ObjectReference, schema: String, ifExists: Bool = false) {
    self.target = target
    self.schema = schema
    self.ifExists = ifExists
  }
}

/// `ALTER … OWNER TO`.
public struct ChangeOwner: Sendable, Hashable {
  /// The object.
  public var target: ObjectReference
  /// The new owner.
  public var owner: String
  /// `IF EXISTS`.
  public var ifExists: Bool

  /// Takes every part as it is given.
  public init(target: ObjectReference, owner: String, ifExists: Bool = false) {
    self.target = target
    self.owner = owner
    self.ifExists = ifExists
  }
}

/// `op.create_table_comment`, `op.drop_table_comment`, `COMMENT ON`.
public struct CommentOn: Sendable, Hashable {
  /// The object.
  public var target: ObjectReference
  /// The text; nil removes it.
  public var comment: String?
  /// Alembic's `existing_comment`.
  public var existingComment: String?

  /// Takes every part as it is given.
  public init(target: ObjectReference, comment: String?, existingComment: String? = nil) {
    self.target = target
    self.comment = comment
    self.existingComment = existingComment
  }
}

/// `GRANT`, `REVOKE`, `ALTER DEFAULT PRIVILEGES`.
public struct ChangePrivileges: Sendable, Hashable {
  /// Whether rights are given.
  public var isGrant: Bool
  /// What the rights are on; nil for membership in a role.
  public var kind: ObjectKind?
  /// The objects.
  public var targets: [QualifiedName]
  /// The whole statement.
  public var text: String

  /// Takes every part as it is given.
  public init(isGrant: Bool, kind: ObjectKind? = nil, targets: [QualifiedName] = [], text: String) {
    self.isGrant = isGrant
    self.kind = kind
    self.targets = targets
    self.text = text
  }
}
