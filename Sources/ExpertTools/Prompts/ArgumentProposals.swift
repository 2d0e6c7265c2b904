import AlembicHistory
import Expert
import JSON
import Review
import Schema
import Wire

/// Proposals for what people type into prompts and resource templates: revisions, tables and rules.
public struct ArgumentProposals: CompletionCatalogue {
  private let host: ToolHost

  /// Proposals from the project of `host`.
  public init(host: ToolHost) { self.host = host }

  /// The values that begin with what was typed, then those that contain it; in any case of letters.
  public func values(
    for request: CompletionRequest, context: CallContext
  ) throws(CallCancelled) -> [String]? {
    guard let kind = Self.kind(of: request) else { return nil }
    try context.checkCancellation()
    let all: [String] =
      switch kind {
      case .rule: RuleCatalogue.pages.map(\.id).sorted()
      case .revision: revisions(request.typed)
      case .table: tables
      case .words: []
      }
    let typed = request.typed.lowercased()
    let beginning = all.filter { $0.lowercased().hasPrefix(typed) }
    let containing =
      kind == .revision
      ? all : all.filter { !typed.isEmpty && $0.lowercased().contains(typed) }
    var seen: Set<String> = []
    return (beginning + containing).filter { seen.insert($0).inserted }
  }

  /// What an argument is.
  enum Kind {
    /// A revision's id.
    case revision
    /// A table's name.
    case table
    /// A rule's id.
    case rule
    /// Words of a person's own.
    case words
  }

  private static func kind(of request: CompletionRequest) -> Kind? {
    switch request.subject {
    case .prompt(let name):
      guard let prompt = ExpertPrompts.all.first(where: { $0.name == name }),
        prompt.arguments.contains(where: { $0.name == request.argument })
      else { return nil }
      switch request.argument {
      case "revision": return .revision
      case "table": return .table
      case "rule": return .rule
      default: return .words
      }
    case .template(let uri):
      guard request.argument == "id" else { return nil }
      switch uri {
      case ExpertResources.revisionTemplate: return .revision
      case ExpertResources.ruleTemplate: return .rule
      default: return nil
      }
    }
  }

  private var history: ProjectHistory? { try? ProjectHistory.read(host.request([:])) }

  /// The ids whose revision is called so, by its beginning or by a part of its message; newest first.
  private func revisions(_ typed: String) -> [String] {
    let all = (try? history?.health())?.revisions ?? []
    let typed = typed.lowercased()
    return all.filter {
      $0.revision.lowercased().hasPrefix(typed) || $0.message.lowercased().contains(typed)
    }.map(\.revision)
  }

  /// The tables of the models, and those that only migrations have.
  private var tables: [String] {
    guard let inspection = try? history?.inspectModels() else { return [] }
    let others = inspection.differences.compactMap { $0.table?.plain }
    return Set(inspection.tables.map(\.name.plain) + others).sorted()
  }
}
