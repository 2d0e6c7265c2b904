import Review

/// What came of a request for a new revision.
public struct NewRevision: Sendable {
  /// One file.
  public struct File: Sendable, Equatable {
    /// Its id.
    public var revision: String
    /// Its message.
    public var message: String
    /// Its parents.
    public var parents: [String]
    /// Its name, relative to the project.
    public var path: String
    /// Its contents.
    public var text: String
    /// The moment of its creation, as the text has it.
    public var createDate: String
  }

  /// Something that both sides of a merge change.
  public struct Collision: Sendable, Equatable {
    /// One side's operation.
    public struct Side: Sendable, Equatable {
      /// The revision.
      public var revision: String
      /// The operation, such as `add_column`.
      public var operation: String
      /// The call.
      public var place: Finding.Place?
    }

    /// What both change: `table user`, `column user.email`.
    public var object: String
    /// One operation of either side.
    public var sides: [Side]
    /// Why PostgreSQL refuses the one after the other; nil when it takes both.
    public var failure: String?
  }

  /// What reading the files back, and running them, has shown.
  public struct Proof: Sendable {
    /// The heads of the history with the files.
    public var heads: [String]
    /// How many statements `upgrade()` sends.
    public var upgradeStatements: Int
    /// How many statements `downgrade()` sends.
    public var downgradeStatements: Int
    /// Whether `upgrade()` changes the schema.
    public var changesSchema: Bool
    /// Whether `downgrade()` gives back the schema from before.
    public var isReversible: Bool
    /// Whether `upgrade()` gives the schema of the models; nil where that was not the question.
    public var reachesModels: Bool?
    /// What is not known of either function.
    public var doubts: [SQLPreview.Doubt]
    /// What PostgreSQL would refuse.
    public var failures: [SQLPreview.Failure]
  }

  /// Where the body came from.
  public var mode: RevisionRequest.Mode
  /// Whether the caller asked for steps that block nobody.
  public var isZeroDowntime = false
  /// The files in the order in which they run; empty when there is nothing to do.
  public var files: [File]
  /// Whether they are on the disk.
  public var isWritten: Bool
  /// What reading them back has shown; nil when there are none.
  public var proof: Proof?
  /// What a review says of the files; nil when there are none.
  public var review: MigrationReview?
  /// What both sides of a merge change.
  public var collisions: [Collision] = []
  /// What a reader must know, in sentences.
  public var notes: [String] = []
  /// What to do next.
  public var next: String
}
