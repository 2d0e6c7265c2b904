import AlembicHistory
import Expert
import JSON

/// `alembic://project` as JSON.
enum ProjectResource {
  static func json(_ history: ProjectHistory, _ health: HistoryHealth) -> JSONValue {
    let concise = CheckHeadsJSON.value(health, .concise)
    var object = JSONObject()
    for key in ["project", "counts", "heads", "safe_to_create_revision", "because"] {
      object[key] = concise[key]
    }
    let runner = history.project.runner
    object["runner"] = [
      "prefix": .string(runner.prefix), "evidence": .string(runner.evidence),
      "example": .string(runner.command("current")),
    ]
    return .object(object)
  }
}
