extension Schema {
  /// The tables that nothing has touched between two schemas of one history.
  ///
  /// A table that was changed and changed back is not among them.
  public func tablesUntouched(in other: Schema) -> Set<QualifiedName> {
    Set(tableStorage.filter { name, table in other.tableStorage[name] === table }.keys)
  }
}
