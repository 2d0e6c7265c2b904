import Schema
import SourceText

/// A table whose rows a revision changes, as it is before.
struct DataTable {
  /// The table.
  let table: Table
  /// The name of its variable in the file.
  var variable: String

  /// The table of that name, with its schema before a dot where it has one.
  ///
  /// - Throws: `ExpertFailure` when there is none, or not all of it is known.
  init(named name: String, in schema: Schema) throws(ExpertFailure) {
    let parts = name.split(separator: ".", maxSplits: 1).map(String.init)
    let found =
      schema.table(QualifiedName(name))
      ?? (parts.count == 2 ? schema.table(QualifiedName(parts[1], schema: parts[0])) : nil)
    guard let found else {
      let near = NearestNames.of(name, in: schema.tables.map(\.name.plain))
      throw ExpertFailure(
        "data: the migrations make no table \(name).",
        remedy: near.isEmpty
          ? "Name a table that is there before this revision."
          : "Did you mean \(near.joined(separator: " or "))?")
    }
    guard found.isComplete else {
      throw ExpertFailure(
        "data: not all columns of \(name) are known from the migrations.",
        remedy: "Give the change as {\"sql\": …, \"undo\": …}.")
    }
    table = found
    variable = Self.variable(of: found.name)
  }

  /// Its name.
  var name: String { table.name.plain }

  /// A variable's name that tells the table.
  private static func variable(of name: QualifiedName) -> String {
    let letters = name.name.lowercased().unicodeScalars.map { scalar in
      ("a"..."z").contains(scalar) || ("0"..."9").contains(scalar) ? Character(scalar) : "_"
    }
    let start = letters.first?.isNumber == true ? "t" : ""
    return start + String(letters) + "_table"
  }

  /// One column.
  ///
  /// - Throws: `ExpertFailure` when there is none of that name.
  func column(_ name: String) throws(ExpertFailure) -> Column {
    if let column = table.column(name) { return column }
    let near = NearestNames.of(name, in: table.columns.map(\.name))
    throw ExpertFailure(
      "data: \(self.name) has no column \(name).",
      remedy: near.isEmpty
        ? "Its columns are \(table.columns.map(\.name).joined(separator: ", "))."
        : "Did you mean \(near.joined(separator: " or "))?")
  }

  /// A new row must have what PostgreSQL does not fill in.
  ///
  /// - Throws: `ExpertFailure`.
  func checkInsert(_ row: [DataMember]) throws(ExpertFailure) {
    for member in row { _ = try writable(member.name) }
    for column in table.columns where !column.isNullable && !column.isFilled {
      let value = row.first { $0.name == column.name }?.value
      guard let value, value != .null else {
        throw ExpertFailure(
          "data: a row of \(name) has no \(column.name), which is NOT NULL and has no default.",
          remedy: "Give its value.")
      }
    }
  }

  /// A row that goes must be given whole, or the way back could not insert it.
  ///
  /// - Throws: `ExpertFailure`.
  func checkWhole(_ row: [DataMember]) throws(ExpertFailure) {
    for member in row { _ = try column(member.name) }
    let missing = table.columns.filter { column in
      column.computed == nil && !row.contains { $0.name == column.name }
    }
    guard missing.isEmpty else {
      throw ExpertFailure(
        "data: a row of \(name) that goes lacks \(missing.map(\.name).joined(separator: ", ")), "
          + "so it could not be brought back.",
        remedy: "Give every column of the row, as it is now.")
    }
  }

  private func writable(_ name: String) throws(ExpertFailure) -> Column {
    let column = try column(name)
    guard column.computed == nil, column.identity?.isAlways != true else {
      throw ExpertFailure(
        "data: \(self.name).\(name) is generated always, and PostgreSQL refuses a value.",
        remedy: "Leave it out.")
    }
    return column
  }

  /// The part of a row that tells it from all others.
  ///
  /// - Throws: `ExpertFailure` when the row has no whole key.
  func key(of row: [DataMember]) throws(ExpertFailure) -> [DataMember] {
    for columns in keys {
      let members = columns.compactMap { column in
        row.first { $0.name == column && $0.value != .null }
      }
      if members.count == columns.count { return members }
    }
    let known = keys.map { $0.joined(separator: ", ") }
    throw ExpertFailure(
      "data: nothing tells a row of \(name) from the others, so it could not be taken back alone.",
      remedy: known.isEmpty
        ? "It has no key: give the change as {\"sql\": …, \"undo\": …}."
        : "Give the columns of a key: \(known.joined(separator: "; or ")).")
  }

  /// The columns of the primary key and of what else is unique.
  private var keys: [[String]] {
    var keys: [[String]] = []
    if let primary = table.primaryKey { keys.append(primary.columns) }
    for case .unique(let key) in table.constraints.map(\.rule) { keys.append(key.columns) }
    for index in table.indexes where index.isUnique && index.predicate == nil {
      let columns = index.elements.compactMap(\.column)
      if columns.count == index.elements.count { keys.append(columns) }
    }
    return keys.filter { !$0.isEmpty }
  }
}

extension Column {
  /// Whether PostgreSQL has a value for a row that gives none.
  fileprivate var isFilled: Bool {
    serverDefault != nil || isSerial || identity != nil || computed != nil
  }
}
