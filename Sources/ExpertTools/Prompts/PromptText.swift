import AlembicHistory
import Wire

/// One file of `prompts/`: what it says of itself, and the text with its open places.
///
/// Its front matter is the part of YAML that such a file needs: one line a value, nothing quoted.
public struct PromptText: Sendable, Equatable {
  /// Something that a person may fill in.
  public struct Argument: Sendable, Equatable {
    /// Its name, which stands in braces where it belongs.
    public let name: String
    /// What it means.
    public let description: String
    /// What stands there when nobody says.
    public let standard: String
  }

  /// The name, which is the file's too.
  public let name: String
  /// The name for people.
  public let title: String
  /// What it is for.
  public let description: String
  /// What may be filled in.
  public let arguments: [Argument]
  /// The text in Markdown, with `{argument}` and `{runner}` where something is to be filled in.
  public let body: String

  /// Reads a file; nil when its front matter is not of the form.
  public init?(_ file: String) {
    let lines = file.split(separator: "\n", omittingEmptySubsequences: false)
    guard lines.first == "---", let end = lines.dropFirst().firstIndex(of: "---") else {
      return nil
    }
    var fields: [String: String] = [:]
    var arguments: [[String: String]] = []
    for line in lines[1..<end] where line != "arguments:" {
      let text = line.drop { $0 == " " || $0 == "-" }
      guard let colon = text.firstRange(of: ": ") else { return nil }
      let (key, value) = (String(text[..<colon.lowerBound]), String(text[colon.upperBound...]))
      if line.hasPrefix("  - ") {
        arguments.append([key: value])
      } else if line.hasPrefix("    "), !arguments.isEmpty {
        arguments[arguments.count - 1][key] = value
      } else {
        fields[key] = value
      }
    }
    guard let name = fields["name"], let title = fields["title"],
      let description = fields["description"]
    else { return nil }
    var read: [Argument] = []
    for argument in arguments {
      guard let name = argument["name"], let description = argument["description"],
        let standard = argument["default"]
      else { return nil }
      read.append(Argument(name: name, description: description, standard: standard))
    }
    (self.name, self.title, self.description) = (name, title, description)
    self.arguments = read
    body = lines[(end + 1)...].joined(separator: "\n")
  }

  /// What a client is told of it.
  var definition: PromptDefinition {
    PromptDefinition(
      name: name, title: title, description: description,
      arguments: arguments.map {
        PromptDefinition.Argument(name: $0.name, description: $0.description)
      })
  }

  /// The text with every open place filled in.
  ///
  /// - Parameters:
  ///   - values: What a person says, by argument; an empty text is as good as none.
  ///   - runner: How the project runs Alembic: every printed command is one of its own.
  public func filled(_ values: [String: String], runner: Runner) -> String {
    var open: [String: String] = ["runner} alembic": runner.command("")]
    for argument in arguments {
      let value = values[argument.name] ?? ""
      open[argument.name + "}"] = value.isEmpty ? argument.standard : value
    }
    var text = ""
    var rest = body[...]
    // What was filled in is not looked through again.
    while let brace = rest.firstIndex(of: "{") {
      text += rest[..<brace]
      rest = rest[rest.index(after: brace)...]
      if let (mark, value) = open.first(where: { rest.hasPrefix($0.key) }) {
        text += value
        rest = rest.dropFirst(mark.count)
      } else {
        text += "{"
      }
    }
    return text + rest
  }
}
