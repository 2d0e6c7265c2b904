import AlembicOperations
import Schema

/// Tables that programs other than the project make for themselves.
enum KnownOwner {
  /// Who makes a table of this name; nil for all but well-known ones.
  static func of(_ table: QualifiedName) -> String? {
    if let schema = table.schema, let owner = schemas[schema] { return owner }
    return tables[table.name]
  }

  private static let schemas: [String: String] = [
    "information_schema": "PostgreSQL", "pg_catalog": "PostgreSQL", "topology": "PostGIS",
    "tiger": "PostGIS", "cron": "pg_cron", "auth": "Supabase", "storage": "Supabase",
  ]

  private static let tables: [String: String] = [
    "alembic_version": "Alembic",
    "checkpoints": "LangGraph", "checkpoint_blobs": "LangGraph", "checkpoint_writes": "LangGraph",
    "checkpoint_migrations": "LangGraph", "store_migrations": "LangGraph",
    "langchain_pg_collection": "LangChain", "langchain_pg_embedding": "LangChain",
    "message_store": "LangChain",
    "spatial_ref_sys": "PostGIS", "geometry_columns": "PostGIS", "geography_columns": "PostGIS",
    "raster_columns": "PostGIS", "raster_overviews": "PostGIS",
    "pg_stat_statements": "pg_stat_statements",
    "apscheduler_jobs": "APScheduler",
    "celery_taskmeta": "Celery", "celery_tasksetmeta": "Celery",
    "kombu_message": "Kombu", "kombu_queue": "Kombu",
    "procrastinate_jobs": "Procrastinate", "procrastinate_events": "Procrastinate",
    "procrastinate_periodic_defers": "Procrastinate",
  ]
}

extension RevisionRun {
  /// Whether an operation of the run is about a table or refers to it.
  func mentions(_ table: QualifiedName) -> Bool {
    steps.contains { step in
      step.operations.contains { placed in
        placed.operation.subjects.map(schema.canonical).contains(table)
          || placed.operation.referenced.map(schema.canonical).contains(table)
      }
    }
  }
}

extension MigrationOperation {
  /// The other tables that foreign keys, views and queries of the operation read.
  fileprivate var referenced: [QualifiedName] {
    func keys(_ constraints: [Constraint]) -> [QualifiedName] {
      constraints.compactMap { constraint in
        if case .foreignKey(let key) = constraint.rule { key.table } else { nil }
      }
    }
    switch self {
    case .createTable(let create):
      return keys(create.table.constraints) + (create.query?.references ?? [])
        + create.likes.map(\.table)
    case .addColumn(let add): return keys(add.constraints)
    case .addConstraint(let add): return keys([add.constraint])
    case .createView(let create): return create.view.references
    case .dropIndex(let drop): return [drop.table].compactMap { $0 }
    case .data(let data): return data.references
    case .opaque(let statement): return statement.targets
    default: return []
    }
  }
}
