import PythonSyntax
import Schema
import SourceText

/// A migration that works with today's models.
enum ORMModelImport: ReviewRule {
  static let page = RulePage(
    "orm-model-import", "A migration uses the models of today", group: .python, severity: .error,
    why:
      "A revision must do the same in a year. A model changes with the code: its new columns are "
      + "selected before they exist, and the revision fails on every new database.",
    remedy: "Spell out what the revision needs: sa.table('users', sa.column('id', sa.Integer())).",
    bad: [
      example(
        "↓from app.models import User",
        "op.get_bind().execute(sa.update(User).values(age=1))"),
      example(
        "↓from app import models",
        "op.bulk_insert(models.User.__table__, [{'name': 'root'}])"),
    ],
    good: [
      example(
        "users = sa.table('users', sa.column('age', sa.Integer()))",
        "op.get_bind().execute(sa.update(users).values(age=1))"),
      example(
        "from app.models.types import GUID",
        "op.add_column('users', sa.Column('key', GUID(), nullable=True))"),
      // A function is no model, wherever it is kept.
      example(
        "from app.model.names import index_name",
        "op.create_index(index_name('users', 'age'), 'users', ['age'])"),
      example(
        "from db.models.migrations.util import add_column",
        "add_column('users', sa.Column('nick', sa.Text(), nullable=True))"),
    ])

  private static func example(_ top: String, _ body: String) -> RuleExample {
    RuleExample(body, imports: top)
  }

  static func check(_ revision: ReviewedRevision) -> [RuleFinding] {
    let source = revision.source
    let tree = source.tree
    var uses: Set<String> = []
    // A type of a column is no work with a model, wherever it is kept.
    let columns = typePlaces(source)
    for use in NameUses(tree).loads
    where !columns.contains(where: { $0.start <= use.span.start && use.span.end <= $0.end }) {
      uses.insert(use.name)
    }
    var findings: [RuleFinding] = []
    ExpressionWalk(tree).statements(tree.body) { id in
      let names = bindings(tree.statement(id), tree).filter {
        isModel($0.origin) && !isBesideMigrations($0.origin, source.file.name)
          && !isHelper($0.name, in: source)
      }
      guard !names.isEmpty else { return true }
      let used = names.filter { uses.contains($0.name) }
      let list = (used.isEmpty ? names : used).map(\.origin).joined(separator: ", ")
      findings.append(
        RuleFinding(
          used.isEmpty
            ? "The revision imports \(list) from the code of the day: when that moves, the revision "
              + "fails."
            : "The revision works with \(list) as it is in the code of the day, not as it was "
              + "when the revision was written.",
          at: source.place(tree.span(of: id)),
          remedy: used.isEmpty
            ? "Copy the type or constant that the revision needs into it, or keep it in a module that "
              + "does not move." : nil,
          severity: used.isEmpty ? .warning : .error))
      return true
    }
    return findings
  }

  /// Where types of columns are given.
  private static func typePlaces(_ source: RevisionSource) -> [SourceSpan] {
    source.calls.flatMap { call -> [SourceSpan] in
      if call.name?.hasSuffix(".Column") == true { return [call.span] }
      return ["type_", "existing_type"].compactMap { call[$0]?.span }
    }
  }

  private static func bindings(
    _ statement: Statement, _ tree: PythonTree
  ) -> [(name: String, origin: String)] {
    switch statement {
    case .import(let names):
      return tree[names].map { id in
        let alias = tree.alias(id)
        let module = tree.name(alias.name)
        return (alias.asname.map(tree.name) ?? String(module.prefix { $0 != "." }), module)
      }
    case .importFrom(let module, let names, let level):
      let home = String(repeating: ".", count: level) + (module.map(tree.name) ?? "")
      return tree[names].map { id in
        let alias = tree.alias(id)
        return (tree.name(alias.asname ?? alias.name), home + "." + tree.name(alias.name))
      }
    default: return []
    }
  }

  /// Whether a module lies in a folder that the revision lies in too: code of the migrations.
  private static func isBesideMigrations(_ origin: String, _ file: String) -> Bool {
    let parts = origin.split(separator: ".").map(String.init)
    guard !origin.hasPrefix("."), let place = parts.firstIndex(where: { homes.contains($0) }) else {
      return false
    }
    return (place + 1..<max(place + 1, parts.count - 1)).contains { end in
      ("/" + file).contains("/" + parts[...end].joined(separator: "/") + "/")
    }
  }

  /// Whether a name is only called and no class, or stands for a constant: tables are not called, and what
  /// makes sessions is told by its name.
  private static func isHelper(_ name: String, in source: RevisionSource) -> Bool {
    if name.allSatisfy({ $0.isUppercase || $0 == "_" || $0.isNumber }) { return true }
    guard name.first?.isLowercase == true, !name.lowercased().contains("session") else {
      return false
    }
    let calls = source.calls.filter { call in
      if case .name(let callee, _) = source.tree.expression(call.callee) {
        return source.tree.name(callee) == name
      }
      return false
    }
    let uses = NameUses(source.tree).loads.count { $0.name == name }
    return !calls.isEmpty && calls.count == uses
  }

  /// Whether a dotted name is that of models: types, enumerations and constants beside them are not.
  private static func isModel(_ origin: String) -> Bool {
    let parts = origin.lowercased().split(separator: ".").map(String.init)
    guard let place = parts.firstIndex(where: homes.contains),
      !libraries.contains(parts.first ?? "")
    else { return false }
    return !parts[(place + 1)...].contains { part in
      beside.contains { part == $0 || part.hasSuffix("_" + $0) || part.hasPrefix($0 + "_") }
    }
  }

  private static let homes: Set<String> = [
    "models", "model", "entities", "orm_models", "db_models",
  ]

  private static let beside = [
    "type", "types", "enum", "enums", "constants", "const", "fields", "custom_types", "utils",
  ]

  private static let libraries: Set<String> = [
    "sqlalchemy", "alembic", "sqlalchemy_utils", "geoalchemy2", "pgvector", "torch", "typing",
  ]
}
