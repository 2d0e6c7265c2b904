import AlembicHistory
import AlembicOperations
import MigrationReplay
import Schema
import SchemaText

/// Finds what the branches of a merge both change.
struct MergeCollisions {
  private let history: ProjectHistory
  private let parents: [String]

  init(_ history: ProjectHistory, _ parents: [String]) {
    self.history = history
    self.parents = parents
  }

  /// One operation of a branch on one object.
  private struct Touch {
    var object: ChangedObject
    var revision: String
    var operation: String
    var place: Place?
  }

  /// The collisions, and what could not be looked at, in sentences.
  ///
  /// - Throws: `ExpertFailure` when the history cannot be loaded.
  func found() throws(ExpertFailure) -> (found: [NewRevision.Collision], notes: [String]) {
    let (all, alone, sides) = try history.replayed { (replay) throws(AlembicFailure) in
      let graph = replay.graph
      var ancestors: [Set<String>] = []
      var alone: [HistoryReplay.Result] = []
      for parent in parents {
        let path = try graph.upgradePath(to: parent)
        ancestors.append(Set(path.map { graph.revisions[$0].id }))
        alone.append(try replay.upgrade(to: parent))
      }
      let sides = ancestors.indices.map { index in
        ancestors.indices.filter { $0 != index }.reduce(ancestors[index]) {
          $0.subtracting(ancestors[$1])
        }
      }
      return (try replay.upgrade(to: "heads"), alone, sides)
    }
    let changes = zip(sides, alone).map { touches(of: $0, in: $1) }
    let places = history.project.places(changes.flatMap { $0.compactMap(\.place) })
    let refused = newFailures(all, alone)
    var collisions: [NewRevision.Collision] = []
    for first in changes.indices {
      for second in changes.indices.dropFirst(first + 1) {
        collisions += pairs(changes[first], changes[second], refused, places)
      }
    }
    let doubts = all.revisions.filter { revision in
      sides.contains { $0.contains(revision.revision) } && !revision.run.doubts.isEmpty
    }
    let notes = doubts.map {
      "Not all that \($0.revision) does is known (\($0.run.doubts.first?.reason ?? "")): it may "
        + "collide with the other branch unseen."
    }
    return (collisions, notes)
  }

  private func touches(of side: Set<String>, in result: HistoryReplay.Result) -> [Touch] {
    result.revisions.filter { side.contains($0.revision) }.flatMap { revision in
      revision.run.steps.flatMap { step in
        step.operations.flatMap { operation in
          ChangedObject.all(of: operation.operation).map {
            Touch(
              object: $0, revision: revision.revision, operation: step.name,
              place: step.provenance.place)
          }
        }
      }
    }
  }

  /// What PostgreSQL refuses in the merged history and not in the branches alone, by revision.
  private func newFailures(
    _ all: HistoryReplay.Result, _ alone: [HistoryReplay.Result]
  ) -> [String: [MigrationFailure]] {
    var known: Set<String> = []
    for revision in alone.flatMap(\.revisions) {
      for failure in revision.run.failures {
        known.insert("\(revision.revision) \(failure.message)")
      }
    }
    var new: [String: [MigrationFailure]] = [:]
    for revision in all.revisions {
      let failures = revision.run.failures.filter {
        !known.contains("\(revision.revision) \($0.message)")
      }
      if !failures.isEmpty { new[revision.revision] = failures }
    }
    return new
  }

  private func pairs(
    _ first: [Touch], _ second: [Touch], _ refused: [String: [MigrationFailure]],
    _ places: SchemaPlaces
  ) -> [NewRevision.Collision] {
    var collisions: [NewRevision.Collision] = []
    for left in first {
      for right in second where left.object.collides(with: right.object) {
        let failure = [left, right].lazy.compactMap { touch in
          refused[touch.revision]?.first { $0.place == touch.place }
        }.first
        let collision = NewRevision.Collision(
          object: left.object.narrower(right.object).text,
          sides: [left, right].map { touch in
            NewRevision.Collision.Side(
              revision: touch.revision, operation: touch.operation,
              place: touch.place.map(places.finding))
          },
          failure: failure.map { "\($0.code) \($0.message)" })
        if !collisions.contains(collision) { collisions.append(collision) }
      }
    }
    return collisions
  }
}
