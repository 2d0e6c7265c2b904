import PythonSyntax
import Schema
import SourceText

/// A migration that does something else on every run.
enum NondeterministicMigration: ReviewRule {
  static let page = RulePage(
    "nondeterministic-migration", "The migration does something else on every run",
    group: .python, severity: .warning,
    why: "Values of the clock, of chance and of the environment differ from database to database: "
      + "no two of them are the same afterwards, and --sql prints a third.",
    remedy: "Write constants, or let the server compute the value: now(), gen_random_uuid().",
    bad: [
      RuleExample(
        """
        import uuid
        users = sa.table('users', sa.column('name', sa.Text()))
        op.bulk_insert(users, [{'name': str(↓uuid.uuid4())}])
        """),
      RuleExample(
        """
        from datetime import datetime
        users = sa.table('users', sa.column('created', sa.DateTime()))
        op.execute(users.update().values(created=↓datetime.now()))
        """),
      RuleExample(
        """
        import os
        if ↓os.getenv('WITH_TAGS'):
            op.create_table('tags', sa.Column('name', sa.Text(), nullable=False))
        """),
    ],
    good: [
      // Python's default reaches no row here.
      RuleExample(
        """
        from datetime import datetime
        op.create_table('tags', sa.Column('made', sa.DateTime(), default=datetime.now()))
        """),
      RuleExample("op.execute('UPDATE users SET created = now()')"),
      RuleExample(
        """
        import uuid
        users = sa.table('users', sa.column('name', sa.Text()))
        key = uuid.UUID('6f0c1c58-7f5e-4b1c-9d0b-2a5d1f4a8c11')
        op.bulk_insert(users, [{'name': str(key)}])
        """),
      RuleExample(
        """
        import os
        op.create_index(
            'ix_users_age', 'users', ['age'],
            postgresql_concurrently=os.getenv('CONCURRENTLY') == 'yes')
        """),
      RuleExample(
        """
        import time
        start = time.monotonic()
        op.execute('UPDATE users SET age = 1')
        print(time.monotonic() - start)
        """),
    ])

  static func check(_ revision: ReviewedRevision) -> [RuleFinding] {
    let source = revision.source
    let choosesConcurrency = source.choosesConcurrency
    let unused = unusedDefaults(source)
    let spans = source.calls.filter { call in
      // How an index is built changes nothing of what is there afterwards.
      if choosesConcurrency, environment.contains(call.name ?? "") { return false }
      return call.function != "downgrade" && call.name.map(isUncertain) == true
        && !source.isForOtherDatabase(call.span) && !source.neverRuns(call.span)
        && !unused.contains { $0.start <= call.span.start && call.span.end <= $0.end }
    }.map(\.span)
    let outer = spans.filter { span in
      !spans.contains { $0 != span && $0.start <= span.start && span.end <= $0.end }
    }
    return outer.map { span in
      let isEnvironment = source.calls.contains {
        $0.span == span && environment.contains($0.name ?? "")
      }
      return RuleFinding(
        isEnvironment
          ? "\(source.file.text(of: span)) lets the environment decide: two databases with the same "
            + "revision can differ."
          : "\(source.file.text(of: span)) gives another value on every run.",
        at: source.place(span))
    }
  }

  /// Where Python's defaults of columns stand in operations whose table nobody keeps: no row is inserted with
  /// them.
  private static func unusedDefaults(_ source: RevisionSource) -> [SourceSpan] {
    let operations = source.calls.filter { call in
      call.statement == call.span
        && ["create_table", "add_column"].contains(source.method(of: call) ?? "")
    }
    return operations.flatMap { source.calls(in: $0.span) }.filter {
      $0.name?.hasSuffix("Column") == true
    }.flatMap { call in
      ["default", "onupdate"].compactMap { call[$0]?.span }
    }
  }

  private static let environment: Set<String> = ["os.getenv", "os.environ.get"]

  private static func isUncertain(_ name: String) -> Bool {
    if names.contains(name) { return true }
    return name.hasPrefix("random.") && name != "random.seed" && name != "random.Random"
      || name.hasPrefix("secrets.") && name != "secrets.compare_digest"
  }

  private static let names: Set<String> = [
    "uuid.uuid1", "uuid.uuid4", "uuid.uuid6", "uuid.uuid7", "datetime.datetime.now",
    "datetime.datetime.utcnow", "datetime.datetime.today", "datetime.date.today", "os.getenv",
    "os.environ.get", "os.urandom", "os.getpid", "socket.gethostname", "platform.node",
    "getpass.getuser",
  ]
}
