import Glibc
import ProjectFiles
import Review
import SystemPackage
import Testing

/// The registration of rules.
@Suite struct RuleCatalogueTests {
  private static let root = FilePath(#filePath).removingLastComponent().removingLastComponent()
    .removingLastComponent().removingLastComponent()

  @Test func idsAreUnique() {
    let ids = RuleCatalogue.ids
    #expect(Set(ids).count == ids.count)
  }

  /// The checks that tools for migrations make, and those that none makes: each is a rule, or has a
  /// reason why not.
  @Test func everyKnownCheckIsAccountedFor() throws {
    let file = FilePath(#filePath).removingLastComponent().appending("rule-names.txt")
    let names = String(decoding: try FileReading.bytes(of: file), as: UTF8.self)
      .split(separator: "\n").map(String.init)
    #expect(names.count == 161)
    #expect(names.filter { !RuleCatalogue.ids.contains($0) } == [])
    #expect(RuleCatalogue.notBuilt.values.allSatisfy { !$0.isEmpty })
  }

  @Test func everyFileOfARuleIsRegistered() throws {
    let rules = Self.root.appending("Sources/Review/Rules")
    var registered: Set<String> = []
    for rule in RuleCatalogue.all { registered.insert("\(rule)") }
    var files: Set<String> = []
    for group in try FileReading.entries(of: rules) where group.kind == .directory {
      let folder = rules.appending(group.name)
      for file in try FileReading.entries(of: folder) where !file.name.hasSuffix("Rules.swift") {
        let text = String(
          decoding: try FileReading.bytes(of: folder.appending(file.name)), as: UTF8.self)
        for line in text.split(separator: "\n") where line.contains(": ReviewRule {") {
          files.insert(String(line.drop { $0 != " " }.dropFirst().prefix { $0 != ":" }))
        }
      }
    }
    #expect(files == registered)
  }
}
