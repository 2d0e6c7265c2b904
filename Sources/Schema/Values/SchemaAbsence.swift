extension Schema {
  /// Why it is not known that an object which is not here does not exist; nil when it is known.
  ///
  /// A doubt that names tables is about no others.
  public func unknownAbsence(of name: QualifiedName) -> String? {
    if case .unknown(let reason) = origin { return reason }
    return doubts.last { $0.targets.isEmpty || $0.targets.contains(name) }?.reason
  }

  /// Why a table that is here may not exist: a statement that nobody could read names it.
  public func doubtfulExistence(_ table: Table) -> String? {
    guard case .unknown(let reason, _) = table.provenance.standing,
      doubts.contains(where: { doubt in
        doubt.targets.contains(table.name)
          && doubt.provenance.standing == table.provenance.standing
      })
    else { return nil }
    return reason
  }
}
