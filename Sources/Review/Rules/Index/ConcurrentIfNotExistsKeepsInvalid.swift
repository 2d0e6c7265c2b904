import Schema
import SourceText

/// A build that is skipped because of what a failed one left behind.
enum ConcurrentIfNotExistsKeepsInvalid: ReviewRule {
  static let page = RulePage(
    "concurrent-if-not-exists-keeps-invalid", "IF NOT EXISTS keeps an INVALID index",
    group: .index, severity: .warning,
    why:
      "A concurrent build that fails leaves an INVALID index. IF NOT EXISTS, or asking whether an "
      + "index of that name is there, then skips the next build: the migration succeeds, and no query "
      + "ever uses the index.",
    remedy:
      "Drop the index with if_exists=True before, or look at pg_index.indisvalid and drop it when "
      + "it is false.",
    bad: [
      RuleExample(
        """
        with op.get_context().autocommit_block():
            ↓op.create_index(
                'ix_users_email', 'users', ['email'], if_not_exists=True,
                postgresql_concurrently=True)
        """),
      RuleExample(
        """
        with op.get_context().autocommit_block():
            ↓op.execute(
                'CREATE INDEX CONCURRENTLY IF NOT EXISTS ix_users_email ON users (email)')
        """),
      RuleExample(
        """
        inspector = sa.inspect(op.get_bind())
        if 'ix_users_email' not in [i['name'] for i in inspector.get_indexes('users')]:
            with op.get_context().autocommit_block():
                ↓op.create_index(
                    'ix_users_email', 'users', ['email'], postgresql_concurrently=True)
        """),
    ],
    good: [
      RuleExample(
        """
        with op.get_context().autocommit_block():
            op.drop_index(
                'ix_users_email', table_name='users', if_exists=True,
                postgresql_concurrently=True)
            op.create_index(
                'ix_users_email', 'users', ['email'], if_not_exists=True,
                postgresql_concurrently=True)
        """),
      RuleExample(
        "op.create_index('ix_users_email', 'users', ['email'], if_not_exists=True)"),
      RuleExample(
        """
        with op.get_context().autocommit_block():
            op.execute('''
                DO $$ BEGIN
                  IF EXISTS (SELECT FROM pg_index WHERE NOT indisvalid
                      AND indexrelid = to_regclass('ix_users_email')) THEN
                    DROP INDEX ix_users_email;
                  END IF;
                END $$''')
            op.create_index(
                'ix_users_email', 'users', ['email'], if_not_exists=True,
                postgresql_concurrently=True)
        """),
    ])

  static func check(_ step: ReviewStep, in revision: ReviewedRevision) -> [RuleFinding] {
    guard case .createIndex(let create) = step.operation, create.concurrently,
      let name = create.index.name, !step.isNew(create.table),
      create.ifNotExists || asks(revision, before: step),
      !isDropped(name, before: step, in: revision), !looksAtValidity(revision)
    else { return [] }
    let words = create.ifNotExists ? "IF NOT EXISTS" : "The question for existing indexes"
    return [
      RuleFinding(
        "\(words) takes an INVALID \(name) that a failed build left on \(create.table.plain) for the "
          + "index, and leaves it unusable.", at: step.place)
    ]
  }

  /// Whether the revision drops an index before it builds it.
  static func isDropped(
    _ name: String, before step: ReviewStep, in revision: ReviewedRevision
  ) -> Bool {
    revision.upgrade.steps.prefix(step.index).contains {
      if case .dropIndex(let drop) = $0.operation { drop.name.name == name } else { false }
    }
  }

  private static func looksAtValidity(_ revision: ReviewedRevision) -> Bool {
    revision.source.stringSpans.contains {
      revision.source.file.text(of: $0).contains("indisvalid")
    }
  }

  /// Whether the function asks for the indexes of a table before the build.
  private static func asks(_ revision: ReviewedRevision, before step: ReviewStep) -> Bool {
    guard let call = revision.source.call(of: step) else { return false }
    return revision.source.calls.contains { other in
      guard other.function == call.function, other.span.end < call.span.start else {
        return false
      }
      let text = revision.source.file.text(of: other.span)
      return text.contains(".get_indexes(") || text.contains("pg_indexes")
    }
  }
}
