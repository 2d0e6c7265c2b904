import AlembicOperations
import Schema
import Testing

@Suite struct RevisionRunTests {
  @Test func aDoubtMakesARunUnknown() {
    var run = RevisionRun(schema: Schema())
    #expect(run.isKnown)
    run.doubts.append(MigrationDoubt(reason: "a condition on rows", place: nil))
    #expect(!run.isKnown)
  }
}
