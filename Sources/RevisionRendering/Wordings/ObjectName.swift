/// The name of a constraint or index as a revision words it.
public enum ObjectName: Sendable, Hashable {
  /// There is none.
  case none
  /// A name that a program gave: a string.
  case given(String)
  /// A name in full, made by a convention or read from a database: `op.f('…')`.
  case final(String)

  /// The name; nil where there is none.
  public var text: String? {
    switch self {
    case .none: nil
    case .given(let text), .final(let text): text
    }
  }
}
