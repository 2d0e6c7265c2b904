/// Which object a statement means.
public struct ObjectReference: Sendable, Hashable, CustomStringConvertible {
  /// What it is.
  public var kind: ObjectKind
  /// Its name.
  public var name: QualifiedName
  /// The table, view, type or domain that it belongs to, for kinds that live inside another object.
  public var table: QualifiedName?
  /// The argument types of a function when they were given.
  public var arguments: [DataType]?

  /// Takes every part as it is given.
  public init(
    kind: ObjectKind, name: QualifiedName, table: QualifiedName? = nil,
    arguments: [DataType]? = nil
  ) {
    self.kind = kind
    self.name = name
    self.table = table
    self.arguments = arguments
  }

  /// As PostgreSQL's messages name it: `table t`, `constraint c on table t`.
  public var description: String {
    var text = kind.rawValue.lowercased() + " " + name.plain
    if let arguments { text += "(" + arguments.map(\.description).joined(separator: ",") + ")" }
    if let table { text += (kind == .column ? " of table " : " on table ") + table.plain }
    return text
  }
}
