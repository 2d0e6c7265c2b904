import Expert
import JSON
import MigrationReplay
import SQLAlchemyModels
import Schema
import SchemaDiff
import SchemaText

/// The differences between models and migrations, in words and as JSON.
public enum ModelDifferenceText {
  /// What `check` prints.
  public static func text(_ models: ProjectModels) -> String {
    let differences = models.differences
    let comparison = models.comparison
    var lines: [String] = []
    if differences.isEmpty {
      lines.append("No new upgrade operations detected.")
    } else {
      lines.append("New upgrade operations detected (\(differences.count)):")
      lines += differences.map { "  " + line($0, models.places) }
    }
    let tables = comparison.models.declared.tables.count
    lines.append(
      "Compared: \(Plural.text(tables, "table")) of the models with the schema after "
        + "\(Plural.text(comparison.revisions, "revision")).")
    if !comparison.undecided.isEmpty {
      lines.append("Not known (\(comparison.undecided.count)):")
      lines += comparison.undecided.map { "  " + line($0, models.places) }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// One difference: operation, what it is about, what differs, where.
  static func line(_ difference: SchemaDifference, _ places: SchemaPlaces) -> String {
    let subject = [difference.table?.plain, difference.name].compactMap { $0 }
      .joined(separator: ".")
    return difference.operation + " " + subject
      + (difference.detail.map { ": " + $0 } ?? "")
      + (difference.place.map { " (" + places.text($0) + ")" } ?? "")
  }

  /// One thing that could not be compared.
  static func line(_ undecided: Undecided, _ places: SchemaPlaces) -> String {
    let subject = [undecided.table?.plain, undecided.name].compactMap { $0 }
      .joined(separator: ".")
    return (subject.isEmpty ? "" : subject + ": ") + undecided.reason
      + (undecided.place.map { " (" + places.text($0) + ")" } ?? "")
  }

  /// What `check --format json` prints.
  public static func json(_ models: ProjectModels) -> JSONValue {
    [
      "differences": .array(models.differences.map { json($0, models.places) }),
      "unknown": .array(models.comparison.undecided.map { json($0, models.places) }),
    ]
  }

  static func json(_ difference: SchemaDifference, _ places: SchemaPlaces) -> JSONValue {
    var object: JSONObject = ["operation": .string(difference.operation)]
    if let table = difference.table { object["table"] = .string(table.plain) }
    if let name = difference.name { object["name"] = .string(name) }
    if let detail = difference.detail { object["detail"] = .string(detail) }
    if let place = difference.place { object["place"] = .string(places.text(place)) }
    return .object(object)
  }

  static func json(_ undecided: Undecided, _ places: SchemaPlaces) -> JSONValue {
    var object: JSONObject = ["reason": .string(undecided.reason)]
    if let table = undecided.table { object["table"] = .string(table.plain) }
    if let name = undecided.name { object["name"] = .string(name) }
    if let place = undecided.place { object["place"] = .string(places.text(place)) }
    return .object(object)
  }
}
