import PythonSyntax
import Schema
import SourceText

/// A migration that makes the tables of today's models.
enum CreateAllInMigration: ReviewRule {
  static let page = RulePage(
    "create-all-in-migration", "A migration makes the tables of today's models", group: .python,
    severity: .error,
    why: "metadata.create_all() makes the models as they are on the day it runs. On a new database "
      + "it makes columns that later revisions add, and those fail; drop_all() drops what is not "
      + "the revision's own.",
    remedy: "Spell the tables out with op.create_table(); `generate_revision` writes "
      + "them.",
    bad: [
      example("from app.db import Base", "↓Base.metadata.create_all(op.get_bind())"),
      example("from app.db import User", "↓User.__table__.create(op.get_bind())"),
    ],
    good: [
      example(
        "metadata = sa.MetaData()\n"
          + "tags = sa.Table('tags', metadata, sa.Column('name', sa.Text()))",
        "metadata.create_all(op.get_bind())"),
      RuleExample("sa.Enum('a', name='kind').create(op.get_bind())"),
    ])

  private static func example(_ top: String, _ body: String) -> RuleExample {
    RuleExample(body, imports: top)
  }

  static func check(_ revision: ReviewedRevision) -> [RuleFinding] {
    let source = revision.source
    return source.calls.compactMap { call in
      guard let method = source.method(of: call), let receiver = source.receiver(of: call) else {
        return nil
      }
      let written = source.text(receiver)
      let isAll = method == "create_all" || method == "drop_all"
      let isTable =
        (method == "create" || method == "drop") && written.hasSuffix(".__table__")
      guard isAll || isTable, isForeign(receiver, source) else { return nil }
      return RuleFinding(
        "\(written).\(method)() \(method.hasPrefix("create") ? "makes" : "drops") what the models "
          + "say on the day it runs, not what they said when the revision was written.",
        at: source.place(call.span))
    }
  }

  /// Whether an expression begins with a name that the file does not define itself.
  private static func isForeign(_ id: ExpressionID, _ source: RevisionSource) -> Bool {
    let tree = source.tree
    var root = id
    while true {
      switch tree.expression(root) {
      case .attribute(let value, _, _): root = value
      case .subscript(let value, _, _): root = value
      case .call(let callee, _, _): root = callee
      case .name(let name, _):
        let text = tree.name(name)
        if source.imports[text] != nil { return true }
        guard let value = source.onlyValue(of: text) else {
          // A class of the file is its own.
          return false
        }
        if case .call(let callee, _, _) = tree.expression(value) {
          return source.name(of: callee)?.hasPrefix("sqlalchemy.") != true
            && isForeign(value, source)
        }
        return isForeign(value, source)
      default: return false
      }
    }
  }
}
