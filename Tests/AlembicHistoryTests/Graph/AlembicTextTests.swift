import SystemPackage
import Testing

@testable import AlembicHistory

@Suite struct AlembicTextTests {
  @Test(arguments: HistoryFixture.all) func printsWhatAlembicPrints(
    _ fixture: HistoryFixture
  ) throws {
    let tree = try ProjectTree(
      Dictionary(uniqueKeysWithValues: fixture.files.map { ("versions/\($0.name)", $0.source) })
        .merging(["versions/README": ""]) { file, _ in file })
    let folder = tree.root.appending("versions")
    let files = RevisionFiles.read(locations: [folder], relativeTo: tree.root)
    var transcript = ""
    for line in fixture.transcript.split(separator: "\n") where line.hasPrefix("$ ") {
      transcript += "\(line)\n"
      let words = line.dropFirst(2).split(separator: " ").map(String.init)
      do throws(AlembicFailure) {
        transcript += try Self.run(words, files)
      } catch {
        transcript += "\(error.standardOutput)! \(error.exitStatus)\n"
      }
    }
    #expect(transcript.replacing(folder.string, with: "{versions}") == fixture.transcript)
  }

  private static func run(
    _ words: [String], _ files: RevisionFiles
  ) throws(AlembicFailure) -> String {
    let resolves = words.contains("--resolve-dependencies")
    let graph = try RevisionGraph.strict(files, catching: words[0] != "heads" || resolves)
    let isVerbose = words.contains("-v")
    switch words[0] {
    case "heads":
      return try AlembicText.heads(graph, verbose: isVerbose, resolveDependencies: resolves)
    case "history":
      let range = words.firstIndex(of: "-r").map { words[$0 + 1] }
      return try AlembicText.history(graph, range: range, verbose: isVerbose)
    case "branches": return try AlembicText.branches(graph, verbose: isVerbose)
    default: return try AlembicText.show(graph, words[1])
    }
  }

  @Test func refusesWhatOnlyADatabaseKnows() throws {
    let graph = RevisionGraph()
    for range in ["current:", ":current"] {
      let failure = #expect(throws: AlembicFailure.self) {
        try AlembicText.history(graph, range: range)
      }
      #expect(failure?.kind == .refused)
    }
    let failure = #expect(throws: AlembicFailure.self) {
      try AlembicText.history(graph, indicateCurrent: true)
    }
    #expect(failure?.standardOutput == "")
    #expect(throws: AlembicFailure.self) { try AlembicText.show(graph, "current") }
  }

  @Test func saysWhatAlembicKnowsOfAnAmbiguousID() throws {
    let graph = try RevisionGraph(loading: [
      Revision(id: "abcd01", downRevisions: []), Revision(id: "abcd02", downRevisions: ["abcd01"]),
    ])
    let failure = #expect(throws: AlembicFailure.self) { try graph.revisions("abcd") }
    #expect(failure?.message == "Can't locate revision identified by 'abcd'")
    #expect(failure?.detail == "Multiple revisions start with 'abcd': 'abcd01', 'abcd02'...")
  }

  @Test func endsOnACircleThatAlembicDoesNotSee() throws {
    // From the head and from the base every revision is reached, so that Alembic finds no cycle.
    let graph = try RevisionGraph(loading: [
      Revision(id: "base", downRevisions: [], dependencies: []),
      Revision(id: "a", downRevisions: ["base"], dependencies: ["c"]),
      Revision(id: "b", downRevisions: ["base"]),
      Revision(id: "c", downRevisions: ["b"], dependencies: ["a"]),
      Revision(id: "top", downRevisions: ["a", "c"]),
    ])
    let failure = #expect(throws: AlembicFailure.self) { try graph.walk() }
    #expect(failure?.kind == .refused)
  }
}
