import AlembicHistory
import Glibc
import Review
import ScratchGit
import SourceText
import SystemPackage
import Testing

@testable import Expert

/// Every rule's examples, through the whole engine.
///
/// `RULE=index-not-concurrent swift test --filter RuleExampleTests` runs those of one rule; several are
/// separated by commas.
@Suite struct RuleExampleTests {
  @Test(arguments: Self.ids)
  func findsItsBadExamplesAndNothingInItsGoodOnes(id: String) throws {
    let page = try #require(RuleCatalogue.page(id))
    #expect(!page.bad.isEmpty, "\(id) has no bad example")
    #expect(!page.good.isEmpty, "\(id) has no good example")
    for (number, example) in page.bad.enumerated() {
      let (wanted, found) = try Self.places(of: id, in: example)
      #expect(!wanted.isEmpty, "\(id): bad example \(number) has no marker")
      #expect(found == wanted, "\(id): bad example \(number)\n\(example.project.files)")
    }
    for (number, example) in page.good.enumerated() {
      let (wanted, found) = try Self.places(of: id, in: example)
      #expect(wanted.isEmpty, "\(id): good example \(number) has a marker")
      #expect(found.isEmpty, "\(id): good example \(number)\n\(example.project.files)")
    }
  }

  /// A rewrite of a bad example leaves nothing of the finding, and the same schema.
  @Test(arguments: Self.ids)
  func itsEditsTakeTheFindingAway(id: String) throws {
    let page = try #require(RuleCatalogue.page(id))
    for example in page.bad {
      var (files, name) = Self.unmarked(example)
      guard let text = files[name] else { continue }
      let before = try Self.review(files, name, id)
      let edits = before.remarks.filter { $0.finding.rule == id }.compactMap { remark in
        if case .edits(let edits)? = remark.rewrite { edits } else { nil }
      }.flatMap { $0 }
      guard !edits.isEmpty else { continue }
      let file = SourceFile(name: name, bytes: Array(text.utf8))
      let edited = try #require(file.applying(edits))
      files[name] = String(decoding: edited, as: UTF8.self)
      let after = try Self.review(files, name, id)
      let left = after.remarks.filter { $0.finding.rule == id }
      #expect(left.isEmpty, "\(id): \(files[name] ?? "")")
      // What was hidden behind the finding may be told now, but nothing may fail that did not.
      let failing = Set(Self.failing(after)).subtracting(Self.failing(before))
      #expect(failing.isEmpty, "\(id): \(files[name] ?? "")")
    }
  }

  @Test(
    .enabled(if: ScratchRepository.hasGit, "no git here to make repositories with"),
    arguments: Self.idsWithRepository)
  func findsItsExamplesInARepository(id: String) throws {
    try findsItsBadExamplesAndNothingInItsGoodOnes(id: id)
  }

  /// The rules to try: all, or those that the environment names.
  static let ids = wanted.filter { !needsRepository($0) }
  private static let idsWithRepository = wanted.filter(needsRepository)

  private static let wanted: [String] = {
    let wanted = getenv("RULE").map { String(cString: $0).split(separator: ",").map(String.init) }
    return RuleCatalogue.pages.map(\.id).filter { wanted?.contains($0) ?? true }
  }()

  private static func needsRepository(_ id: String) -> Bool {
    guard let page = RuleCatalogue.page(id) else { return false }
    return (page.bad + page.good).contains { !$0.committed.isEmpty }
  }

  /// The rules of what certainly fails that found something.
  private static func failing(_ review: MigrationReview) -> [String] {
    review.findings.map(\.rule).filter { rule in
      guard let group = RuleCatalogue.page(rule)?.group else { return true }
      return group == .correctness || group == .python
    }
  }

  /// The example's files without markers, and the name of the reviewed one.
  private static func unmarked(_ example: RuleExample) -> ([String: String], String) {
    var (files, name) = example.project
    files[name] = files[name].map { String($0.filter { $0 != RuleExample.marker }) }
    return (files, name)
  }

  /// `line:column` of the markers, and of what the rule finds.
  private static func places(
    of id: String, in example: RuleExample
  ) throws -> (wanted: [String], found: [String]) {
    let (marked, name) = example.project
    var wanted: [String] = []
    var (line, column) = (1, 1)
    for character in marked[name] ?? "" {
      if character == RuleExample.marker {
        wanted.append("\(line):\(column)")
      } else if character.isNewline {
        (line, column) = (line + 1, 1)
      } else {
        column += 1
      }
    }
    let review = try review(unmarked(example).0, name, id, committed: example.committed)
    let found = review.findings.filter { $0.rule == id }.map { finding in
      finding.places.first.map { "\($0.line):\($0.column)" } ?? "nowhere"
    }
    return (wanted.sorted(), found.sorted())
  }

  private static func review(
    _ files: [String: String], _ name: String, _ id: String, committed: [String: String] = [:]
  ) throws -> MigrationReview {
    let folder = try HistoryFolder([:])
    if !committed.isEmpty {
      for (path, text) in files where path != name { try folder.write(path, text) }
      for (path, text) in committed { try folder.write(path, text) }
      try ScratchRepository.run(
        "git init -q . && git add -A . && git commit -qm start", in: folder.root.string)
    }
    for (name, text) in files { try folder.write(name, text) }
    // A rule that is off is asked all the same.
    let settings = files["alembic-expert.toml"] ?? ""
    if let page = RuleCatalogue.page(id), !page.isOnByDefault, !settings.contains("review_select") {
      try folder.write("alembic-expert.toml", settings + "review_select = [\"\(id)\"]\n")
    }
    return try withExtendedLifetime(folder) {
      try ProjectHistory.read(.init(currentDirectory: folder.root))
        .review(ReviewRequest([name]))
    }
  }
}
