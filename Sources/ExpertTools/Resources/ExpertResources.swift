import AlembicHistory
import Expert
import JSON
import Review
import SchemaText
import SourceText
import Wire

/// What a client can read of the project: facts as they are at this moment.
///
/// Text of the repository stands inside of strings and code blocks, where it is data.
public struct ExpertResources: ResourceCatalogue {
  static let revisionTemplate = "alembic://revisions/{id}"
  static let ruleTemplate = "alembic://rules/{id}"
  private static let json = "application/json"
  private static let markdown = "text/markdown"

  private let host: ToolHost

  /// The resources of the project of `host`.
  public init(host: ToolHost) { self.host = host }

  /// Those with a URI of their own.
  public let resources = [
    ResourceDefinition(
      uri: "alembic://project", name: "project", title: "The project",
      description: "Configuration, script folders, runner, counts and heads.", mimeType: json),
    ResourceDefinition(
      uri: "alembic://graph", name: "graph", title: "The revision graph",
      description: "The history as a picture in text, newest first.", mimeType: "text/plain"),
    ResourceDefinition(
      uri: "alembic://schema", name: "schema", title: "The schema",
      description: "The tables that the migrations make, told from their files.",
      mimeType: "text/plain"),
    ResourceDefinition(
      uri: "alembic://instructions", name: "instructions", title: "Instructions for this project",
      description: "Rules for whoever edits migrations here, found in its own files.",
      mimeType: markdown),
  ]

  /// Families of them.
  public let templates = [
    ResourceDefinition(
      uri: revisionTemplate, name: "revision", title: "A revision",
      description: "Parents, children and source of a revision file.", mimeType: json),
    ResourceDefinition(
      uri: ruleTemplate, name: "rule", title: "A rule of a review",
      description: "What it finds, why, what to do instead, with examples.", mimeType: markdown),
  ]

  /// Reads one.
  public func read(_ uri: String, context: CallContext) throws(CallCancelled) -> ResourceAnswer {
    try context.checkCancellation()
    if let id = uri.removing(prefix: "alembic://rules/") { return rule(id) }
    let history: ProjectHistory
    do throws(SettingsFailure) {
      guard uri.hasPrefix("alembic://revisions/") || resources.contains(where: { $0.uri == uri })
      else { return .unknown("known are \(known)") }
      history = try ProjectHistory.read(host.request([:]))
    } catch {
      return .failure(error.description)
    }
    do throws(ExpertFailure) {
      switch uri {
      case "alembic://project":
        let health = try history.health()
        return .text(ProjectResource.json(history, health).pretty + "\n", mimeType: Self.json)
      case "alembic://graph":
        let picture = HistoryPicture(try history.health()).text()
        return .text(LongText.cut(picture, of: "revisions"), mimeType: "text/plain")
      case "alembic://schema":
        let schema = try history.schema()
        let text = EntityPicture(schema.schema).text(title: schema.title, places: schema.places)
        return .text(LongText.cut(text, of: "the schema"), mimeType: "text/plain")
      case "alembic://instructions":
        let text = ProjectInstructions.text(try history.conventions())
        return .text(text, mimeType: Self.markdown)
      default:
        let id = uri.removing(prefix: "alembic://revisions/") ?? ""
        return try revision(id, history)
      }
    } catch {
      return .failure(error.description)
    }
  }

  private var known: String { (resources + templates).map(\.uri).joined(separator: ", ") }

  private func rule(_ id: String) -> ResourceAnswer {
    if let page = RuleCatalogue.page(id) {
      return .text(RuleReference.page(page), mimeType: Self.markdown)
    }
    let near = NearestNames.of(id, in: RuleCatalogue.pages.map(\.id), limit: 3)
    return .unknown(
      near.isEmpty
        ? "completion of \(Self.ruleTemplate) lists the rules"
        : "nearest are \(near.joined(separator: ", "))")
  }

  private func revision(
    _ id: String, _ history: ProjectHistory
  ) throws(ExpertFailure) -> ResourceAnswer {
    let all = try history.health().revisions
    let matching = all.filter { $0.revision == id }
    let found = matching.isEmpty ? all.filter { $0.revision.hasPrefix(id) } : matching
    if found.count == 1, !id.isEmpty {
      return .text(RevisionResource.json(found[0], history).pretty + "\n", mimeType: Self.json)
    }
    let near =
      found.count > 1
      ? found.prefix(5).map(\.revision)
      : NearestNames.of(id, in: all.map(\.revision), limit: 3)
    return .unknown(
      near.isEmpty
        ? "check_heads lists the revisions" : "nearest are \(near.joined(separator: ", "))")
  }
}

extension String {
  /// What follows a prefix that is there.
  fileprivate func removing(prefix: String) -> String? {
    hasPrefix(prefix) ? String(dropFirst(prefix.count)) : nil
  }
}
