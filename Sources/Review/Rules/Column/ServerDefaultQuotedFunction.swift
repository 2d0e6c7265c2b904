import PythonSyntax
import Schema
import SourceText

/// A function in quotes.
enum ServerDefaultQuotedFunction: ReviewRule {
  static let page = RulePage(
    "server-default-quoted-function", "A function as a string is no function call",
    group: .column, severity: .error,
    why:
      "server_default= takes a string for a constant and quotes it. For a time, PostgreSQL reads "
      + "'now()' once, when the default is made: every row gets the moment of the migration. Other "
      + "types refuse the text, or store it.",
    remedy: "Write sa.text('now()') or sa.func.now().",
    bad: [
      RuleExample(
        """
        ↓op.add_column(
            'users',
            sa.Column('seen', sa.DateTime(), nullable=True, server_default='now()'))
        """),
      RuleExample("↓op.alter_column('users', 'created', server_default='now()')"),
      RuleExample(
        """
        ↓op.create_table(
            'tags',
            sa.Column('id', sa.Integer(), nullable=False),
            sa.Column('made', sa.DateTime(timezone=True), server_default="now()"))
        """),
      RuleExample("↓op.execute(\"ALTER TABLE users ALTER created SET DEFAULT 'now()'\")"),
    ],
    good: [
      RuleExample("op.alter_column('users', 'created', server_default=sa.text('now()'))"),
      RuleExample("op.alter_column('users', 'created', server_default=sa.func.now())"),
      RuleExample("op.alter_column('posts', 'title', server_default='none (yet)')"),
      RuleExample("op.execute('ALTER TABLE users ALTER created SET DEFAULT now()')"),
    ])

  static func check(_ step: ReviewStep, in revision: ReviewedRevision) -> [RuleFinding] {
    step.writtenDefaults.compactMap { written in
      guard let text = written.value.stringConstant, let type = written.type,
        type.builtinName != nil, !type.isArray, isFunction(text, type)
      else { return nil }
      let keyword = revision.source.keyword(of: written, step)
      let effect =
        if type.isCharacters {
          "new rows get the text itself"
        } else if isTime(type), isMoment(text) {
          "PostgreSQL reads it once, now, and every row gets the moment of the migration"
        } else {
          "PostgreSQL takes the text for a value of \(type)"
        }
      var rewrite: Rewrite?
      if let keyword, revision.source.string(keyword.value) != nil,
        let name = revision.source.name(of: "text", in: "sqlalchemy")
      {
        let span = revision.source.tree.span(of: keyword.value)
        rewrite = .edits([SourceEdit(span, "\(name)(\(revision.source.file.text(of: span)))")])
      }
      return RuleFinding(
        "The default of \(written.column) in \(written.table.plain) is the string '\(text)', not a call: "
          + "\(effect).",
        at: step.place,
        remedy: "Write sa.text(\(PlannedCode.string(text))).",
        severity: type.isCharacters ? .warning : nil,
        related: keyword.map { [revision.source.place($0.span)] } ?? [], rewrite: rewrite)
    }
  }

  private static func isTime(_ type: DataType) -> Bool {
    type.builtinName.map { $0.hasPrefix("time") || $0 == "date" } ?? false
  }

  /// Whether PostgreSQL reads the text as a moment: it leaves out the parentheses.
  private static func isMoment(_ text: String) -> Bool {
    let word = text.lowercased().filter { $0 != "(" && $0 != ")" }
    return ["now", "today", "tomorrow", "yesterday"].contains(word)
  }

  private static func isFunction(_ text: String, _ type: DataType) -> Bool {
    let word = text.lowercased()
    let name = word.prefix { $0 != "(" }
    let isCall = word.hasSuffix(")") && name.count < word.count
    if type.isCharacters { return isCall && functions.contains(String(name)) }
    if isTime(type), isMoment(text) { return true }
    if constants.contains(String(name)) { return true }
    return isCall && !name.isEmpty
      && name.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_" || $0 == ".") }
      && name.first?.isNumber == false && type.builtinName != "point"
  }

  private static let functions: Set<String> = [
    "now", "gen_random_uuid", "uuid_generate_v4", "uuid_generate_v1", "clock_timestamp", "nextval",
    "statement_timestamp", "transaction_timestamp", "random", "uuidv7",
  ]
  private static let constants: Set<String> = [
    "current_timestamp", "current_date", "current_time", "localtimestamp", "localtime",
  ]
}
