extension HistoryPicture {
  /// The history as a Mermaid flowchart, parents above their children.
  ///
  /// `depends_on` is drawn as a dotted line.
  public func mermaid() -> String {
    var text = "flowchart TD\n"
    var name: [String: String] = [:]
    for (index, revision) in revisions.reversed().enumerated() {
      name[revision.id] = "r\(index)"
      text += "  r\(index)[\"\(Self.mermaidText(revision.caption))\"]\n"
    }
    var missing = 0
    for revision in revisions.reversed() {
      guard let child = name[revision.id] else { continue }
      for (parents, arrow) in [(revision.downRevisions, "-->"), (revision.dependsOn, "-.->")] {
        for parent in parents {
          if name[parent] == nil {
            name[parent] = "missing\(missing)"
            text += "  missing\(missing)[\"\(Self.mermaidText(parent)) (missing)\"]\n"
            missing += 1
          }
          text += "  \(name[parent] ?? "") \(arrow) \(child)\n"
        }
      }
    }
    return text
  }

  /// Mermaid reads `#name;` as an entity inside quoted text (Mermaid, "Entity codes").
  private static func mermaidText(_ text: String) -> String {
    var result = ""
    for character in text {
      switch character {
      case "\"": result += "#quot;"
      case "#": result += "#35;"
      case "<": result += "#lt;"
      case ">": result += "#gt;"
      case "\n", "\r", "\r\n": result += " "
      default: result.append(character)
      }
    }
    return result
  }
}
