import PostgreSQLDialect
import Schema

/// What changes how every writer's rows are treated, or how the server works.
enum DisableTriggerOrReplicaIdentity: ReviewRule {
  static let page = RulePage(
    "disable-trigger-or-replica-identity",
    "Triggers, replication or the server are set differently", group: .compat, severity: .warning,
    why:
      "A disabled trigger checks and copies nothing, for no writer at all; ALL disables the foreign "
      + "keys' own triggers too. The replica identity decides what subscribers get, an extension's "
      + "version what its functions do, and ALTER SYSTEM what the whole server does.",
    remedy: "Enable triggers again in the same revision; leave the server and its extensions to an "
      + "administrator.",
    bad: [
      RuleExample("↓op.execute('ALTER TABLE users DISABLE TRIGGER ALL')"),
      RuleExample("↓op.execute('ALTER TABLE users REPLICA IDENTITY FULL')"),
      RuleExample(
        "↓op.execute('ALTER EXTENSION hstore UPDATE')",
        before: "op.execute('CREATE EXTENSION hstore')"),
      RuleExample("↓op.execute(\"ALTER SYSTEM SET work_mem = '1GB'\")"),
      RuleExample("↓op.execute(\"SET session_replication_role = 'replica'\")"),
    ],
    good: [
      RuleExample(
        """
        op.execute('ALTER TABLE users DISABLE TRIGGER ALL')
        op.execute('UPDATE users SET age = 1 WHERE age IS NULL')
        op.execute('ALTER TABLE users ENABLE TRIGGER ALL')
        """),
      RuleExample(
        """
        op.create_table('tags', sa.Column('name', sa.Text(), nullable=False))
        op.execute('ALTER TABLE tags REPLICA IDENTITY FULL')
        """),
      RuleExample("op.execute(\"SET LOCAL lock_timeout = '5s'\")"),
    ])

  static func check(_ step: ReviewStep, in revision: ReviewedRevision) -> [RuleFinding] {
    guard step.failure == nil else { return [] }
    func found(_ message: String) -> [RuleFinding] {
      [RuleFinding(message, at: step.place, locks: step.locks.relations)]
    }
    switch step.operation {
    case .alterTable(let alter):
      guard let table = step.existing(alter.table)?.name else { return [] }
      switch alter.setting {
      case .trigger(let name, let mode) where mode.hasPrefix("DISABLE"):
        let comesBack = revision.steps(after: step).contains { later in
          guard case .alterTable(let other) = later.operation,
            later.before.canonical(other.table) == table,
            case .trigger(let enabled, let mode) = other.setting
          else { return false }
          return mode.hasPrefix("ENABLE") && (enabled == name || enabled == nil)
        }
        guard !comesBack || !step.runsInTransaction else { return [] }
        let which = name.map { $0 == "USER" ? "no trigger of a user" : "not its trigger \($0)" }
        return found(
          "\(table.plain) runs \(which ?? "no trigger, those of foreign keys included,") for any "
            + "writer.")
      case .rule(let name, let mode) where mode.hasPrefix("DISABLE"):
        return found("\(table.plain) applies its rule \(name) no more.")
      case .replicaIdentity(let identity):
        return found(
          "The replica identity of \(table.plain) becomes \(identity): every subscriber gets other "
            + "old values with UPDATE and DELETE.")
      default: return []
      }
    case .alterOther(let alter) where alter.target.kind == .extension:
      return found(
        "The extension \(alter.target.name.plain) changes for everybody: \(alter.action).")
    case .session(let setting):
      if setting.command.hasPrefix("ALTER SYSTEM") {
        return found("\(setting.name ?? "A setting") changes for the whole server.")
      }
      if setting.name == "session_replication_role", setting.command == "SET",
        setting.value?.lowercased().contains("replica") == true
      {
        return found(
          "As a replica, the session fires no ordinary trigger: foreign keys are not checked.")
      }
      return []
    default: return []
    }
  }
}
