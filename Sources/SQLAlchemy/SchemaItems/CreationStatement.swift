import PythonInterpreter

extension TableObject {
  /// What a listener of `after_create` does when the table is created.
  ///
  /// It is no part of the metadata: autogenerate never sees it.
  public struct CreationStatement {
    /// The SQL; nil where it is not known.
    public let text: String?
    /// Why something of the table is not known, unless the text says it.
    public let reason: String
    /// Where it is written.
    public let place: PythonInterpreter.Place
  }

  /// Takes what listens for the table's creation.
  func noteCreation(_ listener: Value) {
    if case .host(let host) = listener, let statement = host as? SchemaStatement {
      if let made = statement.whenCreated(self) { creationStatements.append(made) }
      return
    }
    creationStatements.append(
      CreationStatement(
        text: nil, reason: "a function runs when it is created", place: self.place))
  }
}
