import AlembicOperations
import MigrationReplay
import Schema
import SchemaText

extension ProjectHistory {
  /// What a reader of the SQL must know: what is not known of it, and what PostgreSQL would refuse.
  public func remarks(on result: HistoryReplay.Result) -> [String] {
    let runs = result.revisions.map(\.run)
    let places = project.places(
      runs.flatMap { $0.doubts + $0.textDoubts }.compactMap(\.place)
        + runs.flatMap(\.failures).compactMap(\.place))
    var remarks = result.notes
    for revision in result.revisions {
      for doubt in revision.run.doubts + revision.run.textDoubts {
        let place = doubt.place.map { places.text($0) } ?? revision.file
        let kind = doubt.dependsOnData ? "depends on rows" : "not known"
        remarks.append("\(place): \(kind): \(doubt.reason)")
      }
      for failure in revision.run.failures {
        let place = failure.place.map { places.text($0) } ?? revision.file
        remarks.append("\(place): would fail: \(failure.code) \(failure.message)")
      }
    }
    return remarks
  }
}

extension HistoryReplay.Result {
  /// Whether every statement is known; what hangs on rows is known for an empty database.
  public var isTextKnown: Bool {
    revisions.flatMap { $0.run.doubts + $0.run.textDoubts }.allSatisfy(\.dependsOnData)
  }
}
