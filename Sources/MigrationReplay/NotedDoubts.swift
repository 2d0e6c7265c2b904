import AlembicOperations
import Schema

extension Schema {
  /// Keeps what a run left open, unless the schema tells of it already or what it was about is gone.
  public mutating func note(_ doubt: MigrationDoubt) {
    let known = doubts.contains { $0.reason == doubt.reason && $0.provenance.place == doubt.place }
    let targets = doubt.tables.filter { relation($0) != nil || type($0) != nil }
    if known || (targets.isEmpty && !doubt.tables.isEmpty) { return }
    let standing: Standing =
      doubt.dependsOnData
      ? .dependsOnData(reason: doubt.reason) : .unknown(reason: doubt.reason, place: doubt.place)
    self.doubt(
      Doubt(
        reason: doubt.reason, targets: targets,
        provenance: Provenance(place: doubt.place, standing: standing)))
  }
}
