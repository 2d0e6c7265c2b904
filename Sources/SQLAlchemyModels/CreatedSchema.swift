import PostgreSQLDialect
import Schema
import SchemaDiff

extension ModelSchema {
  /// The schema that `metadata.create_all()` makes in an empty database, names that PostgreSQL
  /// chooses included.
  ///
  /// Extensions whose types the columns use are taken to be there, as models cannot ask for them.
  public var created: Schema {
    var schema = Schema()
    func apply(_ operation: MigrationOperation, _ table: QualifiedName?, _ provenance: Provenance) {
      do throws(SchemaFailure) {
        schema = try schema.applying(PlacedOperation(operation: operation, provenance: provenance))
      } catch {
        schema.doubt(
          Doubt(
            reason: "PostgreSQL would refuse it: \(error.message)",
            targets: table.map { [$0] } ?? [],
            provenance: provenance))
      }
    }
    if let doubt = declared.doubt { schema.doubt(Doubt(doubt)) }
    for name in namespaces where !schema.hasNamespace(name) {
      apply(.createNamespace(CreateNamespace(namespace: Namespace(name: name))), nil, .unplaced)
    }
    for name in extensions { schema.insert(DatabaseExtension(name: name)) }
    for type in declared.types {
      apply(.createType(CreateType(type: type)), nil, type.provenance)
    }
    for sequence in declared.sequences {
      apply(.createSequence(CreateSequence(sequence: sequence)), nil, sequence.provenance)
    }
    var later: [(QualifiedName, Constraint)] = []
    for declared in declared.tables {
      var table = declared.table
      let indexes = table.indexes.filter { !$0.isNamed(in: declared.indexesElsewhere) }
      table.indexes = []
      // A key to a table that does not exist yet is added when all are there.
      table.constraints.removeAll { constraint in
        guard case .foreignKey(let key) = constraint.rule,
          schema.canonical(key.table) != schema.canonical(table.name),
          schema.table(key.table) == nil
        else { return false }
        later.append((table.name, constraint))
        return true
      }
      apply(.createTable(CreateTable(table: table)), table.name, table.provenance)
      for index in indexes {
        apply(
          .createIndex(CreateIndex(table: table.name, index: index)), table.name, index.provenance)
      }
      for listener in creation where listener.table == table.name {
        listener.run { apply($0, table.name, Provenance(place: listener.place)) }
      }
      if let doubt = declared.doubt { schema.doubt(Doubt(doubt)) }
    }
    for (table, constraint) in later {
      apply(
        .addConstraint(AddConstraint(table: table, constraint: constraint)), table,
        constraint.provenance)
    }
    return schema
  }

  /// The schemas that tables and types are in.
  private var namespaces: [String] {
    let names =
      declared.tables.compactMap(\.table.name.schema) + declared.types.compactMap(\.name.schema)
    return Set(names).sorted()
  }

  /// The extensions whose types columns use.
  private var extensions: [String] {
    let own = Set(declared.types.map(\.name))
    let names = declared.tables.flatMap(\.table.columns).compactMap { column -> String? in
      guard let name = column.type.userTypeName, !own.contains(name) else { return nil }
      return ExtensionTypes.owner(of: name.name)
    }
    return Set(names).sorted()
  }
}

extension CreationListener {
  /// Does what it is known to do, else what nobody can follow.
  fileprivate func run(_ apply: (MigrationOperation) -> Void) {
    let operations =
      text.map { ReadStatement.all(in: $0).flatMap(\.operations) }
      ?? [.opaque(OpaqueStatement(kind: "", text: "", reason: reason))]
    for operation in operations {
      if case .opaque(var statement) = operation {
        statement.targets = [table]
        apply(.opaque(statement))
      } else {
        apply(operation)
      }
    }
  }
}

extension Doubt {
  fileprivate init(_ undecided: Undecided) {
    self.init(
      reason: undecided.reason, targets: undecided.table.map { [$0] } ?? [],
      provenance: Provenance(
        place: undecided.place,
        standing: .unknown(reason: undecided.reason, place: undecided.place)))
  }
}
