import PythonSyntax
import Schema
import SourceText

/// A string default in quotes of its own.
enum ServerDefaultDoubleQuoted: ReviewRule {
  static let page = RulePage(
    "server-default-double-quoted", "The quotes become a part of the default", group: .column,
    severity: .warning,
    why:
      "server_default= quotes a string by itself. With quotes inside of it, new rows get the quotes "
      + "too; other types than text refuse them.",
    remedy: "Write server_default='x' without inner quotes, or sa.text(\"'x'\").",
    bad: [
      RuleExample(
        """
        op.add_column(
            'users', sa.Column('plan', sa.Text(), nullable=True, ↓server_default="'free'"))
        """),
      RuleExample("op.alter_column('posts', 'title', ↓server_default=\"'new'::text\")"),
    ],
    good: [
      RuleExample("op.alter_column('posts', 'title', server_default='new')"),
      RuleExample("op.alter_column('posts', 'title', server_default=sa.text(\"'new'\"))"),
      RuleExample("op.alter_column('posts', 'title', server_default=\"author's\")"),
      RuleExample("op.execute(\"ALTER TABLE posts ALTER title SET DEFAULT 'new'::text\")"),
    ])

  static func check(_ step: ReviewStep, in revision: ReviewedRevision) -> [RuleFinding] {
    step.writtenDefaults.compactMap { written in
      guard let text = written.value.stringConstant, text.count >= 2, text.first == "'",
        let end = text.dropFirst().lastIndex(of: "'")
      else { return nil }
      let rest = text[text.index(after: end)...]
      guard rest.isEmpty || rest.hasPrefix("::") else { return nil }
      let keyword = revision.source.keyword(of: written, step)
      var rewrite: Rewrite?
      if let keyword, revision.source.string(keyword.value) != nil,
        let name = revision.source.name(of: "text", in: "sqlalchemy")
      {
        let span = revision.source.tree.span(of: keyword.value)
        rewrite = .edits([SourceEdit(span, "\(name)(\(revision.source.file.text(of: span)))")])
      }
      // What PostgreSQL refuses is told at the place of the operation.
      let place = step.failure == nil ? keyword.map { revision.source.place($0.span) } : nil
      return RuleFinding(
        "The default of \(written.column) in \(written.table.plain) is \(text) with the quotes: the string "
          + "is quoted once more.",
        at: place ?? step.place, severity: step.failure == nil ? nil : .error, rewrite: rewrite)
    }
  }
}
