import JSON
import PostgreSQLDialect
import PostgreSQLSyntax
import Schema
import SourceText

/// A schema as JSON: every object with where it was read and how certain it is.
public struct SchemaJSON {
  private let schema: Schema
  private let places: SchemaPlaces

  /// A writer for `schema`, whose facts come from the files of `places`.
  public init(_ schema: Schema, places: SchemaPlaces = .none) {
    self.schema = schema
    self.places = places
  }

  /// The whole schema; objects of a kind in the order of their names, columns in their own.
  public var value: JSONValue {
    let facts = schema.unknownFacts
    return [
      "default_schema": .string(schema.defaultSchema),
      "complete": .bool(schema.isComplete && facts.isEmpty),
      "unknown": .array(facts.map(unknown)),
      "extensions": .array(
        schema.extensions.map { found in
          placed(
            [
              "name": .string(found.name), "schema": .optional(found.schema),
              "comment": .optional(found.comment),
            ], found.provenance)
        }),
      "schemas": .array(
        schema.namespaces.map { found in
          placed(
            ["name": .string(found.name), "comment": .optional(found.comment)], found.provenance)
        }),
      "types": .array(schema.types.map(type)),
      "sequences": .array(schema.sequences.map(sequence)),
      "tables": .array(schema.tables.map(table)),
      "views": .array(schema.views.map(view)),
      "functions": .array(schema.routines.map(routine)),
      "statistics": .array(schema.statistics.map(statistics)),
      "others": .array(schema.otherObjects.map(other)),
    ]
  }

  private func unknown(_ fact: UnknownFact) -> JSONValue {
    let position = fact.place.flatMap(places.position)
    return [
      "subject": .string(fact.subject), "reason": .string(fact.reason),
      "table": .optional(fact.table?.plain), "depends_on_data": .bool(fact.dependsOnData),
      "file": .optional(fact.place?.file), "line": number(position?.line),
      "column": number(position?.column), "revision": .optional(fact.place?.revision),
    ]
  }

  /// The object with its place and standing at the end.
  private func placed(_ object: JSONObject, _ provenance: Provenance) -> JSONValue {
    var object = object
    let position = provenance.place.flatMap(places.position)
    object["file"] = .optional(provenance.place?.file)
    object["line"] = number(position?.line)
    object["column"] = number(position?.column)
    object["revision"] = .optional(provenance.place?.revision)
    switch provenance.standing {
    case .known: object["standing"] = "known"
    case .dependsOnData(let reason):
      object["standing"] = "depends-on-data"
      object["reason"] = .string(reason)
    case .unknown(let reason, _):
      object["standing"] = "unknown"
      object["reason"] = .string(reason)
    }
    return .object(object)
  }

  private func number(_ value: Int?) -> JSONValue { value.map { .integer($0) } ?? .null }

  /// Name and schema apart, as PostgreSQL keeps them.
  private func named(_ name: QualifiedName) -> JSONObject {
    ["name": .string(name.name), "schema": .string(name.schema ?? schema.defaultSchema)]
  }

  private func table(_ table: Table) -> JSONValue {
    var object = named(table.name)
    object["complete"] = .bool(table.isComplete)
    object["comment"] = .optional(table.comment)
    if table.persistence != .permanent {
      object["persistence"] = table.persistence == .unlogged ? "unlogged" : "temporary"
    }
    if let partition = table.partitionOf {
      object["partition_of"] = .string(partition.parent.plain)
      object["bound"] = .string(partition.bound)
    }
    if let partitioning = table.partitioning {
      object["partition_by"] = .string(partitioning.strategy)
    }
    if !table.parents.isEmpty { object["inherits"] = .strings(table.parents.map(\.plain)) }
    if table.rowSecurity.isEnabled { object["row_security"] = true }
    object["columns"] = .array(table.columns.map(column))
    object["constraints"] = .array(table.constraints.map(constraint))
    object["indexes"] = .array(table.indexes.map { index($0, of: table.name) })
    object["triggers"] = .array(table.triggers.map(trigger))
    object["policies"] = .array(
      table.policies.map { policy in
        placed(
          [
            "name": .string(policy.name), "command": .string(policy.command),
            "permissive": .bool(policy.isPermissive), "roles": .strings(policy.roles),
            "using": .optional(policy.using?.text), "check": .optional(policy.check?.text),
          ], policy.provenance)
      })
    return placed(object, table.provenance)
  }

  private func column(_ column: Column) -> JSONValue {
    var object: JSONObject = ["name": .string(column.name)]
    var provenance = column.provenance
    if case .unknown(let reason) = column.type.base {
      object["type"] = .null
      provenance.standing = .unknown(reason: reason, place: provenance.place)
    } else {
      object["type"] = .string(column.type.description)
    }
    object["nullable"] = .bool(column.isNullable)
    object["default"] = .optional(column.serverDefault?.text)
    if let identity = column.identity {
      object["identity"] = identity.isAlways ? "always" : "by default"
    }
    if let computed = column.computed {
      object["generated"] = .string(computed.expression.text)
      object["stored"] = .bool(computed.isStored)
    }
    if let collation = column.collation { object["collation"] = .string(collation.plain) }
    object["comment"] = .optional(column.comment)
    return placed(object, provenance)
  }

  private func constraint(_ constraint: Constraint) -> JSONValue {
    var object: JSONObject = ["name": .optional(constraint.name)]
    switch constraint.rule {
    case .primaryKey: object["kind"] = "primary key"
    case .unique(let key):
      object["kind"] = "unique"
      if key.nullsNotDistinct { object["nulls_not_distinct"] = true }
    case .foreignKey(let key):
      object["kind"] = "foreign key"
      object["references"] = .string(key.table.plain)
      object["referenced_columns"] = .strings(key.referencedColumns)
      object["on_delete"] = .optional(key.onDelete?.rawValue)
      object["on_update"] = .optional(key.onUpdate?.rawValue)
    case .check(let condition):
      object["kind"] = "check"
      object["condition"] = .string(condition.text)
    case .exclusion(let exclusion):
      object["kind"] = "exclude"
      object["method"] = .string(exclusion.method)
    case .notNull: object["kind"] = "not null"
    }
    object["columns"] = .strings(constraint.columns)
    if let isDeferrable = constraint.isDeferrable { object["deferrable"] = .bool(isDeferrable) }
    object["validated"] = .bool(constraint.isValidated)
    object["comment"] = .optional(constraint.comment)
    return placed(object, constraint.provenance)
  }

  private func index(_ index: Index, of table: QualifiedName) -> JSONValue {
    let create = CreateIndex(table: table, index: index.withoutSpelling)
    let object: JSONObject = [
      "name": .optional(index.name), "unique": .bool(index.isUnique),
      "method": .string(index.method), "columns": .strings(index.elements.compactMap(\.column)),
      "where": .optional(index.predicate?.text),
      "definition": .optional(DDLWriter().statements(for: .createIndex(create)).first),
      "comment": .optional(index.comment),
    ]
    return placed(object, index.provenance)
  }

  private func trigger(_ trigger: Trigger) -> JSONValue {
    placed(
      [
        "name": .string(trigger.name), "timing": .string(trigger.timing),
        "events": .strings(trigger.events), "function": .string(trigger.function.plain),
        "enabled": .bool(trigger.isEnabled), "comment": .optional(trigger.comment),
      ], trigger.provenance)
  }

  private func type(_ type: UserType) -> JSONValue {
    var object = named(type.name)
    switch type.definition {
    case .enumeration(let labels):
      object["kind"] = "enum"
      object["labels"] = .strings(labels)
    case .domain(let domain):
      object["kind"] = "domain"
      object["base"] = .string(domain.base.description)
      object["nullable"] = .bool(domain.isNullable)
      object["default"] = .optional(domain.serverDefault?.text)
      object["constraints"] = .array(domain.constraints.map(constraint))
    case .composite(let attributes):
      object["kind"] = "composite"
      object["attributes"] = .array(
        attributes.map {
          ["name": .string($0.name), "type": .string($0.type.description)]
        })
    case .range: object["kind"] = "range"
    case .opaque: object["kind"] = "other"
    }
    object["comment"] = .optional(type.comment)
    return placed(object, type.provenance)
  }

  private func sequence(_ sequence: DatabaseSequence) -> JSONValue {
    var object = named(sequence.name)
    object["type"] = .optional(sequence.options.type?.description)
    object["owned_by"] = .optional(sequence.owner.map { $0.table.plain + "." + $0.column })
    object["identity"] = .bool(sequence.isInternal)
    object["comment"] = .optional(sequence.comment)
    return placed(object, sequence.provenance)
  }

  private func view(_ view: View) -> JSONValue {
    var object = named(view.name)
    object["materialized"] = .bool(view.isMaterialized)
    object["query"] = .string(view.query)
    object["reads"] = .strings(view.references.map(\.plain))
    object["indexes"] = .array(view.indexes.map { index($0, of: view.name) })
    object["comment"] = .optional(view.comment)
    return placed(object, view.provenance)
  }

  private func routine(_ routine: Routine) -> JSONValue {
    var object = named(routine.name)
    object["kind"] = .string(routine.kind.rawValue)
    object["arguments"] = .strings(routine.argumentTypes.map(\.description))
    object["returns"] = .optional(routine.returns)
    object["language"] = .optional(routine.language)
    object["comment"] = .optional(routine.comment)
    return placed(object, routine.provenance)
  }

  private func statistics(_ statistics: StatisticsObject) -> JSONValue {
    var object = statistics.name.map(named) ?? [:]
    object["table"] = .string(statistics.table.plain)
    object["kinds"] = .strings(statistics.kinds)
    object["elements"] = .strings(statistics.elements)
    return placed(object, statistics.provenance)
  }

  private func other(_ other: OtherObject) -> JSONValue {
    var object = named(other.name)
    object["kind"] = .string(other.kind.rawValue.lowercased())
    return placed(object, other.provenance)
  }
}
