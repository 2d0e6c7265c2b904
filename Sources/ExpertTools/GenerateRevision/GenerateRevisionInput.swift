import Expert
import JSON
import SchemaDiff

/// The arguments of `generate_revision` as a request.
enum GenerateRevisionInput {
  /// The request.
  ///
  /// - Throws: `ExpertFailure` for arguments whose inner form is wrong.
  static func request(_ arguments: JSONObject) throws(ExpertFailure) -> RevisionRequest {
    let mode = arguments["mode"]?.string.flatMap(RevisionRequest.Mode.init(rawValue:))
    var request = RevisionRequest(mode ?? .autogenerate, message: arguments["message"]?.string)
    request.branch = arguments["branch"]?.string
    request.versionPath = arguments["version_path"]?.string
    request.isDryRun = arguments["dry_run"]?.bool ?? false
    request.strategy =
      arguments["strategy"]?.string.flatMap(RevisionRequest.Strategy.init(rawValue:)) ?? .standard
    for value in arguments["renames"]?.array ?? [] { request.renames.append(try rename(value)) }
    for member in arguments["data_plan"]?.object?.members ?? [] {
      request.dataPlan[member.key] = try plan(member.value, for: member.key)
    }
    for member in arguments["backfill"]?.object?.members ?? [] {
      guard let expression = member.value.string else {
        throw ExpertFailure(
          "backfill: the value of \(member.key) is no string.",
          remedy: "Give an SQL expression, such as \"''\" or \"now()\".")
      }
      request.backfill[member.key] = expression
    }
    if let data = arguments["data"] { request.data = try changes(data) }
    return request
  }

  private static func rename(
    _ value: JSONValue
  ) throws(ExpertFailure) -> RevisionRequest.Rename {
    guard let from = value["from"]?.string, let to = value["to"]?.string else {
      throw ExpertFailure(
        "renames: an element lacks from or to.",
        remedy: "Write {\"table\": \"user\", \"from\": \"mail\", \"to\": \"email\"}.")
    }
    return RevisionRequest.Rename(table: value["table"]?.string, from: from, to: to)
  }

  private static func plan(
    _ value: JSONValue, for object: String
  ) throws(ExpertFailure) -> RevisionRequest.DataPlan {
    if let table = value["archive_to"]?.string { return .archiveTo(table) }
    if let target = value["move_to"]?.string { return .moveTo(target) }
    if let place = value["backup"]?.string { return .backup(place) }
    throw ExpertFailure(
      "data_plan: \(object) has none of archive_to, move_to and backup.",
      remedy: "Say where its rows go, such as {\"archive_to\": \"\(object)_archive\"}.")
  }

  // MARK: Rows

  /// The changes of the argument `data`.
  ///
  /// - Throws: `ExpertFailure` for what is no such list.
  static func changes(_ value: JSONValue) throws(ExpertFailure) -> [DataChange] {
    guard let values = value.array else {
      throw ExpertFailure("data is no list.", remedy: forms)
    }
    var changes: [DataChange] = []
    for value in values { changes.append(try change(value)) }
    return changes
  }

  private static let forms =
    "Write {\"table\": …, \"insert\": [{…}]}, {\"table\": …, \"delete\": [{…}]}, {\"table\": …, "
    + "\"where\": {…}, \"set\": {…}, \"was\": {…}} or {\"sql\": …, \"undo\": …}."

  private static func change(_ value: JSONValue) throws(ExpertFailure) -> DataChange {
    if let sql = value["sql"]?.string {
      guard let undo = value["undo"]?.string else {
        throw ExpertFailure(
          "data: the statement \"\(sql)\" has no undo.",
          remedy: "Give the statement that takes it back, so that downgrade() works.")
      }
      return .sql(sql, undo: undo)
    }
    guard let table = value["table"]?.string else {
      throw ExpertFailure("data: a change has neither table nor sql.", remedy: forms)
    }
    if let rows = value["insert"]?.array { return .insert(table: table, rows: try self.rows(rows)) }
    if let rows = value["delete"]?.array { return .delete(table: table, rows: try self.rows(rows)) }
    guard let match = value["where"]?.object, let set = value["set"]?.object else {
      throw ExpertFailure("data: a change of \(table) says not what it does.", remedy: forms)
    }
    guard let was = value["was"]?.object else {
      throw ExpertFailure(
        "data: an update of \(table) does not say what was there before.",
        remedy: "Give was, with the old value of each column of set, so that downgrade() works.")
    }
    return .update(table: table, match: members(match), set: members(set), was: members(was))
  }

  private static func rows(_ values: [JSONValue]) throws(ExpertFailure) -> [[DataMember]] {
    var rows: [[DataMember]] = []
    for value in values {
      guard let object = value.object else {
        throw ExpertFailure("data: a row is no object.", remedy: "Write {\"column\": value}.")
      }
      rows.append(members(object))
    }
    return rows
  }

  private static func members(_ object: JSONObject) -> [DataMember] {
    object.members.map { DataMember($0.key, data($0.value)) }
  }

  private static func data(_ value: JSONValue) -> DataValue {
    switch value {
    case .null: .null
    case .bool(let truth): .bool(truth)
    case .string(let text): .text(text)
    case .array(let values): .list(values.map(data))
    case .object(let object): .object(members(object))
    default: .number(String(decoding: value.encoded(), as: UTF8.self))
    }
  }
}
