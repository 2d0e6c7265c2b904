import Schema

extension EntityPicture {
  /// The tables one after the other, what is unknown first.
  public func text(title: String? = nil, places: SchemaPlaces = .none) -> String {
    var blocks: [String] = []
    if let title { blocks.append(title) }
    if !unknownFacts.isEmpty {
      var lines = ["Not known, or only for an empty database: \(unknownFacts.count)"]
      for fact in unknownFacts {
        let place = fact.place.map { "  \(places.text($0))" } ?? ""
        lines.append("  \(fact.subject): \(Self.oneLine(fact.reason))\(place)")
      }
      blocks.append(lines.joined(separator: "\n"))
    }
    for (place, entity) in entities.enumerated() {
      let mark = entity.isCertain ? "" : "  (not certain)"
      var lines = [entity.name.plain + mark]
      let width = entity.columns.map(\.name.count).max() ?? 0
      let typeWidth = entity.columns.map(\.type.count).max() ?? 0
      for column in entity.columns {
        var words = column.marks
        if !column.isNullable, !column.isKey { words.append("not null") }
        if !column.isCertain { words.append("not certain") }
        let line =
          "  " + Self.padded(column.name, to: width) + "  "
          + Self.padded(column.type, to: typeWidth) + "  " + words.joined(separator: " ")
        lines.append(Self.trimmed(line))
      }
      for relation in relations where relation.child == place {
        lines.append(
          "  → \(relation.columns.joined(separator: ", ")) refers to "
            + "\(entities[relation.parent].name.plain)"
            + " (\(relation.referencedColumns.joined(separator: ", ")))")
      }
      blocks.append(lines.joined(separator: "\n"))
    }
    return blocks.isEmpty ? "" : blocks.joined(separator: "\n\n") + "\n"
  }

  private static func padded(_ text: String, to width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }

  private static func trimmed(_ text: String) -> String {
    var text = Substring(text)
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}
