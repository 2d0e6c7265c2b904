import Glibc
import ProjectFiles
import SystemPackage
import Testing

@testable import ExpertTools

/// Files of the repository that are printed from the code.
///
/// `UPDATE_SNAPSHOTS=1 swift test --filter RepositoryTextTests` prints them again.
@Suite(.serialized) struct RepositoryTextTests {
  static let root = FilePath(#filePath).removingLastComponent().removingLastComponent()
    .removingLastComponent()

  @Test func publishedManifestIsWhatToolsListAnswers() throws {
    try Self.compare(Self.root.appending("tools.json")) { _ in ToolManifest.json }
  }

  @Test func ruleReferenceIsPrintedFromTheCode() throws {
    try Self.compare(Self.root.appending("docs/rules.md")) { _ in RuleReference.all }
  }

  @Test func pagesOfRefusalsArePrintedFromTheCode() throws {
    try Self.compare(Self.root.appending("docs/guard.md")) { _ in GuardReference.markdown }
  }

  @Test(arguments: [
    ("tools", ToolManifest.markdown), ("settings", ToolManifest.settings),
    ("improvements", ToolManifest.improvements),
  ])
  func readmeTableIsPrintedFromTheCode(table: String, printed: String) throws {
    try Self.compare(Self.root.appending("README.md")) { text in
      let begin = try #require(text.firstRange(of: "<!-- \(table): "))
      let start = try #require(text[begin.lowerBound...].firstIndex(of: "\n"))
      let end = try #require(text.firstRange(of: "<!-- /\(table) -->"))
      return text[...start] + printed + text[end.lowerBound...]
    }
  }

  /// Demands that the file is what `expected` makes of it, or writes it so when told to.
  static func compare(_ path: FilePath, _ expected: (String) throws -> String) throws {
    let text = String(decoding: (try? FileReading.bytes(of: path)) ?? [], as: UTF8.self)
    let wanted = try expected(text)
    if getenv("UPDATE_SNAPSHOTS") != nil, getenv("CI") == nil {
      try FileWriting.makeFolder(path.removingLastComponent())
      try FileWriting.write(Array(wanted.utf8), to: path, existing: .replace)
    } else {
      #expect(text == wanted, "\(path) is out of date: run `make snapshots`")
    }
  }
}
