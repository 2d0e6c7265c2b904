import Schema

/// One difference between two schemas, in the vocabulary of Alembic's autogenerate.
///
/// What is added carries the object of the new schema, what is removed that of the old one, so a
/// list of changes can be turned round without either schema.
public enum SchemaChange: Sendable, Hashable {
  /// `CREATE SCHEMA`, for which Alembic has no operation.
  case createNamespace(String)
  /// `DROP SCHEMA`.
  case dropNamespace(String)
  /// A named type that no added table brings along.
  case createType(UserType)
  /// A named type that no removed table takes along.
  case dropType(UserType)
  /// The labels of an enumeration.
  case alterEnum(EnumAlteration)
  /// `CREATE SEQUENCE`.
  case createSequence(DatabaseSequence)
  /// `DROP SEQUENCE`.
  case dropSequence(DatabaseSequence)
  /// Alembic's `CreateTableOp`: the table with its constraints; its indexes follow as changes of it.
  case createTable(Table)
  /// Alembic's `DropTableOp`; its indexes are removed before, as changes of it.
  case dropTable(Table)
  /// `op.rename_table`.
  case renameTable(from: QualifiedName, to: QualifiedName)
  /// Alembic's `ModifyTableOps`: what changes in one table, in order.
  case modifyTable(QualifiedName, [TableChange])
  /// A change that blocks nobody and cannot run in a transaction, so that it can be run again after a
  /// failure: an index built or dropped `CONCURRENTLY`.
  case concurrently(QualifiedName, TableChange)
  /// `op.execute`.
  case execute(ExecutedStatement)
}

/// Statements that no operation words, with what undoes them.
public struct ExecutedStatement: Sendable, Hashable {
  /// Why they are there: a comment above them, one line; nil for none.
  public var comment: String?
  /// The way there; empty with an empty way back for a comment about the next change.
  public var statements: [String]
  /// The way back; empty where nothing has to be undone.
  public var undoing: [String]

  /// Takes every part as it is given.
  public init(comment: String? = nil, _ statements: [String], undoing: [String] = []) {
    self.comment = comment
    self.statements = statements
    self.undoing = undoing
  }
}

/// One difference inside a table.
public enum TableChange: Sendable, Hashable {
  /// `op.add_column`.
  case addColumn(Column)
  /// `op.drop_column`.
  case dropColumn(Column)
  /// `op.alter_column`.
  case alterColumn(ColumnAlteration)
  /// `op.alter_column(…, new_column_name=…)`.
  case renameColumn(from: String, to: String)
  /// Another generation expression, for which Alembic has no operation: every value is computed anew.
  case regenerateColumn(from: Column, to: Column)
  /// `op.create_index`.
  case createIndex(Index)
  /// `op.drop_index`.
  case dropIndex(Index)
  /// `op.create_unique_constraint`, `op.create_foreign_key` and their kin.
  case addConstraint(Constraint)
  /// `op.drop_constraint`.
  case dropConstraint(Constraint)
  /// `op.create_table_comment`, `op.drop_table_comment`.
  case comment(from: String?, to: String?)
}

/// Parts of a column that differ.
public struct ColumnAlteration: Sendable, Hashable {
  /// A part of a column that `op.alter_column` can change.
  public enum Part: Sendable, Hashable, CaseIterable {
    /// `type_`.
    case type
    /// `nullable`.
    case nullable
    /// `server_default`.
    case serverDefault
    /// `comment`.
    case comment
  }

  /// The column as it is.
  public var existing: Column
  /// The column as it is to be.
  public var modified: Column
  /// What differs; never empty.
  public var parts: Set<Part>
  /// Whether the model lets the column count by itself; nil where the model does not say.
  public var autoincrement: Bool?
  /// `USING` of a change of type: the new value from the old one.
  public var using: SQLExpression?
  /// `USING` of the way back.
  public var usingBack: SQLExpression?

  /// Takes every part as it is given.
  public init(
    existing: Column, modified: Column, parts: Set<Part>, autoincrement: Bool? = nil,
    using: SQLExpression? = nil, usingBack: SQLExpression? = nil
  ) {
    self.existing = existing
    self.modified = modified
    self.parts = parts
    self.autoincrement = autoincrement
    self.using = using
    self.usingBack = usingBack
  }
}

/// How the labels of an enumeration differ.
public struct EnumAlteration: Sendable, Hashable {
  /// The enumeration.
  public var name: QualifiedName
  /// The labels as they are.
  public var existing: [String]
  /// The labels as they are to be.
  public var modified: [String]
  /// Labels that the caller says are the same under a new name.
  public var renames: [LabelRename]

  /// Takes every part as it is given.
  public init(
    name: QualifiedName, existing: [String], modified: [String], renames: [LabelRename] = []
  ) {
    self.name = name
    self.existing = existing
    self.modified = modified
    self.renames = renames
  }

  /// The labels that are new, in the order of the models.
  public var added: [String] {
    modified.filter { label in
      !existing.contains(label) && !renames.contains { $0.to == label }
    }
  }

  /// The labels that are gone.
  public var removed: [String] {
    existing.filter { label in
      !modified.contains(label) && !renames.contains { $0.from == label }
    }
  }
}

/// A label of an enumeration under a new name.
public struct LabelRename: Sendable, Hashable {
  /// The label as it is.
  public var from: String
  /// The label as it is to be.
  public var to: String

  /// Takes both as they are given.
  public init(from: String, to: String) {
    self.from = from
    self.to = to
  }
}
