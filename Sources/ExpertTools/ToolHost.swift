import AlembicHistory
import JSON
import SystemPackage

/// Where a server runs: what its command line said of the project, and the folders it may read.
public struct ToolHost: Sendable {
  private let base: ProjectRequest

  /// A host whose tools start from `base`, confined to `roots` and the project of `base` when either
  /// was given.
  public init(base: ProjectRequest, roots: [String] = []) {
    var base = base
    let given = roots + (base.project.map { [$0] } ?? [])
    base.roots = given.map { base.currentDirectory.pushing(FilePath($0)).lexicallyNormalized() }
    self.base = base
  }

  /// The request for a call; its `project` argument goes before the command line's.
  func request(_ arguments: JSONObject) -> ProjectRequest {
    var request = base
    if let project = arguments["project"]?.string {
      request.project = project
      // The configuration of the command line belongs to the project of the command line.
      request.config = nil
      request.scriptLocation = nil
      request.versionLocations = []
    }
    return request
  }

  /// The schema of the `project` argument, the same in every tool.
  static let projectSchema: JSONValue = [
    "type": "string",
    "description": "Project folder. Default: the server's own.",
  ]
}
