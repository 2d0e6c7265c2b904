import JSON
import Wire

/// Every tool, in the order in which it is listed.
public struct ExpertCatalogue: ToolCatalogue {
  static let all: [any ExpertTool.Type] = [
    CheckHeads.self, InspectModels.self, GenerateRevision.self, ReviewMigration.self,
    PreviewSQL.self, CheckAction.self, ChangeSummary.self,
  ]

  /// The definitions of every tool.
  public static var definitions: [ToolDefinition] { all.map { $0.definition } }

  private let host: ToolHost

  /// The tools as they answer for `host`.
  public init(host: ToolHost) { self.host = host }

  /// The definitions.
  public var tools: [ToolDefinition] { Self.definitions }

  /// Calls a tool by its name.
  public func call(
    _ name: String, arguments: JSONObject, context: CallContext
  ) throws(CallCancelled) -> ToolAnswer {
    guard let tool = Self.all.first(where: { $0.definition.name == name }) else {
      return .failure(text: "There is no tool \(name).")
    }
    return try tool.answer(arguments, host: host, context: context)
  }
}
