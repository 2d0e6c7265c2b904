import PostgreSQLSyntax
import SourceText
import Testing

@Suite struct SQLLexerTests {
  private func cut(_ text: String, _ placeholders: SQLPlaceholders = []) -> [String] {
    let parsed = SQLText(text, placeholders: placeholders)
    return parsed.tokens.map { "\($0.kind):\(parsed.text($0))" }
  }

  @Test(arguments: [
    ("a.b", ["word:a", "punctuation:.", "word:b"]),
    ("Größe$1", ["word:Größe$1"]),
    ("\"a\"\"b\"", ["quotedIdentifier:\"a\"\"b\""]),
    ("U&\"d\\0061\" u&'x'", ["unicodeIdentifier:U&\"d\\0061\"", "unicodeString:u&'x'"]),
    ("'it''s'", ["string:'it''s'"]),
    ("'a'\n  'b'", ["string:'a'\n  'b'"]),
    ("'a' -- c'\n 'b'", ["string:'a' -- c'\n 'b'"]),
    ("'a'\n-- c\n'b'", ["string:'a'\n-- c\n'b'"]),
    ("'a' 'b'", ["string:'a'", "string:'b'"]),
    ("'back\\'", ["string:'back\\'"]),
    ("E'it\\'s' n'x'", ["escapeString:E'it\\'s'", "string:n'x'"]),
    ("B'01' x'1F'", ["bitString:B'01'", "bitString:x'1F'"]),
    ("$$a$b$$", ["dollarString:$$a$b$$"]),
    ("$f$ $$ x; $$ $f$", ["dollarString:$f$ $$ x; $$ $f$"]),
    ("$1 $12a", ["parameter:$1", "parameter:$12", "word:a"]),
    (
      "1 1.5 .5 1. 1e5 1.e-3",
      [
        "integer:1", "decimal:1.5", "decimal:.5", "decimal:1.", "decimal:1e5", "decimal:1.e-3",
      ]
    ),
    ("1..10", ["integer:1", "punctuation:.", "decimal:.10"]),
    ("0x1F 0b10 0o7 1_000", ["integer:0x1F", "integer:0b10", "integer:0o7", "integer:1_000"]),
    ("a/* /* n */ */b--c\nd", ["word:a", "word:b", "word:d"]),
    ("a::int", ["word:a", "operator:::", "word:int"]),
    ("a := 1", ["word:a", "operator::=", "integer:1"]),
    ("x<-1", ["word:x", "operator:<", "operator:-", "integer:1"]),
    ("x@-1", ["word:x", "operator:@-", "integer:1"]),
    ("a->>'b'", ["word:a", "operator:->>", "string:'b'"]),
    ("a*--c\nb", ["word:a", "operator:*", "word:b"]),
    ("'open", ["unterminated:'open"]),
    ("/* open", ["unterminated:/* open"]),
    ("$x$ open", ["unterminated:$x$ open"]),
  ])
  func cutsAsPostgreSQLDoes(text: String, expected: [String]) {
    #expect(cut(text) == expected)
  }

  @Test func placeholdersAreReadWhereTheyCanOccur() {
    #expect(
      cut("a = :name::text", .named)
        == ["word:a", "operator:=", "namedBind::name", "operator:::", "word:text"])
    #expect(cut("a = :name") == ["word:a", "operator:=", "punctuation::", "word:name"])
    #expect(cut("\\:x", .named) == ["punctuation::", "word:x"])
    #expect(
      cut("a = %s or b like %(b)s and c %% 2", .format) == [
        "word:a", "operator:=", "formatBind:%s", "word:or", "word:b", "word:like",
        "formatBind:%(b)s", "word:and", "word:c", "operator:%%", "integer:2",
      ])
    #expect(cut("a % s") == ["word:a", "operator:%", "word:s"])
  }

  @Test(arguments: [
    ("'it''s'", "it's"), ("'a'\n'b'", "ab"), ("E'a\\n\\x41\\u00e9\\101'", "a\nAéA"),
    ("U&'d\\0061\\\\'", "da\\"), ("$t$x$y$t$", "x$y"), ("E'a\\'b' \n 'c'", "a'bc"),
    ("'a'\n-- it's\n'b'", "ab"),
  ])
  func stringsHaveTheirValue(text: String, value: String) {
    let parsed = SQLText(text)
    #expect(parsed.tokens.first.flatMap(parsed.stringValue) == value)
    #expect(parsed.tokens.count == 1)
  }

  @Test func namesAreFoldedAndCutOff() {
    let parsed = SQLText("UserName \"UserName\" U&\"\\0055x\"")
    #expect(parsed.tokens.map(parsed.name) == ["username", "UserName", "Ux"])
    #expect(SQLIdentifier.truncated(String(repeating: "é", count: 32)).utf8.count == 62)
    #expect(SQLIdentifier.quoted("user") == "\"user\"")
    #expect(SQLIdentifier.quoted("name") == "name")
    #expect(SQLIdentifier.quoted("a\"b") == "\"a\"\"b\"")
  }

  @Test func generatedNamesAreCutFromTheLongerPart() {
    let table = String(repeating: "t", count: 60)
    #expect(SQLIdentifier.generated("t", "c", label: "key") == "t_c_key")
    #expect(
      SQLIdentifier.generated(table, "column", label: "fkey")
        == String(repeating: "t", count: 51) + "_column_fkey")
    #expect(SQLIdentifier.generated("t", nil, label: "pkey") == "t_pkey")
  }

  @Test func everyDamageHasAnAnswer() {
    var random = SystemRandomNumberGenerator()
    let pieces = [
      "'", "\"", "$", "$$", "$a$", "E'", "U&\"", "/*", "*/", "--", "\n", ":", "::", "%(", "%s",
      "\\", ";", "(", ")", "0x", "1.", "é", "\u{0}", "a", "BEGIN ATOMIC", "COPY t FROM stdin;",
    ]
    for _ in 0..<2_000 {
      let count = Int.random(in: 0...12, using: &random)
      let text = (0..<count).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
      let script = SQLScript(text, placeholders: [.named, .format])
      var end: UInt32 = 0
      for token in script.text.tokens {
        #expect(token.span.start >= end && token.span.end > token.span.start, "\(text)")
        end = token.span.end
        _ = script.text.stringValue(token)
        _ = script.text.name(token)
      }
      #expect(Int(end) <= text.utf8.count)
    }
  }
}
