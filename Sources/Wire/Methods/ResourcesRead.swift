import JSON

/// Reads a resource.
struct ResourcesRead: Method {
  let name = "resources/read"
  let catalogue: any ResourceCatalogue

  func reply(to request: Request, of server: ServerDescription) -> Reply {
    guard let uri = request.parameters["uri"]?.string, !uri.isEmpty else {
      return .error(.invalidParameters("\"uri\" is missing or not a string"))
    }
    let revision = request.revision
    return .work(
      Work { [catalogue] context throws(CallCancelled) in
        try catalogue.read(uri, context: context).result(of: uri, for: revision)
      })
  }
}
