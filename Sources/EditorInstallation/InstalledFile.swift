import JSON
import SystemPackage

/// One file of a client, and what of it is ours.
public struct InstalledFile: Sendable {
  /// Where the file lies.
  public enum Home: Sendable {
    /// In the project.
    case project
    /// In the user's home.
    case user
  }

  /// What of the file is ours.
  enum Part: Sendable {
    /// All of it; it carries our mark.
    case whole(String)
    /// Members of a JSON file with comments.
    case member([String], JSONValue)
    /// A member of a JSON file that it needs, whoever wrote it.
    case needed([String], JSONValue)
    /// An element of an array of a JSON file with comments.
    case element([String], JSONValue)
    /// A table of a TOML file, with its header.
    case table(String, String)
    /// A marked part of a Markdown file.
    case marked(String)
  }

  /// Its path below the project or the home.
  public let path: String
  let home: Home
  let parts: [Part]
  /// What it is for, in a few words.
  public let purpose: String

  init(_ path: String, in home: Home = .project, _ purpose: String, _ parts: Part...) {
    self.path = path
    self.home = home
    self.parts = parts
    self.purpose = purpose
  }

  /// By this a whole file is known as ours.
  static let mark = "alembic-expert install"

  /// Why a file cannot be changed.
  struct Failure: Error { let reason: String }

  /// The file with our parts in it.
  ///
  /// - Parameter text: The file as it is; nil when it is not there.
  func installed(into text: String?) throws(Failure) -> String {
    var result = text ?? ""
    for part in parts {
      switch part {
      case .whole(let whole):
        if let text, text != whole, !text.contains(Self.mark) {
          throw Failure(reason: "there is a file of somebody else's")
        }
        result = whole
      case .member(let path, let value):
        result = try Self.changed(result) { text throws(JSONCText.Failure) in
          try text.set(path, value)
        }
      case .needed(let path, let value):
        result = try Self.changed(result) { text throws(JSONCText.Failure) in
          if text.value(at: path) == nil { try text.set(path, value) }
        }
      case .element(let path, let value):
        result = try Self.changed(result) { text throws(JSONCText.Failure) in
          try text.add(value, at: path)
        }
      case .table(let name, let body):
        var toml = TOMLText(result)
        toml.set(name, body)
        result = toml.text
      case .marked(let body):
        var marked = MarkedText(result)
        marked.set(body)
        result = marked.text
      }
    }
    return result
  }

  /// The file without our parts; nil when nothing is left of it.
  func uninstalled(from text: String) throws(Failure) -> String? {
    var result = text
    for part in parts.reversed() {
      switch part {
      case .whole(let whole):
        guard text == whole || text.contains(Self.mark) else {
          throw Failure(reason: "it is not as install wrote it")
        }
        return nil
      case .member(let path, _):
        result = try Self.changed(result) { text throws(JSONCText.Failure) in try text.remove(path)
        }
      case .needed(let path, let value):
        // It goes with the file alone: others may stand on it.
        result = try Self.changed(result) { text throws(JSONCText.Failure) in
          if text.value(at: []) == .object([path[0]: value]) { try text.remove(path) }
        }
      case .element(let path, let value):
        result = try Self.changed(result) { text throws(JSONCText.Failure) in
          try text.remove(value, at: path)
        }
      case .table(let name, _):
        var toml = TOMLText(result)
        toml.remove(name)
        result = toml.text
      case .marked:
        var marked = MarkedText(result)
        marked.remove()
        result = marked.text
      }
    }
    if result.allSatisfy(\.isWhitespace) { return nil }
    switch parts.first {
    case .member, .element, .needed: return (try? JSONCText(result))?.isEmpty == true ? nil : result
    default: return result
    }
  }

  private static func changed(
    _ text: String, _ change: (inout JSONCText) throws(JSONCText.Failure) -> Void
  ) throws(Failure) -> String {
    do throws(JSONCText.Failure) {
      var json = try JSONCText(text)
      try change(&json)
      return json.text
    } catch {
      throw Failure(reason: "it cannot be read as JSON with comments: \(error.reason)")
    }
  }
}
