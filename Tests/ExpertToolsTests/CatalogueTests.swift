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

  /// What a token of these definitions has at least: the encoding that the wheel anthropic 0.34.2 carries
  /// gives each tool 4.2 bytes or more.
  private static let bytesPerToken = 4.2

  /// Definitions are sent with every conversation: together at most 3,000 tokens for ten tools.
  @Test func definitionsStaySmall() {
    let bytes = ExpertCatalogue.all.map { $0.definition.json().encoded().count }
    for count in bytes { #expect(Double(count) / Self.bytesPerToken <= 900) }
    #expect(Double(bytes.reduce(0, +)) / Self.bytesPerToken <= 3_000)
  }
}
