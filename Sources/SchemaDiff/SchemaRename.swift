import Schema

/// Something that the caller says is the same under a new name.
public struct SchemaRename: Sendable, Hashable {
  /// The table of a column, or the enumeration of a label; nil when it is a table.
  public var table: String?
  /// The name so far.
  public var from: String
  /// The new name.
  public var to: String

  /// Takes every part as it is given.
  public init(table: String?, from: String, to: String) {
    self.table = table
    self.from = from
    self.to = to
  }
}

extension Schema {
  /// The schema after renames, with the changes that they are.
  ///
  /// - Returns: The changes in order, and a sentence for each rename that does not fit.
  public func renaming(
    _ renames: [SchemaRename], towards declared: DeclaredSchema
  ) -> (schema: Schema, changes: [SchemaChange], failures: [String]) {
    var schema = self
    var changes: [SchemaChange] = []
    var failures: [String] = []
    for rename in renames {
      do throws(SchemaFailure) {
        if let change = try schema.apply(rename, declared) {
          changes.append(change)
        } else {
          failures.append(rename.misfit(in: schema))
        }
      } catch {
        failures.append("\(rename.text) does not fit: \(error.message).")
      }
    }
    return (schema, changes, failures)
  }

  private mutating func apply(
    _ rename: SchemaRename, _ declared: DeclaredSchema
  ) throws(SchemaFailure) -> SchemaChange? {
    guard let owner = rename.table.map(QualifiedName.init(dotted:)) else {
      let from = QualifiedName(dotted: rename.from)
      let to = QualifiedName(dotted: rename.to)
      guard table(from) != nil, declared.table(to) != nil else { return nil }
      self = try applying(.renameTable(RenameTable(name: from, newName: to.name)))
      return .renameTable(from: from, to: to)
    }
    if let labels = type(owner)?.labels {
      guard labels.contains(rename.from),
        declared.types.first(where: { $0.name == owner })?.labels?.contains(rename.to) == true
      else { return nil }
      let renamed = labels.map { $0 == rename.from ? rename.to : $0 }
      self = try applying(
        .alterEnum(
          AlterEnum(name: owner, change: .renameValue(rename.from, to: rename.to))))
      return .alterEnum(
        EnumAlteration(
          name: owner, existing: labels, modified: renamed,
          renames: [LabelRename(from: rename.from, to: rename.to)]))
    }
    guard table(owner)?.column(rename.from) != nil,
      declared.table(owner)?.table.column(rename.to) != nil
    else { return nil }
    self = try applying(
      .alterColumn(AlterColumn(table: owner, column: rename.from, newName: rename.to)))
    return .modifyTable(owner, [.renameColumn(from: rename.from, to: rename.to)])
  }
}

extension SchemaRename {
  /// The rename in words.
  fileprivate var text: String {
    "The rename of \(table.map { $0 + "." } ?? "")\(from) to \(to)"
  }

  /// Why it finds nothing to rename.
  fileprivate func misfit(in schema: Schema) -> String {
    guard let table else {
      let names = schema.tables.map(\.name.plain)
      return names.contains(from)
        ? "\(text) does not fit: no model has a table \(to)."
        : "\(text) does not fit: the migrations make no table \(from)."
    }
    guard let owner = schema.table(QualifiedName(dotted: table)) else {
      return "\(text) does not fit: there is no table or enumeration \(table)."
    }
    return owner.column(from) == nil
      ? "\(text) does not fit: \(table) has no column \(from), but "
        + owner.columns.map(\.name).joined(separator: ", ") + "."
      : "\(text) does not fit: the model of \(table) has no column \(to)."
  }
}

extension QualifiedName {
  /// `schema.name` or `name`.
  fileprivate init(dotted: String) {
    let parts = dotted.split(separator: ".", maxSplits: 1).map(String.init)
    self = parts.count == 2 ? QualifiedName(parts[1], schema: parts[0]) : QualifiedName(dotted)
  }
}
