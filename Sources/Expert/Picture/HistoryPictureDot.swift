extension HistoryPicture {
  /// The history in the DOT language of Graphviz, parents above their children.
  ///
  /// `depends_on` is drawn as a dashed line.
  public func dot() -> String {
    var text = "digraph history {\n  node [shape=box, fontname=\"monospace\"];\n"
    for revision in revisions.reversed() {
      text += "  \(Self.quoted(revision.id)) [label=\(Self.quoted(revision.caption))];\n"
    }
    for revision in revisions.reversed() {
      for parent in revision.downRevisions {
        text += "  \(Self.quoted(parent)) -> \(Self.quoted(revision.id));\n"
      }
      for parent in revision.dependsOn {
        text += "  \(Self.quoted(parent)) -> \(Self.quoted(revision.id)) [style=dashed];\n"
      }
    }
    return text + "}\n"
  }

  private static func quoted(_ text: String) -> String {
    var result = "\""
    for character in text {
      switch character {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n", "\r", "\r\n": result += " "
      default: result.append(character)
      }
    }
    return result + "\""
  }
}
