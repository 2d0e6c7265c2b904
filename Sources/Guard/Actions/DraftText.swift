import AlembicHistory
import PythonSyntax
import Review
import SourceText

/// The text that a draft of a revision would have after a change.
struct DraftText {
  /// Its name for messages.
  let name: String
  private let source: RevisionSource
  /// What names of the file stand for, where those are texts.
  private let named: [String: [String]]
  /// The names that `with op.batch_alter_table(…) as NAME` binds.
  private let batches: Set<String>

  /// The draft; nil for every other deed.
  init?(_ deed: Deed, _ scene: GuardScene) {
    guard case .change(let change, _) = deed, change.kind == .modify || change.kind == .create,
      scene.isRevision(change.path), let after = change.after
    else { return nil }
    name = scene.name(of: change.path)
    source = RevisionSource(SourceFile(name: name, bytes: after))
    named = Self.namedConstants(source.tree)
    batches = Self.batchNames(source)
    if source.tree.error != nil { return nil }
  }

  private func calls(in function: String) -> [SourceCall] {
    source.calls.filter { $0.function == function }
  }

  /// The last name of an operation: `drop_table` for `op.drop_table` and `batch_op.drop_table`.
  private func operation(_ call: SourceCall) -> String? {
    guard let name = call.name, let dot = name.lastIndex(of: ".") else { return nil }
    let home = name[..<dot]
    guard
      home == "alembic.op" || home == "op" || home.hasSuffix("batch_op") || home == "batch"
        || batches.contains(String(home))
    else { return nil }
    return String(name[name.index(after: dot)...])
  }

  /// The SQL texts of a function.
  private func texts(in function: String) -> [String] {
    let spans = calls(in: function).filter { call in
      let last = call.name?.split(separator: ".").last
      return last == "execute" || last == "text" || last == "DDL" || last == "exec_driver_sql"
    }
    return spans.flatMap { call in call.arguments.flatMap { constants($0) } }
  }

  /// Whether a function runs a statement whose text is not a constant.
  private func runsUnknownText(in function: String) -> Bool {
    calls(in: function).contains { call in
      operation(call) == "execute" && call.arguments.first.map { constants($0).isEmpty } == true
        && !calls(in: function).contains { inner in
          call.span.start < inner.span.start && inner.span.end <= call.span.end
            && inner.arguments.first.map { !constants($0).isEmpty } == true
        }
    }
  }

  /// The texts that an expression can stand for: a constant, or a name that is set to constants or goes
  /// over a list of them.
  private func constants(_ id: ExpressionID) -> [String] {
    if let text = source.tree.stringConstant(id) { return [text] }
    guard case .name(let name, _) = source.tree.expression(id) else { return [] }
    return named[source.tree.name(name)] ?? []
  }

  private static func batchNames(_ source: RevisionSource) -> Set<String> {
    var names: Set<String> = []
    ExpressionWalk(source.tree).statements(source.tree.body) { id in
      guard case .with(let items, _, _) = source.tree.statement(id) else { return true }
      for item in source.tree[items].map({ source.tree.withItem($0) }) {
        guard case .call(let callee, _, _) = source.tree.expression(item.contextExpr),
          source.name(of: callee)?.hasSuffix(".batch_alter_table") == true,
          let name = item.optionalVars.flatMap({ source.name(of: $0) })
        else { continue }
        names.insert(name)
      }
      return true
    }
    return names
  }

  private static func namedConstants(_ tree: PythonTree) -> [String: [String]] {
    var named: [String: [String]] = [:]
    func texts(_ id: ExpressionID) -> [String] {
      if let text = tree.stringConstant(id) { return [text] }
      switch tree.expression(id) {
      case .list(let elements, _), .tuple(let elements, _), .set(let elements):
        return tree[elements].compactMap { tree.stringConstant($0) }
      case .name(let name, _): return named[tree.name(name)] ?? []
      default: return []
      }
    }
    func set(_ target: ExpressionID, _ value: ExpressionID) {
      guard case .name(let name, _) = tree.expression(target) else { return }
      named[tree.name(name), default: []] += texts(value)
    }
    ExpressionWalk(tree).statements(tree.body) { id in
      switch tree.statement(id) {
      case .assign(let targets, let value): for target in tree[targets] { set(target, value) }
      case .annAssign(let target, _, let value, _): if let value { set(target, value) }
      case .for(let loop): set(loop.target, loop.iter)
      default: break
      }
      return true
    }
    return named
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
      case .pass, .raise, .import, .importFrom, .assert, .return(nil): false
      case .return(let value?), .expr(let value): !isIdle(value)
      default: true
      }
    }
  }

  /// Whether an expression does nothing to a database: a constant, `print(…)`, a message to a log.
  private func isIdle(_ id: ExpressionID) -> Bool {
    switch source.tree.expression(id) {
    case .constant, .name: return true
    case .call(let callee, _, _):
      guard let name = source.name(of: callee) else { return false }
      let home = name.split(separator: ".").dropLast().last
      return name == "print" || ["logging", "logger", "log", "warnings"].contains(home)
    default: return false
    }
  }

  /// The tables and columns that `upgrade()` drops, with nothing before that keeps their rows.
  var drops: [String] {
    let document = source.tree.docstring(of: source.tree.body).map(source.tree.text) ?? ""
    let texts = texts(in: "upgrade")
    let all = calls(in: "upgrade")
    let made = Set(all.filter { operation($0) == "create_table" }.flatMap { firsts($0) })
    // Rows of tables that are not named in the text are saved by statements that do not name them either.
    let savesUnnamed = runsUnknownText(in: "upgrade")
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
      case "drop_table":
        let tables = firsts(call)
        for table in tables { drop(table, table) }
        if tables.isEmpty, !savesUnnamed { drop("", source.text(call.callee) + "(…)") }
      case "drop_column":
        for name in firsts(call) {
          if call.arguments.count > 1 {
            for column in constants(call.arguments[1]) { drop(name, "\(name).\(column)") }
          } else {
            let table = batchTable(around: call) ?? "the table"
            drop(table, "\(table).\(name)")
          }
        }
      default: break
      }
    }
    for text in texts {
      let words = Self.words(text)
      if words.starts(with: ["delete", "from"]), !words.contains("where") {
        let rest = words.dropFirst(2).drop { $0 == "only" }
        if let table = rest.first { drop(table, "every row of \(table)") }
      } else if words.starts(with: ["drop", "table"]) || words.first == "truncate" {
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
    }.flatMap { firsts($0).first }
  }

  /// What the first argument of a call can be.
  private func firsts(_ call: SourceCall) -> [String] {
    (call.arguments.first ?? call["table_name"]?.value).map { constants($0) } ?? []
  }

  /// What of other systems it names: tables that fit `patterns`, and extensions.
  func foreignObjects(_ patterns: [String]) -> [String] {
    var found: [String] = []
    func add(_ name: String) { if !found.contains(name) { found.append(name) } }
    for function in ["upgrade", "downgrade"] {
      for call in calls(in: function) where operation(call) != nil && operation(call) != "execute" {
        for argument in call.arguments + call.keywords.map(\.value) {
          for text in constants(argument)
          where patterns.contains(where: { FilePattern.matches(text, $0) }) {
            add(text)
          }
        }
      }
      for text in texts(in: function) {
        let words = Self.words(text)
        guard ["create", "alter", "drop", "truncate", "comment"].contains(words.first) else {
          continue
        }
        if words.dropFirst().first == "extension" {
          let name = words.dropFirst(2).first { !["if", "not", "exists"].contains($0) } ?? ""
          if Self.bringsTables(name) { add("the extension \(name)") }
        }
        for word in words where patterns.contains(where: { FilePattern.matches(word, $0) }) {
          add(word)
        }
      }
    }
    return found
  }

  /// Whether an extension is a system of its own, with types and tables that others make; what only adds
  /// functions (`citext`, `uuid-ossp`, `pg_trgm`) is not.
  private static func bringsTables(_ name: String) -> Bool {
    name.hasPrefix("postgis") || name.hasPrefix("timescaledb")
      || [
        "vector", "pgvector", "vectorscale", "vectors", "ai", "age", "pg_partman", "pgmq",
        "pg_cron",
        "pgml", "citus", "pg_search",
      ].contains(name)
  }

  /// The words of an SQL text in lower case; quotes are taken off.
  static func words(_ text: String) -> [String] {
    text.lowercased().split { !($0.isLetter || $0.isNumber || $0 == "_") }.map(String.init)
  }
}
