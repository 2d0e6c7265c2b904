/// One `name=value` of a call.
public struct KeywordArgument: Sendable, Hashable {
  /// The name.
  public var name: String
  /// The value.
  public var value: PythonText

  /// Takes both as they are given.
  public init(_ name: String, _ value: PythonText) {
    self.name = name
    self.value = value
  }

  /// A value that needs no import.
  public init(_ name: String, _ value: String) {
    self.init(name, PythonText(value))
  }

  /// As it stands in a call.
  public var text: PythonText { value.around { name + "=" + $0 } }
}
