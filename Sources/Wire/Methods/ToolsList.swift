import JSON

/// Lists all tools on one page.
struct ToolsList: Method {
  let name = "tools/list"
  let list: ToolList

  func reply(to request: Request, of server: ServerDescription) -> Reply {
    if let cursor = request.parameters["cursor"], !cursor.isNull {
      return .error(.invalidParameters("no such cursor; all tools are on one page"))
    }
    let revision = request.revision
    return .constant { [list] in
      let tools = JSONValue.array(list.tools.map { $0.json(for: revision) })
      return CacheHints.added(to: ["tools": tools], for: revision)
    }
  }
}
