/// A value of a row, as a caller gives it.
public indirect enum DataValue: Sendable, Hashable {
  /// `NULL`.
  case null
  /// A truth value.
  case bool(Bool)
  /// A number as it is written.
  case number(String)
  /// A string, also for dates, times and ids.
  case text(String)
  /// A list, for arrays and JSON.
  case list([DataValue])
  /// Names and values in their order, for JSON.
  case object([DataMember])
}

/// One column and its value, or one member of a JSON object.
public struct DataMember: Sendable, Hashable {
  /// The name.
  public var name: String
  /// The value.
  public var value: DataValue

  /// Takes both as they are given.
  public init(_ name: String, _ value: DataValue) {
    self.name = name
    self.value = value
  }
}

/// A change of rows that a revision makes, with what takes it back.
public enum DataChange: Sendable, Hashable {
  /// New rows; the way back deletes them by their key.
  case insert(table: String, rows: [[DataMember]])
  /// New values where the row matches; the way back sets the values that were there.
  case update(table: String, match: [DataMember], set: [DataMember], was: [DataMember])
  /// Rows that go, given whole; the way back inserts them.
  case delete(table: String, rows: [[DataMember]])
  /// A statement, and the one that takes it back.
  case sql(String, undo: String)
}
