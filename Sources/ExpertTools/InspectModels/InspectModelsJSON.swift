import Expert
import JSON
import Review
import Schema

/// The answer of `inspect_models` as `structuredContent`.
enum InspectModelsJSON {
  static func value(_ page: ModelPage) -> JSONValue {
    let inspection = page.inspection
    return [
      "tables": .array(page.tables.map { table($0, page.format) }),
      "tables_total": .integer(page.matches),
      "next_offset": page.nextOffset.map { .integer($0) } ?? .null,
      "differences": .array(page.differences.map(difference)),
      "findings": .array(inspection.findings.map(FindingJSON.value)),
      "unknowns": .array(inspection.unknowns.map(unknown)),
      "revisions": .integer(inspection.revisions),
      "notes": .strings(inspection.notes),
      "next": .string(inspection.next),
    ]
  }

  private static func difference(_ difference: SchemaDifference) -> JSONValue {
    var object: JSONObject = [
      "operation": .string(difference.operation),
      "table": .optional(difference.table?.plain), "name": .optional(difference.name),
      "detail": .optional(difference.detail),
    ]
    PreviewSQLJSON.add(difference.place, to: &object)
    return .object(object)
  }

  private static func unknown(_ unknown: UnknownFact) -> JSONValue {
    var object: JSONObject = [
      "subject": .string(unknown.subject), "reason": .string(unknown.reason),
    ]
    PreviewSQLJSON.add(unknown.place, to: &object)
    return .object(object)
  }

  private static func table(_ table: InspectedTable, _ format: ResponseFormat) -> JSONValue {
    var object: JSONObject = [
      "name": .string(table.name.plain), "classes": .strings(table.classes),
    ]
    PreviewSQLJSON.add(table.place, to: &object)
    object["doubt"] = .optional(table.doubt)
    guard format == .detailed else {
      object["columns_total"] = .integer(table.columns.count)
      return .object(object)
    }
    object["columns"] = .array(table.columns.map(column))
    object["constraints"] = .strings(table.constraints)
    object["indexes"] = .strings(table.indexes)
    object["relationships"] = .array(table.relationships.map(relationship))
    return .object(object)
  }

  private static func column(_ column: InspectedColumn) -> JSONValue {
    var object: JSONObject = [
      "name": .string(column.name), "type": .string(column.type),
      "nullable": .bool(column.isNullable), "server_default": .optional(column.serverDefault),
      "primary_key": .bool(column.isPrimaryKey), "references": .optional(column.references),
      "attribute": .optional(column.attribute),
    ]
    PreviewSQLJSON.add(column.place, to: &object)
    return .object(object)
  }

  private static func relationship(_ relationship: InspectedRelationship) -> JSONValue {
    var object: JSONObject = [
      "name": .string(relationship.name), "target": .optional(relationship.target),
      "secondary": .optional(relationship.secondary),
      "back_populates": .optional(relationship.backPopulates),
      "cascade": .optional(relationship.cascade),
    ]
    PreviewSQLJSON.add(relationship.place, to: &object)
    return .object(object)
  }

  /// The JSON Schema of the answer.
  static let schema = AnswerSchema.members([
    "tables": "array", "tables_total": "integer", "next_offset": "integer?",
    "differences": "array", "findings": "array", "unknowns": "array", "next": "string",
  ])
}
