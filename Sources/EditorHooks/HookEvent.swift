import Guard
import JSON
import ProjectFiles
import SystemPackage

/// What an editor tells before one of its agents acts.
public struct HookEvent: Sendable {
  /// The editor whose format it has.
  public let editor: Editor
  /// The editor's name of the event, which some answers repeat.
  public let name: String
  /// The folder that the editor works in.
  public let folder: FilePath
  /// Who acts, when the editor says so: the name of a sub-agent.
  public let agent: String?
  /// What is about to be done; nil for a tool that neither runs commands nor changes files.
  public let action: Action?

  /// Whether our own agent acts.
  public var isOwnAgent: Bool {
    guard let agent else { return false }
    // A plugin's agent is called `plugin:agent`.
    let last = agent.split { $0 == ":" || $0 == "/" || $0 == "@" }.last.map(String.init) ?? agent
    return last.lowercased().replacing(" ", with: "-") == "alembic-expert"
  }
}

/// The editors whose events are known, each with its own file.
public enum Editor: String, Sendable, CaseIterable {
  /// Claude Code, and VS Code's hooks of the same form.
  case claudeCode = "Claude Code"
  /// Cursor.
  case cursor = "Cursor"
  /// Gemini CLI.
  case gemini = "Gemini CLI"
  /// GitHub Copilot: its command line and its coding agent.
  case copilot = "GitHub Copilot"

  var format: any HookFormat.Type {
    switch self {
    case .claudeCode: ClaudeCodeHook.self
    case .cursor: CursorHook.self
    case .gemini: GeminiHook.self
    case .copilot: CopilotHook.self
    }
  }
}

/// One editor's format of events and answers.
protocol HookFormat {
  /// Reads an event; nil when it is none of this editor.
  static func event(_ object: JSONObject, folder: FilePath) -> HookEvent?

  /// What the editor is told of a decision; nil to say nothing and let its own rules go on.
  static func answer(_ decision: Decision, to event: HookEvent) -> JSONValue?
}

/// What the hook prints.
public struct HookAnswer: Sendable {
  /// For standard output; empty to let the editor's own rules go on.
  public let output: String
  /// For standard error; empty when there is nothing to say.
  public let note: String
  /// The event; nil when it was not understood.
  public let event: HookEvent?
  /// The decision; nil when there was none to make.
  public let decision: Decision?
}

/// The hook: an event in, a decision out.
public enum EditorHook {
  /// Answers one event; what is not understood passes with a note.
  ///
  /// - Parameters:
  ///   - bytes: The event as the editor writes it to standard input.
  ///   - folder: The folder of the process, for events that name none.
  ///   - decide: The decision about an action.
  public static func answer(
    _ bytes: [UInt8], folder: FilePath, decide: (HookEvent, Action) -> Decision
  ) -> HookAnswer {
    // Some write a byte-order mark in front.
    let bytes = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
    let object: JSONObject
    do throws(JSONError) {
      guard let value = try value(of: bytes).object else {
        return passing("the event is no JSON object")
      }
      object = value
    } catch {
      return passing("the event is no JSON (\(error.description))")
    }
    for editor in Editor.allCases {
      guard let event = editor.format.event(object, folder: folder) else { continue }
      guard let action = event.action else {
        return HookAnswer(output: "", note: "", event: event, decision: nil)
      }
      let decision = decide(event, action)
      let answer = editor.format.answer(decision, to: event)
      return HookAnswer(
        output: answer.map { $0.compact + "\n" } ?? "", note: "", event: event, decision: decision)
    }
    let names = ["hook_event_name", "hookEventName", "toolName"].compactMap { object[$0]?.string }
    return passing(
      names.isEmpty
        ? "the event names neither itself nor a tool" : "the event \"\(names[0])\" is not known")
  }

  /// The event as JSON; what only spoils a text of it is repaired, so that it is no way around the hook.
  private static func value(of bytes: [UInt8]) throws(JSONError) -> JSONValue {
    do throws(JSONError) {
      return try JSONValue(parsing: bytes)
    } catch {
      return try JSONValue(parsing: EventText.repaired(bytes))
    }
  }

  private static func passing(_ reason: String) -> HookAnswer {
    HookAnswer(
      output: "", note: "alembic-expert hook: \(reason); the action is not looked at.\n",
      event: nil,
      decision: nil)
  }
}

extension JSONValue {
  /// The object, also when it comes as its text.
  var objectOrText: JSONObject? {
    object ?? string.flatMap { try? JSONValue(parsing: $0) }?.object
  }
}

extension Decision {
  /// The words of the editors for a verdict.
  var permission: String {
    switch verdict {
    case .allowed: "allow"
    case .refused, .handOver: "deny"
    case .ask: "ask"
    }
  }
}
