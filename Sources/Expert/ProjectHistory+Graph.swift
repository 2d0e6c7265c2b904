import AlembicHistory

extension ProjectHistory {
  /// The graph, failing as Alembic fails to load a history with defects.
  ///
  /// - Parameter catching: Whether the command turns revision errors into its own; `heads` does not.
  /// - Throws: `AlembicFailure`.
  public func strictGraph(catching: Bool = true) throws(AlembicFailure) -> RevisionGraph {
    try RevisionGraph.strict(files, catching: catching)
  }
}
