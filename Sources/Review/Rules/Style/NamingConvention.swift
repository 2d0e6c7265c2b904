import Schema

/// A name that is not made as the others are.
enum NamingConvention: ReviewRule {
  static let page = RulePage(
    "naming-convention", "An index or constraint is not named as the others are", group: .style,
    severity: .info,
    why: "Names that follow one pattern can be written down without looking; one that does not is "
      + "missed by the next drop_constraint().",
    remedy: "Name it as its neighbours are, or let MetaData(naming_convention=…) do it.",
    bad: [
      RuleExample("↓op.create_index('users_by_age', 'users', ['age'])", before: neighbours)
    ],
    good: [
      RuleExample("op.create_index('ix_users_age', 'users', ['age'])", before: neighbours),
      RuleExample("op.create_index('users_by_age', 'users', ['age'])"),
    ])

  private static let neighbours =
    RuleExample.standardSchema + "\n" + """
      op.create_index('ix_users_email', 'users', ['email'])
      op.create_index('ix_posts_title', 'posts', ['title'])
      op.create_index('ix_posts_user_id', 'posts', ['user_id'])
      """

  static func check(_ step: ReviewStep, in revision: ReviewedRevision) -> [RuleFinding] {
    named(step.operation).compactMap { part in
      let neighbours = step.before.tables.flatMap { parts(of: $0) }.filter { $0.kind == part.kind }
      guard neighbours.count >= 3,
        let pattern = NamePattern.allCases.first(where: { pattern in
          // Nine of ten, so that one old name does not undo a convention.
          neighbours.count { pattern.fits($0) } * 10 >= neighbours.count * 9
        }), !pattern.fits(part)
      else { return nil }
      return RuleFinding(
        "\(part.name) is not named as the other \(part.kind)s are, such as "
          + "\(neighbours.first { pattern.fits($0) }?.name ?? "").",
        at: step.place)
    }
  }

  private static func named(_ operation: MigrationOperation) -> [NamedPart] {
    switch operation {
    case .createIndex(let create):
      NamedPart(create.index, of: create.table.name).map { [$0] } ?? []
    case .addConstraint(let add) where !add.onDomain:
      NamedPart(add.constraint, of: add.table.name).map { [$0] } ?? []
    case .createTable(let create): parts(of: create.table)
    default: []
    }
  }

  private static func parts(of table: Table) -> [NamedPart] {
    table.indexes.compactMap { NamedPart($0, of: table.name.name) }
      + table.constraints.compactMap { NamedPart($0, of: table.name.name) }
  }
}

/// A name with what it could be made of.
struct NamedPart {
  /// What it is: `index`, `foreign key`.
  var kind: String
  /// The name.
  var name: String
  /// The table.
  var table: String
  /// The columns, joined.
  var columns: String
  /// The referenced table of a foreign key.
  var referred = ""

  /// An index by plain columns.
  init?(_ index: Index, of table: String) {
    guard let name = index.name, index.elements.allSatisfy({ $0.column != nil }) else {
      return nil
    }
    kind = index.isUnique ? "unique index" : "index"
    self.name = name
    self.table = table
    columns = index.elements.compactMap(\.column).joined(separator: "_")
  }

  /// A key.
  init?(_ constraint: Constraint, of table: String) {
    guard let name = constraint.name else { return nil }
    switch constraint.rule {
    case .primaryKey: kind = "primary key"
    case .unique: kind = "unique constraint"
    case .foreignKey(let key):
      kind = "foreign key"
      referred = key.table.name
    case .check, .exclusion, .notNull: return nil
    }
    self.name = name
    self.table = table
    columns = constraint.columns.joined(separator: "_")
  }
}

/// How a name is made of its parts.
enum NamePattern: CaseIterable {
  case prefixTableColumns
  case prefixTableColumn
  case prefixTableColumnsReferred
  case prefixTable
  case tableColumnsSuffix
  case tableSuffix

  /// Whether a name is made so; prefixes and suffixes are those that projects use.
  func fits(_ part: NamedPart) -> Bool {
    let name = part.name.lowercased()
    let table = part.table.lowercased()
    let columns = part.columns.lowercased()
    let referred = part.referred.lowercased()
    let first = columns.split(separator: "_").first.map(String.init) ?? columns
    return switch self {
    case .prefixTableColumns: Self.prefixes.contains { name == "\($0)_\(table)_\(columns)" }
    case .prefixTableColumn: Self.prefixes.contains { name.hasPrefix("\($0)_\(table)_\(first)") }
    case .prefixTableColumnsReferred:
      Self.prefixes.contains { name == "\($0)_\(table)_\(columns)_\(referred)" }
    case .prefixTable: Self.prefixes.contains { name == "\($0)_\(table)" }
    case .tableColumnsSuffix: Self.suffixes.contains { name == "\(table)_\(columns)_\($0)" }
    case .tableSuffix: Self.suffixes.contains { name == "\(table)_\($0)" }
    }
  }

  private static let prefixes = [
    "ix", "idx", "index", "i", "uq", "uix", "ux", "unique", "fk", "pk",
  ]
  private static let suffixes = [
    "idx", "ix", "index", "key", "uq", "unique", "fkey", "fk", "pkey", "pk",
  ]
}
