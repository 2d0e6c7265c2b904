import Schema

/// How a project writes its migrations: what its settings say, else what its own files show.
public struct ProjectConventions: Sendable {
  /// How one kind of name is formed.
  public struct Naming: Sendable, Equatable {
    /// The style that is kept: `PascalCase`, `snake_case`, `<table>_id`, `id` or `any`.
    public var style: String
    /// Whether the settings say so.
    public var isSet: Bool
    /// What the models do, the commonest style first.
    public var found: [Found]
    /// How many names there are, of whatever style.
    public var total: Int

    /// The names of one style.
    public struct Found: Sendable, Equatable {
      /// The style.
      public var style: String
      /// How many names are of it.
      public var count: Int
      /// Some of them.
      public var examples: [String]
    }
  }

  /// How columns are given values.
  public struct Defaults: Sendable, Equatable {
    /// Columns of the models.
    public var columns: Int
    /// Those that allow NULL.
    public var nullable: Int
    /// Those with a default that the database knows.
    public var server: Int
    /// Those with a default that only Python knows.
    public var client: Int
  }

  /// How a model comes to be known to Alembic.
  public struct Registration: Sendable, Equatable {
    /// The module whose imports register models, relative to the project.
    public var file: String
    /// The line that would register a class `NewModel`.
    public var importLine: String
    /// Whether the module also lists its names in `__all__`.
    public var exports: Bool
  }

  /// The script folder, relative to the project.
  public var scriptLocation: String
  /// The folders of revisions, relative to the project.
  public var versionLocations: [String]
  /// What stands before printed commands; a command that shows it.
  public var currentCommand: String
  /// How many revisions there are.
  public var revisions: Int
  /// Revisions whose `downgrade()` does nothing though their `upgrade()` does something.
  public var withoutWayBack: [String]
  /// Tables of entities.
  public var entities: Naming
  /// Association tables.
  public var junctions: Naming
  /// The one column of a primary key.
  public var primaryKeys: Naming
  /// How messages are written, as the settings say; nil when they say nothing.
  public var messageStyle: String?
  /// How columns are given values.
  public var defaults: Defaults
  /// The module that registers models; nil where none does.
  public var registration: Registration?
  /// Models that nothing registers.
  public var unregistered: [String]
  /// Tables that belong to somebody else; `*` stands for anything.
  public var excludedTables: [String]
  /// Whether `env.py` looks at some tables only.
  public var excludesOthers: Bool
  /// What could not be read, in sentences.
  public var notes: [String]
}
