/// A part of a table, by its name.
public enum TablePart: Sendable, Hashable {
  /// A column.
  case column(String)
  /// An index, a key's own among them.
  case index(String)
  /// A constraint.
  case constraint(String)
}
