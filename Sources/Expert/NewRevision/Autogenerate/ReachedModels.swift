import MigrationReplay
import SQLAlchemyModels
import Schema
import SchemaDiff

/// Whether the schema after new revisions is that of the models, as far as the two were compared.
struct ReachedModels: Sendable {
  private let declared: DeclaredSchema
  private let rules: ComparisonRules
  /// What `env.py` leaves out of the comparison, and differed before.
  private let ignored: [SchemaChange]
  /// Tables that keep the rows of something dropped.
  private let archives: Set<String>

  init(_ comparison: ModelComparison, archives: Set<String>) {
    self.archives = archives
    declared = comparison.models.declared
    rules = comparison.rules
    let all = SchemaComparison(declared, with: comparison.renamed, rules: rules).changes
    ignored = all.filter { change in !comparison.changes.contains(change) }
  }

  /// The answer for the schema after a replay.
  var answer: @Sendable (Schema) -> Bool {
    { after in
      let left = SchemaComparison(declared, with: after, rules: rules).changes
      return left.allSatisfy { change in
        ignored.contains(change) || isPart(change) || isArchive(change)
      }
    }
  }

  /// A table of which `env.py` leaves out a part.
  private func isPart(_ change: SchemaChange) -> Bool {
    guard case .modifyTable(let name, let changes) = change else { return false }
    return ignored.contains { other in
      guard case .modifyTable(name, let known) = other else { return false }
      return changes.allSatisfy(known.contains)
    }
  }

  /// A table that keeps the rows of something dropped.
  private func isArchive(_ change: SchemaChange) -> Bool {
    guard case .dropTable(let table) = change else { return false }
    return archives.contains(table.name.plain)
  }
}
