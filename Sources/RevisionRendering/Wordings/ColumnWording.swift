/// What Alembic's renderer reads of a `Column`.
public struct ColumnWording: Sendable, Hashable {
  /// Its name.
  public var name: String
  /// Its type.
  public var type: PythonText
  /// Its server default: what stands after `server_default=`, or `Computed(…)`, `Identity(…)`.
  public var serverDefault: PythonText?
  /// Whether the default is a `Computed` or `Identity`, which stands among the positional arguments.
  public var isDefaultPositional: Bool
  /// `autoincrement`, where it is not `"auto"`.
  public var autoincrement: PythonText?
  /// `nullable`.
  public var isNullable: Bool
  /// `system`.
  public var isSystem: Bool
  /// `comment`.
  public var comment: String?
  /// Options of the dialect.
  public var options: [KeywordArgument]
  /// The whole of it, where the project's `render_item` words columns.
  public var whole: PythonText?

  /// Takes every part as it is given.
  public init(
    name: String, type: PythonText, serverDefault: PythonText? = nil,
    isDefaultPositional: Bool = false, autoincrement: PythonText? = nil, isNullable: Bool = true,
    isSystem: Bool = false, comment: String? = nil, options: [KeywordArgument] = [],
    whole: PythonText? = nil
  ) {
    self.name = name
    self.type = type
    self.serverDefault = serverDefault
    self.isDefaultPositional = isDefaultPositional
    self.autoincrement = autoincrement
    self.isNullable = isNullable
    self.isSystem = isSystem
    self.comment = comment
    self.options = options
    self.whole = whole
  }
}
