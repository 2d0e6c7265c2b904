/// `ALTER TABLE … ATTACH PARTITION`.
public struct AttachPartition: Sendable, Hashable {
  /// The partitioned table.
  public var table: QualifiedName
  /// The table that becomes a partition.
  public var partition: QualifiedName
  /// `FOR VALUES …` or `DEFAULT`, as it was written.
  public var bound: String

  /// Takes every part as it is given.
  public init(table: QualifiedName, partition: QualifiedName, bound: String) {
    self.table = table
    self.partition = partition
    self.bound = bound
  }
}

/// `ALTER TABLE … DETACH PARTITION`.
public struct DetachPartition: Sendable, Hashable {
  /// The partitioned table.
  public var table: QualifiedName
  /// The partition.
  public var partition: QualifiedName
  /// `CONCURRENTLY`.
  public var concurrently: Bool
  /// `FINALIZE`.
  public var finalize: Bool

  /// Takes every part as it is given.
  public init(
    table: QualifiedName, partition: QualifiedName, concurrently: Bool = false,
    finalize: Bool = false
  ) {
    self.table = table
    self.partition = partition
    self.concurrently = concurrently
    self.finalize = finalize
  }
}
