import JSON
import Schema

extension CatalogReading {
  /// A row of `pg_constraint`; nothing for kinds that are no constraint of a table.
  func constraint(_ found: JSONValue) -> Constraint? {
    guard let rule = rule(found) else { return nil }
    var constraint = Constraint(
      name: found.text("name"), rule: rule, isValidated: found.flag("validated"),
      isInherited: found.flag("inherited"), comment: found["comment"]?.string)
    // As written: saying what is the default anyway leaves no trace in the catalog.
    if found.flag("deferrable") { constraint.isDeferrable = true }
    if found.flag("deferred") { constraint.isInitiallyDeferred = true }
    return constraint
  }

  private func rule(_ found: JSONValue) -> ConstraintRule? {
    let columns = found.names("columns")
    switch found.text("kind") {
    case "p": return .primaryKey(Key(columns: columns, include: found.names("include")))
    case "u":
      return .unique(
        Key(
          columns: columns, include: found.names("include"),
          nullsNotDistinct: found.flag("nulls_not_distinct")))
    case "c": return .check(SQLExpression(found.text("condition")))
    case "f":
      guard let table = reference(found["references"]) else { return nil }
      return .foreignKey(
        ForeignKey(
          columns: columns, table: table, referencedColumns: found.names("referenced"),
          onDelete: action(found.text("on_delete")), onUpdate: action(found.text("on_update")),
          match: found.text("match") == "f" ? "FULL" : nil))
    case "x":
      let elements = zip(found.list("keys").map(element), found.names("operators")).map {
        ExclusionElement(element: $0, operatorName: $1)
      }
      return .exclusion(
        Exclusion(
          method: found.text("method"), elements: elements, include: found.names("include"),
          predicate: found.expression("predicate")))
    default: return nil
    }
  }

  private func action(_ letter: String) -> ReferentialAction? {
    switch letter {
    case "r": .restrict
    case "c": .cascade
    case "n": .setNull
    case "d": .setDefault
    default: nil
    }
  }

  /// A row of `pg_index` that is no constraint's.
  func index(_ found: JSONValue) -> Index {
    Index(
      name: found.text("name"), isUnique: found.flag("unique"), method: found.text("method"),
      elements: found.list("keys").map(element), include: found.names("include"),
      predicate: found.expression("predicate"),
      nullsNotDistinct: found.flag("nulls_not_distinct"),
      parameters: found.names("parameters").map { parameter in
        let parts = parameter.split(separator: "=", maxSplits: 1).map(String.init)
        return StorageParameter(name: parts[0], value: parts.count > 1 ? parts[1] : nil)
      },
      comment: found["comment"]?.string)
  }

  private func element(_ found: JSONValue) -> IndexElement {
    let key: IndexKey =
      if let column = found["column"]?.string {
        .column(column)
      } else {
        .expression(SQLExpression(found.text("expression").withoutOuterParentheses))
      }
    // The bits of `pg_index.indoption`.
    let options = found["options"]?.int ?? 0
    let isDescending = options & 1 != 0
    let nullsFirst = options & 2 != 0
    return IndexElement(
      key: key, collation: builtinOrName(found["collation"]),
      operatorClass: builtinOrName(found["class"]), isDescending: isDescending,
      nullsFirst: nullsFirst == isDescending ? nil : nullsFirst)
  }

  /// A row of `pg_trigger`.
  func trigger(_ found: JSONValue) -> Trigger {
    // The bits of `pg_trigger.tgtype`.
    let bits = found["type"]?.int ?? 0
    let timing = bits & 64 != 0 ? "INSTEAD OF" : bits & 2 != 0 ? "BEFORE" : "AFTER"
    let events = [(4, "INSERT"), (8, "DELETE"), (16, "UPDATE"), (32, "TRUNCATE")]
    let function = schema.canonical(
      QualifiedName(found.text("function"), schema: found.text("function_schema")))
    return Trigger(
      name: found.text("name"), timing: timing,
      events: events.filter { bits & $0.0 != 0 }.map(\.1), isForEachRow: bits & 1 != 0,
      function: function, isConstraint: found.flag("constraint"),
      isEnabled: found.flag("enabled"), comment: found["comment"]?.string)
  }
}

extension String {
  /// Without parentheses around the whole of it.
  var withoutOuterParentheses: String {
    guard hasPrefix("("), hasSuffix(")") else { return self }
    var depth = 0
    for (place, character) in zip(indices, self) {
      if character == "(" { depth += 1 }
      if character == ")" { depth -= 1 }
      if depth == 0 {
        return index(after: place) == endIndex ? String(dropFirst().dropLast()) : self
      }
    }
    return self
  }
}
