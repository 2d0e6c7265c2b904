import JSON
import Synchronization

/// Tools: `tools/list` and `tools/call`.
public struct ToolsFeature: Feature {
  /// The capability.
  public let capability = "tools"
  private let list: ToolList

  /// The tools of a catalogue.
  public init(_ catalogue: any ToolCatalogue) { list = ToolList(catalogue) }

  /// Listing and calling.
  public var methods: [any Method] {
    [
      WholeList(name: "tools/list", key: "tools") { [list] revision in
        list.tools.map { $0.json(for: revision) }
      },
      ToolsCall(list: list),
    ]
  }
}

/// A catalogue and its definitions, which are asked for once.
final class ToolList: Sendable {
  let catalogue: any ToolCatalogue
  private let definitions = Mutex<[ToolDefinition]?>(nil)

  init(_ catalogue: any ToolCatalogue) { self.catalogue = catalogue }

  var tools: [ToolDefinition] {
    definitions.withLock { known in
      let tools = known ?? catalogue.tools
      known = tools
      return tools
    }
  }
}
