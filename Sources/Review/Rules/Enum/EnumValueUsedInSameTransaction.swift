import AlembicOperations
import PostgreSQLDialect
import PostgreSQLSyntax
import Schema

/// A new label that is used before it is committed.
enum EnumValueUsedInSameTransaction: ReviewRule {
  static let page = RulePage(
    "enum-value-used-in-same-transaction", "A new enum label is used before it is committed",
    group: .enum, severity: .error,
    why: "A label that ALTER TYPE … ADD VALUE adds cannot be used until its transaction has been "
      + "committed: PostgreSQL refuses with 55P04, \"unsafe use of new value\".",
    remedy:
      "Put ADD VALUE inside of `with op.get_context().autocommit_block():`, and use the label "
      + "in the next revision.",
    bad: [
      RuleExample(
        """
        op.execute("ALTER TYPE mood ADD VALUE 'great'")
        ↓op.execute("UPDATE people SET mood = 'great'")
        """, before: mood),
      RuleExample(
        """
        op.execute("ALTER TYPE mood ADD VALUE 'great'")
        ↓op.alter_column('people', 'mood', server_default='great')
        """, before: mood),
    ],
    good: [
      RuleExample(
        """
        with op.get_context().autocommit_block():
            op.execute("ALTER TYPE mood ADD VALUE 'great'")
        op.execute("UPDATE people SET mood = 'great'")
        """, before: mood),
      RuleExample(
        """
        op.execute("CREATE TYPE size AS ENUM ('small')")
        op.execute("ALTER TYPE size ADD VALUE 'large'")
        op.execute("CREATE TABLE shirts (size size DEFAULT 'large')")
        """, before: mood),
      RuleExample(
        """
        op.execute("ALTER TYPE mood ADD VALUE 'great'")
        op.execute("UPDATE people SET name = 'great'")
        """, before: mood),
    ])

  private static let mood = """
    op.execute("CREATE TYPE mood AS ENUM ('sad', 'ok')")
    op.execute('CREATE TABLE people (name text, mood mood)')
    """

  /// A label that was added in a transaction that is still open.
  private struct Label {
    var text: String
    var type: QualifiedName
    var step: ReviewStep
  }

  static func check(_ revision: ReviewedRevision) -> [RuleFinding] {
    guard revision.settings.isTransactional else { return [] }
    var labels: [Label] = []
    var findings: [RuleFinding] = []
    for step in revision.upgrade.steps {
      guard step.runsInTransaction else {
        labels = []
        continue
      }
      if let label = labels.first(where: { uses($0, step, revision) }) {
        findings.append(
          RuleFinding(
            "\(step.title) uses the label '\(label.text)' of \(label.type.plain) in the "
              + "transaction that adds it: PostgreSQL refuses it (55P04).",
            at: step.place, related: [label.step.place].compactMap { $0 }))
      }
      if case .alterEnum(let change) = step.operation,
        case .addValue(let text, _, _) = change.change, step.failure == nil,
        // A type that the transaction has made itself is not subject to this.
        let type = revision.before.type(change.name), type.labels?.contains(text) != true
      {
        labels.append(Label(text: text, type: type.name, step: step))
      }
    }
    return findings
  }

  /// Whether a step gives the label to the database as a value of its type.
  private static func uses(
    _ label: Label, _ step: ReviewStep, _ revision: ReviewedRevision
  ) -> Bool {
    let columns = columns(of: label.type, step)
    switch step.operation {
    case .alterEnum, .createType: return false
    case .alterColumn(let alter):
      guard case .set(let value) = alter.serverDefault, columns.contains(alter.column) else {
        return false
      }
      return literals(value.text).contains(label.text)
    case .addColumn(let add):
      return add.column.type.userTypeName.map(step.before.canonical) == label.type
        && literals(add.column.serverDefault?.text ?? "").contains(label.text)
    case .data(let statement):
      return literals(statement.text).contains(label.text) && names(statement.text, columns)
    case .bulkInsert:
      let texts = revision.upgrade.run.steps[step.call].entries.joined(separator: "\n")
      return literals(texts).contains(label.text) && names(texts, columns)
    case .createIndex(let create):
      let text = create.index.predicate?.text ?? ""
      return literals(text).contains(label.text) && names(text, columns)
    case .addConstraint(let add):
      guard case .check(let condition) = add.constraint.rule else { return false }
      return literals(condition.text).contains(label.text) && names(condition.text, columns)
    default: return false
    }
  }

  /// The columns of the type in the tables that a step is about.
  private static func columns(of type: QualifiedName, _ step: ReviewStep) -> [String] {
    var tables = step.operation.subjects
    if case .data(let statement) = step.operation { tables += statement.references }
    return tables.compactMap(step.before.table).flatMap(\.columns).filter { column in
      column.type.userTypeName.map(step.before.canonical) == type
    }.map(\.name)
  }

  private static func literals(_ text: String) -> Set<String> {
    let parsed = SQLText(text)
    return Set(parsed.tokens.compactMap(parsed.stringValue))
  }

  private static func names(_ text: String, _ columns: [String]) -> Bool {
    let parsed = SQLText(text)
    return parsed.tokens.contains { token in parsed.name(token).map(columns.contains) ?? false }
  }
}
