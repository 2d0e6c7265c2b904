import Schema

/// What operations do, in the words of a commit message: one phrase a thing.
struct OperationPhrases {
  /// The phrases, in the order of the operations.
  private(set) var all: [String] = []
  /// What is new or stored otherwise; the rest corrects what was there.
  private(set) var features: [String] = []
  /// The tables that are concerned, in the order of the operations.
  private(set) var tables: [QualifiedName] = []
  /// Tables and columns whose rows or values go.
  private(set) var losses: [String] = []
  /// Tables that were there before and whose rows are changed.
  private(set) var changedRows: [String] = []
  /// How many statements could not be read.
  private(set) var unread = 0

  private let before: Schema
  private var made: Set<QualifiedName> = []
  private var columns: [(table: QualifiedName, names: [String], place: Int)] = []

  /// The phrases of revisions, in the order in which they run.
  ///
  /// - Parameter before: The schema before the first of them.
  init(_ operations: [MigrationOperation], before: Schema) {
    self.before = before
    for operation in operations { add(operation) }
    for group in columns {
      let phrase = "add \(Self.list(group.names)) to \(group.table.plain)"
      all[group.place] = phrase
      features = features.map { $0 == Self.mark(group.table) ? phrase : $0 }
    }
  }

  private mutating func add(_ operation: MigrationOperation) {
    if case .batch(let batch) = operation {
      for inner in batch.operations { add(inner) }
      return
    }
    note(operation)
    switch operation {
    case .createTable(let create):
      made.insert(create.table.name)
      feature("add table \(create.table.name.plain)")
    case .dropTable(let drop):
      if !made.contains(drop.name) { losses.append("table \(drop.name.plain)") }
      feature("drop table \(drop.name.plain)")
    case .renameTable(let rename):
      made.insert(QualifiedName(rename.newName, schema: rename.name.schema))
      feature("rename table \(rename.name.plain) to \(rename.newName)")
    case .addColumn(let add): addColumn(add)
    case .dropColumn(let drop):
      if !isMade(drop.table) { losses.append("\(drop.table.plain).\(drop.column)") }
      feature("drop \(drop.column) of \(drop.table.plain)")
    case .alterColumn(let alter): alterColumn(alter)
    case .addConstraint(let add):
      correction(Self.words(of: add.constraint, on: add.table), of: add.table)
    case .dropConstraint(let drop):
      correction("drop constraint \(drop.name) of \(drop.table.plain)", of: drop.table)
    case .alterConstraint(let alter):
      correction("\(alter.validates ? "validate" : "change") \(alter.name)", of: alter.table)
    case .createIndex(let create):
      correction("index \(create.table.plain) (\(Self.keys(create.index)))", of: create.table)
    case .dropIndex(let drop):
      correction("drop index \(drop.name.plain)", of: drop.table ?? drop.name)
    case .bulkInsert(let insert): feature("add rows to \(insert.table.plain)")
    case .data(let statement): data(statement)
    case .opaque: unread += 1
    case .session, .transaction, .maintenance: break
    default: object(operation)
    }
  }

  private mutating func note(_ operation: MigrationOperation) {
    for subject in operation.subjects where before.table(subject) != nil || made.contains(subject) {
      if !tables.contains(subject) { tables.append(subject) }
    }
    if case .createTable(let create) = operation, !tables.contains(create.table.name) {
      tables.append(create.table.name)
    }
  }

  private func isMade(_ table: QualifiedName) -> Bool { made.contains(table) }

  private mutating func feature(_ phrase: String) {
    all.append(phrase)
    features.append(phrase)
  }

  /// A change of what was there; part of its table where that is new.
  private mutating func correction(_ phrase: String, of table: QualifiedName) {
    if !isMade(table) { all.append(phrase) }
  }

  private mutating func addColumn(_ add: AddColumn) {
    guard !isMade(add.table) else { return }
    if let index = columns.firstIndex(where: { $0.table == add.table }) {
      columns[index].names.append(add.column.name)
    } else {
      columns.append((add.table, [add.column.name], all.count))
      feature(Self.mark(add.table))
    }
  }

  /// Stands for the columns that are added to a table until all are known.
  private static func mark(_ table: QualifiedName) -> String { "\u{0}\(table.plain)" }

  private mutating func alterColumn(_ alter: AlterColumn) {
    let column = "\(alter.table.plain).\(alter.column)"
    if let name = alter.newName { feature("rename \(column) to \(name)") }
    if let type = alter.type { correction("make \(column) \(type)", of: alter.table) }
    switch alter.nullable {
    case true?: correction("let \(column) be NULL", of: alter.table)
    case false?: correction("make \(column) NOT NULL", of: alter.table)
    case nil: break
    }
    switch alter.serverDefault {
    case .keep: break
    case .drop: correction("drop the default of \(column)", of: alter.table)
    case .set: correction("set the default of \(column)", of: alter.table)
    }
    let others =
      alter.identity != .keep || alter.computed.isChange || alter.comment.isChange
      || !alter.settings.isEmpty
    if others { correction("change \(column)", of: alter.table) }
  }

  private mutating func data(_ statement: DataStatement) {
    let names = statement.targets.map(\.plain)
    guard statement.kind != .select || !names.isEmpty else { return }
    let subject = names.isEmpty ? "a table" : Self.list(names)
    switch statement.kind {
    case .insert, .copy: feature("add rows to \(subject)")
    case .delete, .truncate:
      all.append("delete rows of \(subject)")
      changedRows += names
    default:
      all.append("change rows of \(subject)")
      changedRows += names
    }
  }

  private mutating func object(_ operation: MigrationOperation) {
    switch operation {
    case .createType(let create): feature("add type \(create.type.name.plain)")
    case .alterEnum(let alter):
      switch alter.change {
      case .addValue(let label, _, _): feature("add label \(label) to \(alter.name.plain)")
      case .renameValue(let old, let new):
        feature("rename label \(old) of \(alter.name.plain) to \(new)")
      }
    case .createSequence(let create): feature("add sequence \(create.sequence.name.plain)")
    case .createView(let create): feature("add view \(create.view.name.plain)")
    case .createRoutine(let create): feature("add function \(create.routine.name.plain)")
    case .createTrigger(let create): feature("add a trigger to \(create.table.plain)")
    case .createExtension(let create): feature("add extension \(create.extension.name)")
    case .createNamespace(let create): feature("add schema \(create.namespace.name)")
    case .createPolicy(let create): feature("add a policy to \(create.table.plain)")
    case .createStatistics(let create):
      all.append("add statistics on \(create.statistics.table.plain)")
    case .createOther(let create): feature("add \(create.object)")
    case .dropObject(let drop): feature("drop \(drop.target)")
    case .renameObject(let rename): feature("rename \(rename.target) to \(rename.newName)")
    default:
      let subjects = operation.subjects.filter { !isMade($0) }
      if !subjects.isEmpty { all.append("change \(Self.list(subjects.map(\.plain)))") }
    }
  }

  // MARK: Words

  /// "a, b and c".
  static func list(_ names: [String]) -> String {
    guard names.count > 1, let last = names.last else { return names.first ?? "" }
    return names.dropLast().joined(separator: ", ") + " and " + last
  }

  private static func keys(_ index: Index) -> String {
    index.elements.map { element in
      switch element.key {
      case .column(let name): name
      case .expression(let expression): expression.text
      }
    }.joined(separator: ", ")
  }

  private static func words(of constraint: Constraint, on table: QualifiedName) -> String {
    func columns(_ names: [String]) -> String {
      "\(table.plain) (\(names.joined(separator: ", ")))"
    }
    return switch constraint.rule {
    case .primaryKey(let key): "make \(columns(key.columns)) the primary key"
    case .unique(let key): "make \(columns(key.columns)) unique"
    case .foreignKey(let key): "let \(columns(key.columns)) refer to \(key.table.plain)"
    case .check: "check \(table.plain)\(constraint.name.map { " (\($0))" } ?? "")"
    case .exclusion: "exclude overlaps in \(table.plain)"
    case .notNull: "make a column of \(table.plain) NOT NULL"
    }
  }
}
