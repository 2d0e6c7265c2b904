import AlembicHistory
import RevisionRendering

extension Improvement {
  /// Those without which a file that Alembic would write may not run.
  static let thatDecideWhetherItRuns: Set<Improvement> = [
    .namesConstraints, .castsTypes, .createsTypes,
  ]

  /// What of the text goes with these; with none of them, the text is Alembic's in every point.
  static func corrections(_ improvements: Set<Improvement>) -> RenderingOptions.Corrections {
    guard !improvements.isEmpty else { return .none }
    return RenderingOptions.Corrections(createsTypesApart: improvements.contains(.createsTypes))
  }
}
