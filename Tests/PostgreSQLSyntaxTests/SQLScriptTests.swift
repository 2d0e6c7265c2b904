import PostgreSQLSyntax
import Testing

@Suite struct SQLScriptTests {
  private func statements(_ text: String) -> [String] {
    let script = SQLScript(text)
    return script.statements.map(script.source)
  }

  @Test(arguments: [
    ("a; b ;; c", ["a", "b", "c"]),
    ("select ';'; -- x;\n/* ; */ select 1", ["select ';'", "select 1"]),
    ("do $$ begin; end $$; x", ["do $$ begin; end $$", "x"]),
    (
      "create rule r as on insert to t do (a; b); x",
      [
        "create rule r as on insert to t do (a; b)", "x",
      ]
    ),
    ("begin; atomic; end; x", ["begin", "atomic", "end", "x"]),
    ("\\connect db\nselect 1;\n\\unrestrict x\n", ["select 1"]),
    ("", []), (" ; ", []),
  ])
  func splitsAtSemicolonsOutsideOfEverything(text: String, expected: [String]) {
    #expect(statements(text) == expected)
  }

  @Test func keepsTheBodyOfAFunctionTogether() {
    let body = """
      create or replace function f() returns int begin atomic
        select case when true then 1 end; select 2; end
      """
    #expect(statements(body + "; select 3") == [body, "select 3"])
  }

  @Test func skipsTheRowsOfACopy() {
    let text = "COPY t (a) FROM stdin;\n1\tit's; x\n\\.\nselect 1;"
    #expect(statements(text) == ["COPY t (a) FROM stdin", "select 1"])
  }
}
