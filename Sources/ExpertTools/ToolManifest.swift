import AlembicHistory
import JSON
import Wire

/// What is printed from the tool definitions for the repository's own files.
public enum ToolManifest {
  /// `tools.json`: exactly what `tools/list` answers in the newest revision, for reading.
  public static var json: String {
    let tools = ExpertCatalogue.all.map { $0.definition.json() }
    return (["tools": .array(tools)] as JSONValue).pretty + "\n"
  }

  /// The tools table of the README.
  public static var markdown: String {
    var text = "| tool | what it answers | arguments |\n|---|---|---|\n"
    for tool in ExpertCatalogue.all.map({ $0.definition }) {
      let required = Set(tool.inputSchema["required"]?.array?.compactMap(\.string) ?? [])
      let arguments = (tool.inputSchema["properties"]?.object?.members ?? []).map { member in
        required.contains(member.key) ? "**`\(member.key)`**" : "`\(member.key)`"
      }
      text += "| `\(tool.name)` | \(tool.description) | \(arguments.joined(separator: ", ")) |\n"
    }
    return text
  }

  /// The settings table of the README.
  public static var settings: String {
    var text = "| key | value | meaning |\n|---|---|---|\n"
    for key in ExpertSettings.keys {
      text += "| `\(key.name)` | \(key.kind.rawValue) | \(key.meaning) |\n"
    }
    return text
  }

  /// The README's table of what `as_alembic` switches off.
  public static var improvements: String {
    var text = "| name | what it does |\n|---|---|\n"
    for improvement in Improvement.allCases {
      text += "| `\(improvement.rawValue)` | \(improvement.meaning) |\n"
    }
    return text
  }
}
