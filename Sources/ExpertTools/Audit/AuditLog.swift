import AlembicHistory
import Expert
import Glibc
import Guard
import JSON
import ProjectFiles
import SourceText
import SystemPackage

/// The record of refusals and writes: one JSON object a line in the user's state directory
/// (XDG Base Directory Specification 0.8: `$XDG_STATE_HOME`, else `~/.local/state`).
///
/// It never holds a password, it is turned round at one megabyte, and `audit = "off"` in the settings
/// of a project keeps it silent. That it cannot be written stops nothing.
public enum AuditLog {
  /// The size at which the file becomes `audit.1.jsonl`, in bytes.
  static let limit = 1 << 20

  /// Records what was refused; an allowed action leaves no trace.
  public static func record(_ decision: Decision, door: String, _ request: ProjectRequest) {
    guard decision.verdict != .allowed else { return }
    append(
      [
        "event": "refusal", "door": .string(door), "verdict": .string(decision.verdict.rawValue),
        "rules": .strings(decision.refusals.map(\.page.id)),
        "subjects": .strings(decision.refusals.map(\.subject)),
      ], request)
  }

  /// Records files that were written into a project.
  public static func record(written files: [String], door: String, _ project: AlembicProject) {
    guard !files.isEmpty else { return }
    append(["event": "write", "door": .string(door), "files": .strings(files)], project)
  }

  /// Records what a command that changes a database was told.
  public static func record(_ refusal: DatabaseRefusal, _ project: AlembicProject) {
    append(
      [
        "event": "refusal", "door": .string(refusal.command.rawValue), "verdict": "refused",
        "rules": .strings(refusal.rules),
      ], project)
  }

  private static func append(_ members: JSONObject, _ request: ProjectRequest) {
    append(members, try? ProjectLocator.project(request), folder: request.currentDirectory)
  }

  private static func append(_ members: JSONObject, _ project: AlembicProject) {
    append(members, project, folder: project.directory)
  }

  private static func append(
    _ members: JSONObject, _ project: AlembicProject?, folder place: FilePath
  ) {
    guard project?.expert.audit != "off", let folder else { return }
    var object = members
    object["time"] = .string(now)
    object["project"] = .string((project?.directory ?? place).string)
    let line = ConnectionCredential.redacted(JSONValue.object(object).compact) + "\n"
    FileAppending.append(
      Array(line.utf8), to: folder.appending("audit.jsonl"),
      turningTo: folder.appending("audit.1.jsonl"), at: limit)
  }

  /// `alembic-expert` in the user's state directory; nil without a home.
  static var folder: FilePath? {
    if let state = value("XDG_STATE_HOME"), state.hasPrefix("/") {
      return FilePath(state).appending(Product.name)
    }
    return value("HOME").map { FilePath($0).appending(".local/state").appending(Product.name) }
  }

  private static func value(_ name: String) -> String? {
    getenv(name).map { String(cString: $0) }.flatMap { $0.isEmpty ? nil : $0 }
  }

  /// The time in UTC (RFC 3339).
  private static var now: String {
    var seconds = time(nil)
    var parts = tm()
    gmtime_r(&seconds, &parts)
    func two(_ number: Int32) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return "\(parts.tm_year + 1900)-\(two(parts.tm_mon + 1))-\(two(parts.tm_mday))T"
      + "\(two(parts.tm_hour)):\(two(parts.tm_min)):\(two(parts.tm_sec))Z"
  }
}
