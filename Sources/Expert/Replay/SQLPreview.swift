import PostgreSQLDialect
import Review
import Schema

/// The SQL that Alembic would send to go from one revision to another, statement by statement.
public struct SQLPreview: Sendable {
  /// Which way.
  public enum Direction: String, Sendable, CaseIterable {
    /// `alembic upgrade`.
    case upgrade
    /// `alembic downgrade`.
    case downgrade
  }

  /// One statement.
  public struct Statement: Sendable {
    /// The SQL as Alembic sends it.
    public var sql: String
    /// The operation of the revision that it comes from: `create_table`; nil for Alembic's own.
    public var operation: String?
    /// The call in the revision file.
    public var place: Finding.Place?
    /// The locks that it takes on what existed before the run.
    public var locks: StatementLocks
    /// Whether it runs inside of the transaction.
    public var isInTransaction: Bool
    /// Why it may not happen, or differently; nil when it certainly happens.
    public var doubt: String?
    /// Whether it keeps Alembic's version table or a transaction, not the project's schema.
    public var isBookkeeping: Bool
  }

  /// One revision that runs.
  public struct Revision: Sendable {
    /// Its id.
    public var revision: String
    /// The first line of its message.
    public var message: String
    /// Its file, relative to the project.
    public var file: String
    /// What it sends, in order.
    public var statements: [Statement]
    /// Whether its function does nothing or is missing.
    public var isAbsent: Bool
  }

  /// Something that is not known about the SQL.
  public struct Doubt: Sendable {
    /// The revision that it is about.
    public var revision: String
    /// Why, as a sentence.
    public var reason: String
    /// Where it began.
    public var place: Finding.Place?
    /// The tables that it touches; empty when it could be any.
    public var tables: [String]
    /// Whether it is known for an empty database.
    public var dependsOnData: Bool
  }

  /// A statement that PostgreSQL would refuse.
  public struct Failure: Sendable {
    /// The revision that it is about.
    public var revision: String
    /// PostgreSQL's code, or the class of a Python exception.
    public var code: String
    /// What happens.
    public var message: String
    /// The call.
    public var place: Finding.Place?
  }

  /// Which way.
  public var direction: Direction
  /// Where it begins, as it was asked for.
  public var start: String
  /// Where it ends, as it was asked for.
  public var destination: String
  /// The revisions in the order in which they run.
  public var revisions: [Revision]
  /// What is not known.
  public var doubts: [Doubt]
  /// What PostgreSQL would refuse.
  public var failures: [Failure]
  /// The strongest lock on each relation that existed before the run.
  public var strongestLocks: [RelationLock]
  /// The tables and columns that are dropped with their rows, as `table t` and `column t.c`.
  public var losses: [String]
  /// Whether one transaction holds all, each revision, or none.
  public var transaction: String
  /// What could not be read of `env.py`, in sentences.
  public var notes: [String]
  /// The version of PostgreSQL whose locks are told.
  public var postgresql: Int
  /// The line of SQLAlchemy whose SQL it is.
  public var sqlalchemy: String
  /// The project's folder.
  public var directory: String
  /// What to do next.
  public var next: String

  /// How many statements there are, Alembic's own not among them.
  public var count: Int {
    revisions.reduce(0) { $0 + $1.statements.count { !$0.isBookkeeping } }
  }
}
