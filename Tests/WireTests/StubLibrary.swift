import JSON
import Wire

/// Prompts, resources and proposals for tests that need no process.
struct StubLibrary: PromptCatalogue, ResourceCatalogue, CompletionCatalogue {
  let prompts = [
    PromptDefinition(
      name: "greet", title: "Greet", description: "Greets somebody.",
      arguments: [
        PromptDefinition.Argument(name: "who", description: "Whom.", isRequired: true),
        PromptDefinition.Argument(name: "how", description: "In which tone."),
      ]),
    PromptDefinition(name: "rest", title: "Rest", description: "Does nothing."),
  ]
  let resources = [
    ResourceDefinition(
      uri: "stub://now", name: "now", title: "Now", description: "The state.",
      mimeType: "application/json"),
    ResourceDefinition(
      uri: "stub://broken", name: "broken", title: "Broken", description: "Fails.",
      mimeType: "text/plain"),
  ]
  let templates = [
    ResourceDefinition(
      uri: "stub://letters/{letter}", name: "letter", title: "Letter", description: "A letter.",
      mimeType: "text/plain")
  ]

  func prompt(
    _ name: String, arguments: [String: String], context: CallContext
  ) throws(CallCancelled) -> PromptAnswer {
    try context.checkCancellation()
    return PromptAnswer(
      description: "Does \(name).",
      text: arguments.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
        .joined(separator: ","))
  }

  func read(_ uri: String, context: CallContext) throws(CallCancelled) -> ResourceAnswer {
    try context.checkCancellation()
    switch uri {
    case "stub://now": return .text("{}", mimeType: "application/json")
    case "stub://broken": return .failure("it is broken")
    case "stub://letters/a": return .text("a", mimeType: "text/plain")
    default: return .unknown("there are stub://now and stub://broken")
    }
  }

  func values(
    for request: CompletionRequest, context: CallContext
  ) throws(CallCancelled) -> [String]? {
    switch (request.subject, request.argument) {
    case (.prompt("greet"), "who"):
      return ["Ada", "Alan", request.others["how"] ?? "nobody"].filter {
        $0.hasPrefix(request.typed)
      }
    case (.template("stub://letters/{letter}"), "letter"): return (0..<250).map { "l\($0)" }
    default: return nil
    }
  }
}
