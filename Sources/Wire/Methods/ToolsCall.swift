import JSON

/// Calls a tool.
///
/// A call of nothing, or without an object of arguments, is an error of the protocol. Arguments that
/// do not fit are an answer of the tool, so that the model reads it and mends them.
struct ToolsCall: Method {
  let name = "tools/call"
  let list: ToolList

  func reply(to request: Request, of server: ServerDescription) -> Reply {
    guard let toolName = request.parameters["name"]?.string else {
      return .error(.invalidParameters("\"name\" is missing or not a string"))
    }
    let tools = list.tools
    guard let tool = tools.first(where: { $0.name.utf8.elementsEqual(toolName.utf8) }) else {
      return .error(.invalidParameters(Self.unknown("tool", toolName, among: tools.map(\.name))))
    }
    let given = request.parameters["arguments"]
    guard let arguments = (given?.isNull == false ? given : [:])?.object else {
      return .error(.invalidParameters("\"arguments\" is not an object"))
    }
    let revision = request.revision
    if let failure = ArgumentCheck.failure(arguments, for: tool) {
      return .result(ToolAnswer.failure(text: failure).result(for: revision))
    }
    return .work(
      Work(
        tooLarge: { bytes, limit in
          .success(
            ToolAnswer.failure(text: Self.tooLarge(tool, bytes, limit)).result(for: revision))
        },
        run: { [list] context throws(CallCancelled) in
          let answer = try list.catalogue.call(tool.name, arguments: arguments, context: context)
          return .success(answer.result(for: revision))
        }))
  }
}

extension ToolsCall {
  private static func tooLarge(_ tool: ToolDefinition, _ bytes: Int, _ limit: Int) -> String {
    "The answer of \(tool.name) has \(bytes) bytes, more than the \(limit) that are sent. "
      + "Ask for less: a narrower range or fewer details."
  }
}
