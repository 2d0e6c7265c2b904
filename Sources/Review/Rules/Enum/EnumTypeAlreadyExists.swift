import PythonSyntax
import Schema
import SourceText

/// A table that makes a type that exists.
enum EnumTypeAlreadyExists: ReviewRule {
  static let page = RulePage(
    "enum-type-already-exists", "A table makes an enum type that exists already", group: .enum,
    severity: .error,
    why: "op.create_table() sends CREATE TYPE for the enum types of its columns, also for one that "
      + "an earlier revision has made. PostgreSQL refuses with 42710, \"type already exists\". That an "
      + "empty database can be upgraded proves nothing: within one run of Alembic a type that came with "
      + "a table is made once.",
    remedy: "Use the type without making it: postgresql.ENUM(…, name='…', create_type=False).",
    bad: [
      RuleExample(
        """
        ↓op.create_table(
            'tasks', sa.Column('mood', sa.Enum('sad', 'ok', name='mood'), nullable=False))
        """,
        before: """
          op.create_table('days', sa.Column('mood', sa.Enum('sad', 'ok', name='mood')))
          """),
      RuleExample(
        """
        ↓op.create_table(
            'tasks', sa.Column('mood', sa.Enum('sad', 'ok', name='mood'), nullable=False))
        """, before: mood),
      RuleExample(
        "↓sa.Enum('sad', 'ok', name='mood').create(op.get_bind(), checkfirst=False)",
        before: mood),
    ],
    good: [
      RuleExample(
        """
        op.create_table(
            'tasks',
            sa.Column(
                'mood', postgresql.ENUM('sad', 'ok', name='mood', create_type=False),
                nullable=False))
        """, before: mood),
      RuleExample(
        "sa.Enum('sad', 'ok', name='mood').create(op.get_bind(), checkfirst=True)", before: mood),
    ])

  private static let mood = "op.execute(\"CREATE TYPE mood AS ENUM ('sad', 'ok')\")"

  static func check(_ step: ReviewStep, in revision: ReviewedRevision) -> [RuleFinding] {
    guard case .createType(let create) = step.operation, create.type.labels != nil,
      step.statement == nil, let failure = step.failure, failure.state == .duplicateObject
    else { return [] }
    let made = step.before.type(create.type.name)?.provenance.place
    return [
      RuleFinding(
        "The enum type \(create.type.name.plain) exists already, and \(step.title) makes it again: "
          + "PostgreSQL refuses it (42710).",
        at: step.place,
        related: [made].compactMap { $0 },
        rewrite: rewrite(step, create.type.name, revision.source))
    ]
  }

  /// `sa.Enum(…)` as `postgresql.ENUM(…, create_type=False)`.
  private static func rewrite(
    _ step: ReviewStep, _ type: QualifiedName, _ source: RevisionSource
  ) -> Rewrite? {
    guard step.name == "create_table", let span = step.place?.span,
      source.imports["postgresql"] == "sqlalchemy.dialects.postgresql"
    else { return nil }
    let calls = source.calls.filter { call in
      span.start <= call.span.start && call.span.end <= span.end
        && call["name"].flatMap { source.constantText($0.value) } == type.name
        && call.name?.hasSuffix(".Enum") == true
    }
    let edits = calls.compactMap { call -> SourceEdit? in
      let text = source.file.text(of: call.span)
      let callee = source.tree.span(of: call.callee)
      guard text.hasSuffix(")"), Set(call.keywords.map(\.name)).isSubset(of: ["name", "schema"])
      else { return nil }
      var inner = text.dropFirst(callee.count).dropLast()
      while let last = inner.last, last.isWhitespace || last == "," { inner.removeLast() }
      return SourceEdit(call.span, "postgresql.ENUM\(inner), create_type=False)")
    }
    return !edits.isEmpty && edits.count == calls.count ? .edits(edits) : nil
  }
}
