import Testing

@testable import AlembicHistory

@Suite struct IniFileTests {
  static func read(_ text: String) throws -> IniFile {
    try IniFile(name: "alembic.ini", bytes: Array(text.utf8), here: "/srv/100%")
  }

  /// What a value becomes, as ConfigParser of CPython 3.13 answers for the same text.
  @Test(arguments: [
    ("[a]\nx = 1", "1"),
    ("[a]\nX : 1  ", "1"),
    ("[a]\nx=1 # no comment", "1 # no comment"),
    ("[a]\n# x = 0\n; x = 0\nx = 1", "1"),
    ("[a]\nx = %(here)s/y", "/srv/100%/y"),
    ("[a]\nx = 5%%", "5%"),
    ("[a]\ny = b\nx = %(Y)s c", "b c"),
    ("[DEFAULT]\nx = d\n[a]\ny = 1", "d"),
    ("[DEFAULT]\nz = d\n[a]\nx = %(z)s", "d"),
    ("[a]\nx =\n  one\n  two\n\ny = 1", "\none\ntwo"),
    ("[a]\nx = one\n\n  two", "one\n\ntwo"),
    ("[a]\nx = one\n  # skipped\n  two", "one\ntwo"),
    ("[a]\r\nx = 1\r\n", "1"),
    ("[a]\nx = a = b : c", "a = b : c"),
    ("  [a]\n  x = 1\n  y = 2", "1"),
    ("[a]\nx =", ""),
    ("[a]\nx = one\u{2028}two", "one\u{2028}two"),
  ])
  func readsAsConfigParserDoes(text: String, value: String) throws {
    #expect(try Self.read(text).value("x", in: "a") == value)
  }

  @Test(arguments: [
    ("x = 1", 1), ("[a]\nx = 1\n[a]", 3), ("[a]\nx = 1\nX = 2", 3), ("[a]\nx = 1\nnothing", 3),
    ("[a]\n= 1", 2),
  ])
  func refusesWhatConfigParserRefuses(text: String, line: Int) throws {
    let failure = #expect(throws: SettingsFailure.self) { try Self.read(text) }
    #expect(failure?.line == line)
    #expect(failure?.file == "alembic.ini")
  }

  @Test(arguments: ["50%", "%(missing)s", "%(open", "%x", "%()s", "%(x)s"])
  func refusesABadInterpolationWhenAsked(value: String) throws {
    let file = try Self.read("[a]\ny = 1\nx = \(value)")
    #expect(try file.value("y", in: "a") == "1")
    let failure = #expect(throws: SettingsFailure.self) { try file.value("x", in: "a") }
    #expect(failure?.line == 3)
  }
}
