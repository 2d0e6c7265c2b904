import AlembicOperations
import Schema

/// What a history takes for granted: tables and schemas that it uses and never makes, because something
/// else made them before its first revision.
///
/// Nothing is known of such a table but its name. Every other name is taken not to exist before the
/// first revision; a `baseline` says better.
struct OlderObjects: Equatable {
  private var missed: Set<QualifiedName> = []
  private(set) var namespaces: Set<String> = []
  private var made: Set<QualifiedName> = []

  /// Whether both know of the same objects.
  static func == (left: OlderObjects, right: OlderObjects) -> Bool {
    left.tables == right.tables && left.namespaces == right.namespaces
  }

  /// Notes what an `upgrade()` misses.
  mutating func note(_ run: RevisionRun) {
    for failure in run.failures {
      switch failure.code {
      case "42P01":
        if let subject = failure.subject { miss(subject.table ?? subject.name) }
      case "3F000":
        if let name = failure.subject?.name.name { namespaces.insert(name) }
      // What SQLAlchemy raises where a table is to be reflected: its message is the name.
      case "NoSuchTableError": miss(QualifiedName(failure.message))
      default: break
      }
    }
    for step in run.steps {
      for placed in step.operations {
        switch placed.operation {
        case .createTable(let operation): made.insert(operation.table.name)
        case .renameTable(let operation):
          made.insert(QualifiedName(operation.newName, schema: operation.name.schema))
        case .createView(let operation): made.insert(operation.view.name)
        default: break
        }
      }
    }
  }

  private mutating func miss(_ name: QualifiedName) {
    if !name.name.isEmpty { missed.insert(name) }
  }

  /// Tables that no revision makes, before or after it uses them.
  private var tables: Set<QualifiedName> { missed.subtracting(made) }

  /// The schema before the first revision.
  var schema: Schema {
    var schema = Schema()
    let reason = "what there was before the first revision"
    let provenance = Provenance(standing: .unknown(reason: reason, place: nil))
    for name in namespaces.union(tables.compactMap(\.schema)) {
      schema.insert(Namespace(name: name, provenance: provenance))
    }
    for name in tables.sorted() {
      schema.insert(Table(name: name, isComplete: false, provenance: provenance))
    }
    return schema
  }
}
