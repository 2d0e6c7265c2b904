import SQLAlchemy
import Schema
import SystemPackage

/// What a replay is told beside the project.
public struct ReplaySettings: Sendable {
  /// The line of SQLAlchemy; nil for the one that the project pins, else the newest.
  public var line: SQLAlchemyLine?
  /// The schema before the first revision; nil for an empty database, unless the history shows that
  /// it does not start from one.
  public var baseline: Schema?
  /// The major version of the PostgreSQL that migrations meet; nil for the default.
  public var serverVersion: Int?
  /// Environment variables that are known; nil for one that is known not to be set.
  public var environment: [String: String?] = [:]
  /// Tables that take no part in a comparison, beside those that `env.py` leaves out; `*` stands for
  /// anything.
  public var ignoredTables: [String] = []
  /// What one revision may use, in milliseconds of the processor's time.
  public var milliseconds = 800

  /// The folders of installed packages; nil for those of a virtual environment in the project's folder.
  ///
  /// A package is read only where what a migration does depends on it.
  public var packages: [FilePath]?

  /// Everything found in the project.
  public init() {}
}
