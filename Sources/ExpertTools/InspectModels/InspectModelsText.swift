import Expert
import Review
import Schema

/// The answer of `inspect_models` as text for a reader.
enum InspectModelsText {
  static func text(_ page: ModelPage) -> String {
    let inspection = page.inspection
    let columns = inspection.tables.reduce(0) { $0 + $1.columns.count }
    var lines = [
      "\(Plural.text(inspection.tables.count, "table")) with \(Plural.text(columns, "column")), "
        + "compared with the schema after \(Plural.text(inspection.revisions, "revision"))."
    ]
    lines += inspection.notes.map { "env.py: \($0)" }
    lines += ["", "Findings: \(FindingText.summary(inspection.findings))."]
    lines += FindingText.lines(inspection.findings, limit: page.format == .concise ? 8 : Int.max)
    lines += [""] + different(page.differences, limit: page.format == .concise ? 30 : Int.max)
    lines += unknown(inspection.unknowns, limit: page.format == .concise ? 8 : Int.max)
    lines += [""]
    for table in page.tables { lines += self.table(table, page.format) }
    if let next = page.nextOffset {
      lines.append("… and \(page.matches - next) more tables: offset \(next) shows them.")
    }
    lines += ["", "Next: \(inspection.next)"]
    return lines.joined(separator: "\n") + "\n"
  }

  /// What `check` prints.
  static func differences(_ inspection: ModelInspection) -> String {
    var lines = different(inspection.differences, limit: Int.max)
    lines += unknown(inspection.unknowns, limit: Int.max)
    let unregistered = inspection.findings.filter { $0.rule == "unregistered-model" }
    if !unregistered.isEmpty {
      lines.append("Not registered:")
      lines += FindingText.lines(unregistered, limit: Int.max)
    }
    lines.append(
      "Compared: \(Plural.text(inspection.tables.count, "table")) of the models with the schema "
        + "after \(Plural.text(inspection.revisions, "revision")).")
    return lines.joined(separator: "\n") + "\n"
  }

  private static func different(_ differences: [SchemaDifference], limit: Int) -> [String] {
    guard !differences.isEmpty else { return ["No new upgrade operations detected."] }
    var lines = ["New upgrade operations detected (\(differences.count)):"]
    for difference in differences.prefix(limit) {
      let subject = [difference.table?.plain, difference.name].compactMap { $0 }
        .joined(separator: ".")
      let detail = difference.detail.map { ": " + $0 } ?? ""
      let place = difference.place.map { "  \($0.text)" } ?? ""
      lines.append("  \(difference.operation) \(subject)\(detail)\(place)")
    }
    return lines + more(differences.count, limit)
  }

  private static func unknown(_ unknowns: [UnknownFact], limit: Int) -> [String] {
    guard !unknowns.isEmpty else { return ["Not known: nothing."] }
    var lines = ["Not known (\(unknowns.count)):"]
    for unknown in unknowns.prefix(limit) {
      let subject = unknown.subject.isEmpty ? "" : unknown.subject + ": "
      let place = unknown.place.map { "  \($0.text)" } ?? ""
      lines.append("  \(subject)\(unknown.reason)\(place)")
    }
    return lines + more(unknowns.count, limit)
  }

  private static func more(_ count: Int, _ limit: Int) -> [String] {
    count > limit ? ["  … and \(count - limit) more: response_format \"detailed\" lists all."] : []
  }

  private static func table(_ table: InspectedTable, _ format: ResponseFormat) -> [String] {
    let classes = table.classes.isEmpty ? "" : " (\(table.classes.joined(separator: ", ")))"
    let place = table.place.map { "  \($0.text)" } ?? ""
    let doubt = table.doubt.map { "  not fully known: \($0)" } ?? ""
    let head = table.name.plain + classes
    guard format == .detailed else {
      return ["\(head)  \(Plural.text(table.columns.count, "column"))\(place)\(doubt)"]
    }
    var lines = [head + place + doubt]
    for column in table.columns {
      var words = [column.name, column.type]
      if !column.isNullable { words.append("NOT NULL") }
      if let value = column.serverDefault { words.append("DEFAULT \(value)") }
      if column.isPrimaryKey { words.append("PRIMARY KEY") }
      if let target = column.references { words.append("→ \(target)") }
      if let attribute = column.attribute { words.append("as \(attribute)") }
      lines.append("  " + words.joined(separator: " "))
    }
    lines += (table.constraints + table.indexes.map { "INDEX \($0)" }).map { "  \($0)" }
    for relationship in table.relationships {
      var words = ["relationship \(relationship.name) → \(relationship.target ?? "unknown")"]
      if let secondary = relationship.secondary { words.append("through \(secondary)") }
      if let other = relationship.backPopulates { words.append("and back as \(other)") }
      if let cascade = relationship.cascade { words.append("cascade \(cascade)") }
      lines.append("  " + words.joined(separator: ", "))
    }
    return lines + [""]
  }
}
