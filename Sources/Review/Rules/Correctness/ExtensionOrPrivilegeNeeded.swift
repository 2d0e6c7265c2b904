import Schema

/// What an ordinary role may not do.
enum ExtensionOrPrivilegeNeeded: ReviewRule {
  static let page = RulePage(
    "extension-or-privilege-needed", "The role of migrations may lack the right",
    group: .correctness, severity: .warning,
    why: "Extensions that are not marked as trusted, roles, event triggers, subscriptions, foreign "
      + "data wrappers and tablespaces need a superuser or a special right. Migrations often run "
      + "without, and managed servers grant neither.",
    remedy: "Do it once, as an administrator, before the migration; keep `IF NOT EXISTS` in it.",
    bad: [
      RuleExample("↓op.execute('CREATE EXTENSION IF NOT EXISTS pg_stat_statements')"),
      RuleExample("↓op.execute('CREATE EXTENSION postgis')"),
      RuleExample("↓op.execute('CREATE ROLE reader')"),
      RuleExample("↓op.execute(\"ALTER ROLE app SET statement_timeout = '5s'\")"),
      RuleExample(
        "↓op.execute('CREATE EVENT TRIGGER audit ON ddl_command_end EXECUTE FUNCTION note()')"),
    ],
    good: [
      // Trusted since PostgreSQL 13.
      RuleExample("op.execute('CREATE EXTENSION IF NOT EXISTS pgcrypto')"),
      RuleExample("op.execute('CREATE EXTENSION IF NOT EXISTS \"uuid-ossp\"')"),
      RuleExample(
        "op.execute('CREATE EXTENSION IF NOT EXISTS pg_stat_statements')",
        before: "op.execute('CREATE EXTENSION pg_stat_statements')"),
    ])

  static func check(_ step: ReviewStep, in revision: ReviewedRevision) -> [RuleFinding] {
    guard step.failure == nil else { return [] }
    switch step.operation {
    case .createExtension(let create):
      let name = create.extension.name
      guard step.before.extension(name) == nil else { return [] }
      if trusted.contains(name), revision.settings.postgresql >= 13 { return [] }
      let isKnown = untrusted.contains(name) || trusted.contains(name)
      return [
        RuleFinding(
          isKnown
            ? "Only a superuser can create the extension \(name) on PostgreSQL "
              + "\(revision.settings.postgresql)."
            : "Whether an ordinary role can create the extension \(name) depends on how it is "
              + "installed: only trusted ones need no superuser.",
          at: step.place, severity: isKnown ? nil : .info)
      ]
    case .createOther(let create):
      guard let right = right(for: create.object.kind) else { return [] }
      let kind = create.object.kind.rawValue.lowercased()
      return [
        RuleFinding(
          "To create the \(kind) \(create.object.name.plain) a role needs \(right).",
          at: step.place)
      ]
    case .alterOther(let alter) where alter.target.kind == .role:
      return [
        RuleFinding(
          "To alter the role \(alter.target.name.plain) a role needs CREATEROLE.",
          at: step.place)
      ]
    default: return []
    }
  }

  private static func right(for kind: ObjectKind) -> String? {
    switch kind {
    case .role: "CREATEROLE"
    case .eventTrigger, .foreignDataWrapper, .tablespace, .subscription, .accessMethod:
      "the rights of a superuser"
    case .publication: "CREATE on the database, and for all tables the rights of a superuser"
    case .database: "CREATEDB"
    default: nil
    }
  }

  /// Extensions of PostgreSQL's own distribution whose control files say `trusted`.
  private static let trusted: Set<String> = [
    "bool_plperl", "btree_gin", "btree_gist", "citext", "cube", "dict_int", "fuzzystrmatch",
    "hstore", "intarray", "isn", "jsonb_plperl", "lo", "ltree", "pg_trgm", "pgcrypto", "plperl",
    "plpgsql", "pltcl", "seg", "tablefunc", "tcn", "tsm_system_rows", "tsm_system_time",
    "unaccent", "uuid-ossp",
  ]

  /// Those that do not say so, and widely used ones of others.
  private static let untrusted: Set<String> = [
    "adminpack", "amcheck", "autoinc", "bloom", "dblink", "dict_xsyn", "earthdistance",
    "file_fdw", "insert_username", "intagg", "moddatetime", "old_snapshot", "pageinspect",
    "pg_buffercache", "pg_freespacemap", "pg_prewarm", "pg_stat_statements", "pg_surgery",
    "pg_visibility", "pg_walinspect", "pgrowlocks", "pgstattuple", "postgis", "postgres_fdw",
    "refint", "sslinfo", "xml2", "plpython3u", "plperlu",
  ]
}
