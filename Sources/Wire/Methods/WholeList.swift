import JSON

/// Lists everything of a kind on one page.
struct WholeList: Method {
  let name: String
  /// The member of the result that holds the list.
  let key: String
  /// What is listed, as a revision has it.
  let elements: @Sendable (ProtocolRevision) -> [JSONValue]

  func reply(to request: Request, of server: ServerDescription) -> Reply {
    if let cursor = request.parameters["cursor"], !cursor.isNull {
      return .error(.invalidParameters("no such cursor; all \(key) are on one page"))
    }
    let revision = request.revision
    return .constant { [key, elements] in
      CacheHints.added(to: [key: .array(elements(revision))], for: revision)
    }
  }
}
