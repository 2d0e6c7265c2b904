import AlembicOperations
import PostgreSQLDialect
import PythonSyntax
import Schema
import SourceText

/// SQL without an answer in `downgrade()`.
enum IrreversibleExecute: ReviewRule {
  static let page = RulePage(
    "irreversible-execute", "SQL of upgrade() has no answer in downgrade()", group: .data,
    severity: .info,
    why: "What op.execute() did to the database stays after downgrade(): functions, grants, "
      + "settings and blocks of code are nobody else's to take back.",
    remedy: "Write the reverse into downgrade(), or raise there and say why there is none.",
    bad: [
      RuleExample("↓op.execute('GRANT SELECT ON users TO PUBLIC')"),
      RuleExample("↓op.execute('CREATE VIEW names AS SELECT name FROM users')"),
    ],
    good: [
      // No downgrade() at all: missing-downgrade says so.
      RuleExample(
        file: """
          from alembic import op

          revision = '2c9e4f7a1b53'
          down_revision = '1b8d3e6f9a42'


          def upgrade():
              op.execute('GRANT SELECT ON users TO PUBLIC')

          """),
      RuleExample(
        "op.execute('GRANT SELECT ON users TO PUBLIC')",
        downgrade: "op.execute('REVOKE SELECT ON users FROM PUBLIC')"),
      RuleExample(
        "op.execute('CREATE INDEX ix_age ON users (age)')",
        downgrade: "op.drop_index('ix_age', 'users')"),
      RuleExample("op.execute('SELECT count(*) FROM users')"),
      RuleExample("op.execute(\"SET LOCAL lock_timeout = '5s'\")"),
    ])

  static func check(_ revision: ReviewedRevision) -> [RuleFinding] {
    let back = revision.downgrade
    guard !revision.source.raises("downgrade"), revision.source.tree.nameID("downgrade") != nil,
      !back.steps.contains(where: { $0.statement != nil || isUnknown($0) })
    else { return [] }
    let isUndone = back.run.isKnown && back.run.schema == revision.before
    let step = revision.upgrade.steps.first { step in
      guard step.statement != nil, step.failure == nil else { return false }
      switch step.operation {
      case .session, .transaction, .maintenance, .commentOn: return false
      // Rows are the business of irreversible-data-change.
      case .data, .bulkInsert: return false
      case .opaque(let statement):
        return statement.changesSchema && !["INSERT", "UPDATE", "DELETE"].contains(statement.kind)
      case .changePrivileges, .changeOwner, .alterOther: return true
      case .createExtension: return false
      default: return !isUndone
      }
    }
    guard let step else { return [] }
    return [
      RuleFinding(
        "downgrade() executes nothing that takes \(step.title) back.", at: step.place,
        related: [revision.place(of: .downgrade)])
    ]
  }

  private static func isUnknown(_ step: ReviewStep) -> Bool {
    if case .opaque = step.operation { true } else { false }
  }
}
