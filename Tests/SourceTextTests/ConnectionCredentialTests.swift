import SourceText
import Testing

@Suite struct ConnectionCredentialTests {
  @Test(arguments: [
    ("url = 'postgresql://app:s3cret@db:5432/x'", "s3cret"),
    ("postgresql+psycopg2://app:p@ss@db/x", "p@ss"),
    ("see http://example.org and redis://:hush@cache", "hush"),
    ("a:b postgres://u:100%25@h", nil),
    ("postgresql://app@db/x", nil),
    ("postgresql://app:{password}@db", nil),
    ("postgresql://app:$PASSWORD@db", nil),
    ("postgresql://app:%(password)s@db", nil),
    ("postgresql://app:k9$Ttq@pg:5432/app", "k9$Ttq"),
    ("sqlalchemy.url = driver://user:pass@localhost/dbname", nil),
    ("http://example.org/a:b@c", nil),
    ("x::int, 'a:b@c'", nil),
    ("", nil), (":", nil), ("a://", nil),
  ])
  func passwords(_ text: String, _ password: String?) {
    #expect(ConnectionCredential.password(in: text).map { String(text[$0]) } == password)
  }

  @Test func tokensOfHeadersAreTakenOutAndCommonWordsStay() {
    #expect(
      ConnectionCredential.redacted("git -c http.extraheader='Authorization: Bearer abc123' fetch")
        == "git -c http.extraheader='Authorization: Bearer ***' fetch")
    #expect(
      ConnectionCredential.redacted("Basic tables, Bearer tokens") == "Basic tables, Bearer tokens")
  }
}
