import Testing

@testable import Expert

@Suite struct HistoryPictureInvariantTests {
  /// Seeded, so that a failure can be repeated.
  struct Generator: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state ^ (state >> 29)
    }
  }

  static func picture(seed: UInt64) -> HistoryPicture {
    var generator = Generator(state: seed)
    let count = Int.random(in: 1...40, using: &generator)
    return HistoryPicture(
      (0..<count).reversed().map { number in
        let parents = Set(
          (0..<Int.random(in: 0...3, using: &generator)).compactMap { _ in
            number == 0 ? nil : Int.random(in: max(0, number - 6)..<number, using: &generator)
          })
        return .init(
          id: "r\(number)", message: "", downRevisions: parents.sorted().map { "r\($0)" })
      })
  }

  /// Follows every line from row to row and demands that it ends in the dot of its parent.
  @Test(arguments: 0..<200)
  func everyLineEndsInItsParent(seed: Int) {
    let picture = Self.picture(seed: UInt64(seed))
    var waiting: [Int: String] = [:]
    for row in picture.rows {
      let revision = picture.revisions[row.revision]
      for lane in row.joining {
        #expect(waiting[lane] == revision.id)
        waiting[lane] = nil
      }
      if let own = waiting[row.lane] { #expect(own == revision.id) }
      waiting[row.lane] = nil
      #expect(Set(row.passing) == Set(waiting.keys))
      var parents = revision.downRevisions[...]
      if let first = parents.popFirst() { waiting[row.lane] = first }
      var parting = row.parting[...]
      for parent in parents {
        let lane = waiting.first { $0.value == parent && row.occupied.contains($0.key) }?.key
        if let lane {
          #expect(parting.contains(lane))
        } else if let fresh = parting.first(where: { waiting[$0] == nil }) {
          waiting[fresh] = parent
          parting.removeAll { $0 == fresh }
        } else {
          Issue.record("no line for \(parent)")
        }
      }
    }
    #expect(waiting.isEmpty)
    let dots = picture.text().split(separator: "\n").count { $0.contains("●") }
    #expect(dots == picture.revisions.count)
  }
}
