import Testing

@testable import RevisionWriter

@Suite struct FileNameTests {
  @Test(arguments: [
    ("Add the colour, of apps!", 40, "add_the_colour_of_apps"),
    ("añade año_nuevo 東京", 40, "añade_año_nuevo_東京"),
    ("one two three", 9, "one_two_"), ("onelongword", 4, "onel_"), ("", 40, ""),
  ])
  func slugsAreAlembics(message: String, length: Int, slug: String) {
    #expect(RevisionSlug.text(of: message, truncatedTo: length) == slug)
  }

  @Test func idsAreTwelveHexDigitsAndDrawnAgainWhenTaken() {
    var seen: Set<String> = []
    for _ in 0..<1000 {
      var tries = 0
      let id = RevisionID.drawn { _ in
        tries += 1
        return tries < 3
      }
      #expect(id.utf8.count == 12 && id.allSatisfy(\.isHexDigit) && id == id.lowercased())
      #expect(tries == 3)
      seen.insert(id)
    }
    #expect(seen.count == 1000)
  }

  @Test func datesReadAsPythonsOwn() {
    let date = CreateDate(epoch: 1_767_323_045, microsecond: 42, offset: 3600)
    #expect(date.description == "2026-01-02 04:04:05.000042+01:00")
    let whole = CreateDate(epoch: 0, microsecond: 0, offset: -12600)
    #expect(whole.description == "1969-12-31 20:30:00-03:30")
  }

  /// Offsets as Python's `zoneinfo` gives them.
  @Test(arguments: [
    ("CET-1CEST,M3.5.0,M10.5.0/3", 1_774_745_999, 3600),
    ("CET-1CEST,M3.5.0,M10.5.0/3", 1_774_746_000, 7200),
    ("CET-1CEST,M3.5.0,M10.5.0/3", 1_792_889_999, 7200),
    ("CET-1CEST,M3.5.0,M10.5.0/3", 1_792_890_000, 3600),
    ("EST5EDT,M3.2.0,M11.1.0", 1_783_000_000, -14400),
    ("NZST-12NZDT,M9.5.0,M4.1.0/3", 1_767_300_000, 46800),
    ("<+0330>-3:30", 0, 12600), ("<-03>3", 0, -10800),
  ])
  func rulesOfZonesHoldForAllYears(rule: String, epoch: Int, offset: Int) {
    #expect(TimeZoneRule(rule)?.offset(at: epoch) == offset)
  }
}
