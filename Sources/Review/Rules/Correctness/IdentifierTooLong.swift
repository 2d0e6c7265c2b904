import AlembicOperations
import PostgreSQLSyntax
import Schema

/// A name of more than 63 bytes.
enum IdentifierTooLong: ReviewRule {
  private static let long = "ix_users_email_address_of_the_person_who_has_signed_up_for_the_letter"

  static let page = RulePage(
    "identifier-too-long", "A name is longer than 63 bytes", group: .correctness, severity: .error,
    why:
      "PostgreSQL keeps 63 bytes of a name. SQLAlchemy refuses a longer one with IdentifierError; in "
      + "SQL text the rest is cut off silently, and the name in the models never matches again.",
    remedy: "Choose a shorter name.",
    bad: [
      RuleExample("↓op.create_index('\(long)', 'users', ['email'])"),
      RuleExample("↓op.execute('CREATE INDEX \(long) ON users (email)')"),
    ],
    good: [
      RuleExample("op.create_index('ix_users_email', 'users', ['email'])"),
      RuleExample("op.execute(\"UPDATE users SET name = '\(long)'\")"),
    ])

  static func check(_ revision: ReviewedRevision) -> [RuleFinding] {
    revision.failures(.identifier).map { failure in
      failure.finding("SQLAlchemy refuses it: \(failure.failure.message) (IdentifierError).")
    }
  }

  static func check(_ step: ReviewStep, in revision: ReviewedRevision) -> [RuleFinding] {
    guard let statement = step.statement, step.operation.isDefinition else { return [] }
    let text = SQLText(statement)
    let long = text.tokens.compactMap { token -> String? in
      switch token.kind {
      case .word: text.text(token)
      case .quotedIdentifier: String(text.text(token).dropFirst().dropLast())
      default: nil
      }
    }.first { $0.utf8.count > SQLIdentifier.maximumLength }
    guard let long else { return [] }
    return [
      RuleFinding(
        "PostgreSQL cuts the name \(long) off after 63 bytes: it becomes "
          + "\(SQLIdentifier.truncated(long)).",
        at: step.place, severity: .warning)
    ]
  }
}

extension MigrationOperation {
  /// Whether it is about objects, not about rows or settings.
  fileprivate var isDefinition: Bool {
    switch self {
    case .bulkInsert, .data, .session, .transaction, .maintenance, .opaque: false
    default: true
    }
  }
}
