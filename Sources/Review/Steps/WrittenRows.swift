import PythonSyntax
import Schema
import SourceText

/// What the text of a function says about rows that no run shows: in a loop over rows, in another function.
extension RevisionSource {
  /// The calls of a function and of those of the file that it leads to.
  func calls(reachedFrom function: String) -> [SourceCall] {
    var wanted = [function]
    var seen: Set<String> = [function]
    var result: [SourceCall] = []
    while let name = wanted.popLast() {
      for call in calls where call.function == name {
        result.append(call)
        if let callee = call.name, self.function(callee) != nil, seen.insert(callee).inserted {
          wanted.append(callee)
        }
      }
    }
    return result
  }

  /// Whether a function, or one that it leads to, updates or deletes rows in a way that its text alone
  /// tells: by a construct, by SQL, or in a function of another module that is given the connection.
  func mayWriteRows(
    in function: String, of table: String, insertsCount: Bool = false
  ) -> Bool {
    let table = table.lowercased()
    let inserts = insertsCount ? ["insert", "bulk_insert", "add", "add_all"] : []
    return calls(reachedFrom: function).contains { call in
      if writers.contains(call.name ?? "") { return true }
      if let method = method(of: call), (["update", "delete", "merge"] + inserts).contains(method) {
        return true
      }
      let text = file.text(of: call.span).lowercased()
      let isSQL =
        (["update ", "delete from", "truncate ", "merge into"]
        + (insertsCount ? ["insert into"] : [])).contains(
          where: text.contains)
      return isSQL && (text.contains(table) || text.contains("{") || text.contains("%"))
        || isGivenConnection(call)
    }
  }

  private var writers: Set<String> { ["sqlalchemy.update", "sqlalchemy.delete"] }

  /// Whether a function of another module of the project is given the connection.
  private func isGivenConnection(_ call: SourceCall) -> Bool {
    guard let name = call.name, function(name) == nil else { return false }
    let home = name.split(separator: ".").first.map(String.init) ?? ""
    guard !["alembic", "sqlalchemy"].contains(home),
      imports.values.contains(where: { $0 == name || name.hasPrefix($0 + ".") })
    else { return false }
    return call.arguments.contains { argument in
      let text = self.text(argument)
      return text == "op" || text.hasSuffix("get_bind()")
        || ["bind", "conn", "connection", "session"].contains(text)
    }
  }
}
