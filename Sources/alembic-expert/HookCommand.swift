import AlembicHistory
import ArgumentParser
import EditorHooks
import Expert
import ExpertTools
import ProjectFiles

/// The editor's hook: an event on standard input, a decision on standard output.
struct HookCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "hook",
    abstract: "Answer an editor's hook event on standard input.",
    discussion: """
      Claude Code (PreToolUse), Cursor (beforeShellExecution, preToolUse), Gemini CLI (BeforeTool) and \
      GitHub Copilot (preToolUse) are answered in their own formats. What must not be done is denied, \
      for everyone or for this expert's own agent; all else is left to the editor's rules. An event \
      that is not known passes with a note. The exit status is 0.
      """)

  @OptionGroup var project: ProjectOptions

  func run() throws {
    let request = project.request
    let answer = EditorHook.answer(
      StandardInput.bytes(limit: 16 << 20), folder: request.currentDirectory
    ) { event, action in
      ActionCheck.decide(action, request, in: event.folder, isOwnAgent: event.isOwnAgent)
    }
    if let event = answer.event, let decision = answer.decision {
      var place = request
      place.currentDirectory = event.folder
      AuditLog.record(decision, door: "hook of \(event.editor.rawValue)", place)
    }
    Printing.error(answer.note)
    Printing.output(answer.output)
  }
}
