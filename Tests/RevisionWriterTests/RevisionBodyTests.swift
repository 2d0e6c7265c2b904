import RevisionWriter
import Testing

@Suite struct RevisionBodyTests {
  @Test func bodiesThatSayTheSameAreEqual() {
    let body = RevisionBody(upgrade: "op.drop_table('a')", downgrade: "pass")
    #expect(body == RevisionBody(upgrade: "op.drop_table('a')", downgrade: "pass", imports: []))
    #expect(body != RevisionBody(upgrade: "pass", downgrade: "pass"))
  }
}
