import JSON

/// Proposes values for an argument that somebody is typing.
struct CompletionComplete: Method {
  /// The most values that the protocol lets one answer have.
  static let limit = 100
  let name = "completion/complete"
  let catalogue: any CompletionCatalogue

  func reply(to request: Request, of server: ServerDescription) -> Reply {
    do throws(ProtocolError) {
      let wanted = try CompletionRequest(request.parameters)
      return .work(
        Work { [catalogue] context throws(CallCancelled) in
          guard let values = try catalogue.values(for: wanted, context: context) else {
            return .failure(.invalidParameters("nothing takes \(Self.described(wanted))"))
          }
          return .success([
            "completion": [
              "values": .strings(Array(values.prefix(Self.limit))),
              "total": .integer(values.count), "hasMore": .bool(values.count > Self.limit),
            ]
          ])
        })
    } catch {
      return .error(error)
    }
  }

  private static func described(_ request: CompletionRequest) -> String {
    let argument = ProtocolError.quoted(request.argument)
    return switch request.subject {
    case .prompt(let name): "the argument \(argument) of a prompt \(ProtocolError.quoted(name))"
    case .template(let uri): "the argument \(argument) of a template \(ProtocolError.quoted(uri))"
    }
  }
}
