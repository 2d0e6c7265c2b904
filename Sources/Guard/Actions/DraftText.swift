import AlembicHistory
import PythonSyntax
import Review
import SourceText

/// The text that a draft of a revision would have after a change.
struct DraftText {
  /// Its name for messages.
  let name: String
  private let source: RevisionSource

  /// The draft; nil for every other deed.
  init?(_ deed: Deed, _ scene: GuardScene) {
    guard case .change(let change, _) = deed, change.kind == .modify || change.kind == .create,
      scene.isRevision(change.path), let after = change.after
    else { return nil }
    name = scene.name(of: change.path)
    source = RevisionSource(SourceFile(name: name, bytes: after))
    if source.tree.error != nil { return nil }
  }

  private func calls(in function: String) -> [SourceCall] {
    source.calls.filter { $0.function == function }
  }

  /// The last name of an operation: `drop_table` for `op.drop_table` and `batch_op.drop_table`.
  private func operation(_ call: SourceCall) -> String? {
    guard let name = call.name, let dot = name.lastIndex(of: ".") else { return nil }
    let home = name[..<dot]
    guard home == "alembic.op" || home == "op" || home.hasSuffix("batch_op") || home == "batch"
    else { return nil }
    return String(name[name.index(after: dot)...])
  }

  /// The SQL texts of a function.
  private func texts(in function: String) -> [String] {
    let spans = calls(in: function).filter { call in
      let last = call.name?.split(separator: ".").last
      return last == "execute" || last == "text" || last == "DDL" || last == "exec_driver_sql"
    }
    return spans.flatMap { call in call.arguments.compactMap { source.tree.stringConstant($0) } }
  }

  /// Whether `upgrade()` changes the schema.
  var changesSchema: Bool {
    let operations = calls(in: "upgrade").compactMap(operation)
    if operations.contains(where: {
      $0 != "execute" && $0 != "get_bind" && $0 != "get_context" && $0 != "bulk_insert" && $0 != "f"
        && $0 != "batch_alter_table" && $0 != "inline_literal"
    }) {
      return true
    }
    return texts(in: "upgrade").contains { text in
      let first = Self.words(text).first
      return ["create", "alter", "drop"].contains(first)
    }
  }

  /// Whether `downgrade()` does something other than to refuse.
  var hasDowngrade: Bool {
    guard let function = source.function("downgrade") else { return false }
    return source.tree[function.body].contains { id in
      switch source.tree.statement(id) {
      case .pass, .raise: false
      case .expr(let value): source.tree.stringConstant(value) == nil && !isEllipsis(value)
      default: true
      }
    }
  }

  private func isEllipsis(_ id: ExpressionID) -> Bool {
    if case .constant(.ellipsis) = source.tree.expression(id) { true } else { false }
  }

  /// The tables and columns that `upgrade()` drops, with nothing before that keeps their rows.
  var drops: [String] {
    let document = source.tree.docstring(of: source.tree.body).map(source.tree.text) ?? ""
    let texts = texts(in: "upgrade")
    let all = calls(in: "upgrade")
    let made = Set(all.filter { operation($0) == "create_table" }.compactMap { first($0) })
    func isKept(_ table: String, _ object: String) -> Bool {
      if document.contains("Backup of \(object)") || document.contains("Backup of \(table)") {
        return true
      }
      if made.contains(table) { return true }
      // Rows are copied out of the table by a statement of the same revision.
      return texts.contains { text in
        let words = Self.words(text)
        guard
          words.first == "insert" || words.first == "update" || words.first == "with"
            || words.first == "copy" || words.starts(with: ["create", "table"])
        else { return false }
        return words.contains(table.lowercased())
      }
    }
    var found: [String] = []
    func drop(_ table: String, _ object: String) {
      if !isKept(table, object), !found.contains(object) { found.append(object) }
    }
    for call in all {
      switch operation(call) {
      case "drop_table": if let table = first(call) { drop(table, table) }
      case "drop_column":
        guard let name = first(call) else { continue }
        if call.arguments.count > 1, let column = source.tree.stringConstant(call.arguments[1]) {
          drop(name, "\(name).\(column)")
        } else {
          let table = batchTable(around: call) ?? "the table"
          drop(table, "\(table).\(name)")
        }
      default: break
      }
    }
    for text in texts {
      let words = Self.words(text)
      if words.starts(with: ["drop", "table"]) || words.first == "truncate" {
        let rest = words.dropFirst(words.first == "drop" ? 2 : 1)
          .drop { ["if", "exists", "table", "only"].contains($0) }
        if let table = rest.first { drop(table, table) }
      } else if words.starts(with: ["alter", "table"]),
        let index = words.firstIndex(of: "drop"), index + 1 < words.count
      {
        let rest = words[(index + 1)...]
        guard let next = rest.first,
          !["constraint", "not", "default", "identity", "expression", "index"].contains(next)
        else { continue }
        let table = words.dropFirst(2).drop { ["if", "exists", "only"].contains($0) }.first ?? ""
        guard let column = rest.drop(while: { ["column", "if", "exists"].contains($0) }).first,
          column != "not", column != "default"
        else { continue }
        // `ALTER COLUMN x DROP NOT NULL` keeps every row.
        if index > 0, words[..<index].contains("alter"), words[2..<index].contains("alter") {
          continue
        }
        drop(table, "\(table).\(column)")
      }
    }
    return found
  }

  /// The table of the batch that a call stands in, by the nearest `batch_alter_table` before it.
  private func batchTable(around call: SourceCall) -> String? {
    calls(in: call.function ?? "").last {
      operation($0) == "batch_alter_table" && $0.span.start < call.span.start
    }.flatMap { first($0) }
  }

  private func first(_ call: SourceCall) -> String? {
    guard let id = call.arguments.first ?? call["table_name"]?.value else { return nil }
    return source.tree.stringConstant(id)
  }

  /// What of other systems it names: tables that fit `patterns`, and extensions.
  func foreignObjects(_ patterns: [String]) -> [String] {
    var found: [String] = []
    func add(_ name: String) { if !found.contains(name) { found.append(name) } }
    for function in ["upgrade", "downgrade"] {
      for call in calls(in: function) where operation(call) != nil && operation(call) != "execute" {
        for argument in call.arguments + call.keywords.map(\.value) {
          guard let text = source.tree.stringConstant(argument) else { continue }
          if patterns.contains(where: { FilePattern.matches(text, $0) }) { add(text) }
        }
      }
      for text in texts(in: function) {
        let words = Self.words(text)
        guard ["create", "alter", "drop", "truncate", "comment"].contains(words.first) else {
          continue
        }
        if words.dropFirst().first == "extension" {
          let name = words.dropFirst(2).first { !["if", "not", "exists"].contains($0) }
          add("the extension \(name ?? "")")
        }
        for word in words where patterns.contains(where: { FilePattern.matches(word, $0) }) {
          add(word)
        }
      }
    }
    return found
  }

  /// The words of an SQL text in lower case; quotes are taken off.
  static func words(_ text: String) -> [String] {
    text.lowercased().split { !($0.isLetter || $0.isNumber || $0 == "_") }.map(String.init)
  }
}
