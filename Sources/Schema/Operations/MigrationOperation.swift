/// One step of a migration: the vocabulary of `alembic.op`, and what raw SQL needs beside it.
///
/// Where Alembic has one operation for several statements, as `alter_column` has, so has this;
/// where a statement has several actions, as `ALTER TABLE` can, each is an operation.
public indirect enum MigrationOperation: Sendable, Hashable {
  /// `op.create_table`.
  case createTable(CreateTable)
  /// `op.drop_table`.
  case dropTable(DropTable)
  /// `op.rename_table`.
  case renameTable(RenameTable)
  /// An action of `ALTER TABLE` about the table as a whole.
  case alterTable(AlterTableSetting)
  /// `op.add_column`.
  case addColumn(AddColumn)
  /// `op.drop_column`.
  case dropColumn(DropColumn)
  /// `op.alter_column`.
  case alterColumn(AlterColumn)
  /// `op.create_foreign_key` and its kin.
  case addConstraint(AddConstraint)
  /// `op.drop_constraint`.
  case dropConstraint(DropConstraint)
  /// `ALTER CONSTRAINT`, `VALIDATE CONSTRAINT`.
  case alterConstraint(AlterConstraint)
  /// `op.create_index`.
  case createIndex(CreateIndex)
  /// `op.drop_index`.
  case dropIndex(DropIndex)
  /// `ALTER INDEX`.
  case alterIndex(AlterIndex)
  /// `CREATE TYPE`, `CREATE DOMAIN`.
  case createType(CreateType)
  /// `ALTER TYPE … ADD VALUE`, `RENAME VALUE`.
  case alterEnum(AlterEnum)
  /// `ALTER TYPE … ATTRIBUTE`.
  case alterComposite(AlterComposite)
  /// `ALTER DOMAIN`.
  case alterDomain(AlterDomain)
  /// `CREATE SEQUENCE`.
  case createSequence(CreateSequence)
  /// `ALTER SEQUENCE`.
  case alterSequence(AlterSequence)
  /// `CREATE VIEW`.
  case createView(CreateView)
  /// `CREATE FUNCTION`.
  case createRoutine(CreateRoutine)
  /// `CREATE TRIGGER`.
  case createTrigger(CreateTrigger)
  /// `CREATE EXTENSION`.
  case createExtension(CreateExtension)
  /// `CREATE SCHEMA`.
  case createNamespace(CreateNamespace)
  /// `CREATE POLICY`.
  case createPolicy(CreatePolicy)
  /// `ALTER POLICY`.
  case alterPolicy(AlterPolicy)
  /// `CREATE STATISTICS`.
  case createStatistics(CreateStatistics)
  /// `CREATE` of a kind that is kept by name only.
  case createOther(CreateOther)
  /// `ALTER` that changes nothing which this model keeps.
  case alterOther(AlterOther)
  /// `DROP` of anything but a table or index.
  case dropObject(DropObject)
  /// `RENAME` of anything but a table or column.
  case renameObject(RenameObject)
  /// `SET SCHEMA`.
  case setObjectSchema(SetObjectSchema)
  /// `OWNER TO`.
  case changeOwner(ChangeOwner)
  /// `COMMENT ON`.
  case commentOn(CommentOn)
  /// `GRANT`, `REVOKE`.
  case changePrivileges(ChangePrivileges)
  /// `ATTACH PARTITION`.
  case attachPartition(AttachPartition)
  /// `DETACH PARTITION`.
  case detachPartition(DetachPartition)
  /// `op.bulk_insert`.
  case bulkInsert(BulkInsert)
  /// `INSERT`, `UPDATE`, `DELETE`, `SELECT` and their kin.
  case data(DataStatement)
  /// `SET`, `RESET`, `SHOW`.
  case session(SessionSetting)
  /// `BEGIN`, `COMMIT` and their kin.
  case transaction(TransactionControl)
  /// `VACUUM`, `REINDEX`, `LOCK` and their kin.
  case maintenance(Maintenance)
  /// What could not be read.
  case opaque(OpaqueStatement)
  /// `op.batch_alter_table(…, recreate="always")`.
  case batch(BatchAlterTable)
}

/// An operation with the place that asks for it.
public struct PlacedOperation: Sendable, Hashable {
  /// What is to happen.
  public var operation: MigrationOperation
  /// Where the source asks for it, and whether that was read with certainty.
  public var provenance: Provenance
  /// The SQL that it was read from, when the source has SQL.
  public var statement: String?

  /// Takes every part as it is given.
  public init(
    operation: MigrationOperation, provenance: Provenance = .unplaced, statement: String? = nil
  ) {
    self.operation = operation
    self.provenance = provenance
    self.statement = statement
  }
}
