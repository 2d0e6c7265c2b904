import JSON
import SourceText

/// Fills a prompt in.
///
/// People choose prompts, not models, so whatever does not fit is an error of the protocol.
struct PromptsGet: Method {
  let name = "prompts/get"
  let catalogue: any PromptCatalogue
  let prompts: [PromptDefinition]

  func reply(to request: Request, of server: ServerDescription) -> Reply {
    do throws(ProtocolError) {
      let (prompt, arguments) = try read(request.parameters)
      return .work(
        Work { [catalogue] context throws(CallCancelled) in
          .success(
            try catalogue.prompt(prompt.name, arguments: arguments, context: context).result)
        })
    } catch {
      return .error(error)
    }
  }

  private func read(
    _ parameters: JSONObject
  ) throws(ProtocolError) -> (PromptDefinition, [String: String]) {
    guard let name = parameters["name"]?.string else {
      throw .invalidParameters("\"name\" is missing or not a string")
    }
    guard let prompt = prompts.first(where: { $0.name.utf8.elementsEqual(name.utf8) }) else {
      throw .invalidParameters(Self.unknown("prompt", name, among: prompts.map(\.name)))
    }
    let arguments = try StringArguments.read(parameters["arguments"], called: "arguments")
    let known = prompt.arguments.map(\.name)
    if let stranger = arguments.keys.sorted().first(where: { !known.contains($0) }) {
      throw .invalidParameters(Self.unknown("argument", stranger, among: known))
    }
    for argument in prompt.arguments where argument.isRequired && arguments[argument.name] == nil {
      throw .invalidParameters("the argument \(argument.name) is missing: \(argument.description)")
    }
    return (prompt, arguments)
  }
}

extension Method {
  /// That there is no such thing, with the nearest that there is.
  static func unknown(_ kind: String, _ name: String, among known: [String]) -> String {
    let nearest =
      NearestNames.of(name, in: known, limit: 1).first.map { "; nearest is \($0)" } ?? ""
    let all = known.isEmpty ? "none are known" : "known are \(known.joined(separator: ", "))"
    return "no \(kind) \(ProtocolError.quoted(name))\(nearest) (\(all))"
  }
}
