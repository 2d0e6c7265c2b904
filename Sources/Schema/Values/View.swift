/// A view or materialised view.
public struct View: Sendable, Hashable {
  /// Its name; views share the namespace of tables.
  public var name: QualifiedName
  /// `MATERIALIZED`: it stores its rows and can have indexes.
  public var isMaterialized: Bool
  /// `TEMPORARY`.
  public var isTemporary: Bool
  /// The names of its columns when they were listed.
  public var columns: [String]
  /// The query with its gaps normalised.
  public var query: String
  /// The tables and views that the query reads.
  public var references: [QualifiedName]
  /// The columns that the query reads, `*` spelled out; a replay finds them when the view is made.
  public var reads: [ColumnReference]
  /// `WITH (…)`.
  public var parameters: [StorageParameter]
  /// What else was said: `RECURSIVE`, `WITH CHECK OPTION`, `WITH NO DATA`.
  public var options: String
  /// Indexes of a materialised view.
  public var indexes: [Index]
  /// `INSTEAD OF` triggers.
  public var triggers: [Trigger]
  /// `COMMENT ON VIEW`.
  public var comment: String?
  /// Where it was read.
  public var provenance: Provenance

  /// Takes every part as it is given.
  public init(
    name: QualifiedName, isMaterialized: Bool = false, isTemporary: Bool = false,
    columns: [String] = [], query: String,
    references: [QualifiedName] = [], reads: [ColumnReference] = [],
    parameters: [StorageParameter] = [], options: String = "",
    indexes: [Index] = [], triggers: [Trigger] = [], comment: String? = nil,
    provenance: Provenance = .unplaced
  ) {
    self.name = name
    self.isMaterialized = isMaterialized
    self.isTemporary = isTemporary
    self.columns = columns
    self.query = query
    self.references = references
    self.reads = reads
    self.parameters = parameters
    self.options = options
    self.indexes = indexes
    self.triggers = triggers
    self.comment = comment
    self.provenance = provenance
  }
}
