import Expert
import PostgreSQLDialect
import Review
import Schema

/// The answer of `preview_sql` as text for a reader.
enum PreviewSQLText {
  /// Statements that a concise answer lists at most.
  static let conciseLimit = 40

  /// About a page, or with `detailed` every statement in full.
  static func text(_ preview: SQLPreview, _ format: ResponseFormat) -> String {
    var lines = opening(preview)
    lines += doubts(preview, limit: format == .concise ? 8 : Int.max)
    lines += statements(preview, format)
    lines += strongest(preview, limit: format == .concise ? 8 : Int.max)
    lines += ["", "Next: \(preview.next)"]
    return lines.joined(separator: "\n") + "\n"
  }

  private static func opening(_ preview: SQLPreview) -> [String] {
    let statements = Plural.text(preview.count, "statement")
    let revisions = Plural.text(preview.revisions.count, "revision")
    let transaction =
      preview.transaction == "none" ? "no transaction" : "transaction: \(preview.transaction)"
    var lines = [
      "\(preview.direction.rawValue) \(preview.start) → \(preview.destination): \(statements) of "
        + "\(revisions); \(transaction). PostgreSQL \(preview.postgresql), SQLAlchemy \(preview.sqlalchemy)."
    ]
    lines += preview.notes.map { "env.py: \($0)" }
    return lines
  }

  private static func doubts(_ preview: SQLPreview, limit: Int) -> [String] {
    var lines = [""]
    if preview.doubts.isEmpty {
      lines.append("Not known: nothing.")
    } else {
      lines.append("Not known: \(Plural.text(preview.doubts.count, "doubt")).")
      for doubt in preview.doubts.prefix(limit) {
        let place = doubt.place.map { "  \($0.text)" } ?? ""
        let tables = doubt.tables.isEmpty ? "" : "  tables: \(doubt.tables.joined(separator: ", "))"
        let kind = doubt.dependsOnData ? "depends on rows: " : ""
        lines.append("  \(doubt.revision)  \(kind)\(doubt.reason)\(place)\(tables)")
      }
      lines += more(preview.doubts.count, limit)
    }
    guard !preview.failures.isEmpty else { return lines }
    lines.append("PostgreSQL would refuse: \(Plural.text(preview.failures.count, "statement")).")
    for failure in preview.failures.prefix(limit) {
      let place = failure.place.map { "  \($0.text)" } ?? ""
      lines.append("  \(failure.revision)  \(failure.code) \(failure.message)\(place)")
    }
    return lines + more(preview.failures.count, limit)
  }

  private static func more(_ count: Int, _ limit: Int) -> [String] {
    count > limit ? ["  … and \(count - limit) more: response_format \"detailed\" lists all."] : []
  }

  private static func statements(_ preview: SQLPreview, _ format: ResponseFormat) -> [String] {
    var lines: [String] = []
    var left = format == .concise ? conciseLimit : Int.max
    for revision in preview.revisions {
      guard left > 0 else { break }
      let nothing = revision.isAbsent ? " (does nothing)" : ""
      lines += ["", "\(revision.revision)  \(revision.message)\(nothing)  \(revision.file)"]
      for statement in revision.statements {
        if format == .concise, statement.isBookkeeping { continue }
        guard left > 0 else { break }
        left -= 1
        lines += self.statement(statement, format)
      }
    }
    let hidden = preview.count - conciseLimit
    if format == .concise, hidden > 0 {
      lines += [
        "", "… and \(hidden) more: response_format \"detailed\" lists all, from and to narrow it.",
      ]
    }
    return lines
  }

  private static func statement(
    _ statement: SQLPreview.Statement, _ format: ResponseFormat
  ) -> [String] {
    var lines =
      format == .concise
      ? ["  " + oneLine(statement.sql)]
      : statement.sql.split(separator: "\n", omittingEmptySubsequences: false).map { "  \($0)" }
    var notes: [String] = []
    if let operation = statement.operation {
      let place = statement.place.map { " \($0.line):\($0.column)" } ?? ""
      notes.append("\(operation)\(place)")
    }
    notes += statement.locks.relations.filter {
      $0.mode >= .shareUpdateExclusive || format == .detailed
    }
    .map(lock)
    if !statement.locks.isComplete { notes.append("may lock more") }
    if !statement.isInTransaction, !statement.isBookkeeping {
      notes.append("outside of the transaction")
    } else if statement.isInTransaction, !statement.locks.isAllowedInTransaction {
      notes.append("PostgreSQL refuses it inside of a transaction")
    }
    if let doubt = statement.doubt { notes.append("not certain: \(doubt)") }
    if !notes.isEmpty { lines.append("    " + notes.joined(separator: "; ")) }
    return lines
  }

  private static func lock(_ lock: RelationLock) -> String {
    "\(lock.mode.name) on \(lock.relation.plain)" + work(lock)
  }

  private static func work(_ lock: RelationLock) -> String {
    let perhaps = lock.isWorkCertain ? "" : "perhaps "
    switch lock.work {
    case .none: return ""
    case .scan: return " (\(perhaps)reads every row)"
    case .rewrite: return " (\(perhaps)writes every row anew)"
    }
  }

  private static func strongest(_ preview: SQLPreview, limit: Int) -> [String] {
    let locks = preview.strongestLocks.filter { $0.mode >= .shareUpdateExclusive }
    guard !locks.isEmpty else {
      return ["", "Locks on what existed before: none that others would wait for."]
    }
    var lines = ["", "Strongest lock on each table that existed before"]
    for lock in locks.prefix(limit) {
      lines.append(
        "  \(lock.relation.plain)  \(lock.mode.name), blocks \(lock.mode.blocks)\(work(lock))")
    }
    return lines + more(locks.count, limit)
  }

  /// The statement on one line, cut off where it gets long.
  static func oneLine(_ sql: String) -> String {
    let text = sql.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return text.count > 110 ? text.prefix(109) + "…" : text
  }
}
