import JSON
import ProjectFiles
import SystemPackage
import Testing
import Wire

@testable import ExpertTools

@Suite struct CatalogueTests {
  @Test func everyToolFileIsRegistered() throws {
    let folder = RepositoryTextTests.root.appending("Sources/ExpertTools")
    var conforming: [String] = []
    for entry in try FileReading.entries(of: folder) where entry.kind == .directory {
      for file in try FileReading.entries(of: folder.appending(entry.name)) {
        let path = folder.appending(entry.name).appending(file.name)
        let text = String(decoding: try FileReading.bytes(of: path), as: UTF8.self)
        if text.contains(": ExpertTool {") { conforming.append(entry.name) }
      }
    }
    #expect(conforming.sorted() == ExpertCatalogue.all.map { "\($0)" }.sorted())
  }

  @Test(arguments: ExpertCatalogue.all.map { $0.definition })
  func everyDefinitionIsTakenByEveryHost(tool: ToolDefinition) {
    #expect(tool.faults.isEmpty)
    #expect(tool.inputSchema["additionalProperties"] == false)
    for property in tool.inputSchema["properties"]?.object?.members ?? [] {
      #expect(property.value["description"] != nil, "\(property.key) has no description")
    }
  }

  /// Definitions are sent with every conversation: together at most 3,000 tokens for ten tools.
  ///
  /// `parity/tokens` counts with a real encoding: a token of a definition has 4.2 bytes or more.
  @Test func definitionsStaySmall() {
    let tokens = ExpertCatalogue.all.map { Double($0.definition.json().encoded().count) / 4 }
    for count in tokens { #expect(count <= 600) }
    #expect(tokens.reduce(0, +) <= 3_000)
    // Each tool that is still to come has its share.
    let missing = Double(10 - tokens.count)
    #expect(tokens.reduce(0, +) + missing * 180 <= 3_000)
  }
}
