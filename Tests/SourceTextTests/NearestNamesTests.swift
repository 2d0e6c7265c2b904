import SourceText
import Testing

@Suite struct NearestNamesTests {
  @Test func findsMistypings() {
    let names = ["revision", "runner", "script_location", "name"]
    #expect(NearestNames.of("ruunner", in: names) == ["runner"])
    #expect(NearestNames.of("nmae", in: names) == ["name"])
    #expect(NearestNames.of("script_locations", in: names).first == "script_location")
    #expect(NearestNames.of("database", in: names).isEmpty)
  }
}
