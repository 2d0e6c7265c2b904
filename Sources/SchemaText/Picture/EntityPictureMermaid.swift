import Schema

extension EntityPicture {
  /// The schema as a Mermaid entity-relationship diagram; uncertain keys are dotted.
  public func mermaid(title: String? = nil) -> String {
    var text = "erDiagram\n"
    if let title { text += "  %% \(Self.oneLine(title))\n" }
    for fact in unknownFacts {
      text += "  %% not known: \(Self.oneLine("\(fact.subject): \(fact.reason)"))\n"
    }
    for entity in entities {
      let name = Self.entityName(entity.name)
      guard !entity.columns.isEmpty else {
        text += "  \(name)\n"
        continue
      }
      text += "  \(name) {\n"
      for column in entity.columns {
        let word = Self.word(column.name)
        var notes: [String] = []
        if word != column.name { notes.append(column.name) }
        if !column.isNullable, !column.isKey { notes.append("not null") }
        if !column.isCertain { notes.append("not certain") }
        var line = "    \(Self.word(column.type)) \(word)"
        if !column.marks.isEmpty { line += " " + column.marks.joined(separator: ", ") }
        if !notes.isEmpty { line += " \"" + Self.quotable(notes.joined(separator: ", ")) + "\"" }
        text += line + "\n"
      }
      text += "  }\n"
    }
    for relation in relations {
      let many = relation.isUnique ? "|o" : "}o"
      let line = relation.isCertain ? "--" : ".."
      let one = relation.isOptional ? "o|" : "||"
      text += "  \(Self.entityName(entities[relation.child].name)) \(many)\(line)\(one) "
      text += Self.entityName(entities[relation.parent].name)
      text += " : \"\(Self.quotable(relation.columns.joined(separator: ", ")))\"\n"
    }
    return text
  }

  /// Mermaid takes any name between quotes but for `%`, `"` and `\`.
  private static func entityName(_ name: QualifiedName) -> String {
    "\"" + quotable(name.plain) + "\""
  }

  private static func quotable(_ text: String) -> String {
    String(oneLine(text).map { "\"%\\".contains($0) ? "'" : $0 })
  }

  /// A type or column as Mermaid's grammar takes it: a letter first, then letters, digits, `-`,
  /// `_`, and brackets.
  private static func word(_ text: String) -> String {
    let word = String(
      text.map { character in
        let isPlain = character.isASCII && (character.isLetter || character.isNumber)
        return isPlain || "-_()[]".contains(character) ? character : "_"
      })
    return word.first?.isLetter == true || word.first == "_" ? word : "_" + word
  }

  static func oneLine(_ text: String) -> String {
    String(text.map { $0.isNewline ? " " : $0 })
  }
}
