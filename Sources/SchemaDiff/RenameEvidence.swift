import Schema

/// What speaks for one thing under a new name, where a comparison sees one that is gone and one that
/// is new.
public struct RenameCandidate: Sendable, Hashable {
  /// The table of a column; nil when it is a table.
  public var table: QualifiedName?
  /// The name that is gone.
  public var from: String
  /// The name that is new.
  public var to: String
  /// What agrees, in a few words each, the strongest first.
  public var evidence: [String]
  /// How strong it is, from 0 to 100.
  public var score: Int

  /// Takes every part as it is given.
  public init(
    table: QualifiedName?, from: String, to: String, evidence: [String], score: Int
  ) {
    self.table = table
    self.from = from
    self.to = to
    self.evidence = evidence
    self.score = score
  }

  /// Every pair that could be a rename, the likeliest first; nothing is decided.
  ///
  /// - Parameters:
  ///   - changes: What a comparison found.
  ///   - declared: What the models declare.
  ///   - existing: What is there.
  public static func all(
    in changes: [SchemaChange], declared: DeclaredSchema, existing: Schema
  ) -> [RenameCandidate] {
    var found: [RenameCandidate] = []
    var (added, removed): ([Table], [Table]) = ([], [])
    for change in changes {
      switch change {
      case .createTable(let table): added.append(table)
      case .dropTable(let table): removed.append(table)
      case .modifyTable(let name, let changes):
        found += columns(changes, of: name, declared.table(name), existing.table(name))
      default: break
      }
    }
    for old in removed {
      for new in added where old.name.schema == new.name.schema {
        if let candidate = tables(old, new) { found.append(candidate) }
      }
    }
    return found.filter { $0.score >= 40 }.sorted { $0.score > $1.score }
  }

  private static func columns(
    _ changes: [TableChange], of name: QualifiedName, _ declared: DeclaredTable?,
    _ existing: Table?
  ) -> [RenameCandidate] {
    guard let declared, let existing else { return [] }
    var found: [RenameCandidate] = []
    for case .dropColumn(let old) in changes {
      for case .addColumn(let new) in changes {
        var evidence: [String] = []
        var score = 0
        guard old.type == new.type else { continue }
        score += 30
        evidence.append("the same type \(new.type)")
        if declared.attributes[new.name] == old.name {
          score += 40
          evidence.append("the attribute of the model is still called \(old.name)")
        }
        let (before, after) = (existing.columns, declared.table.columns)
        let wasAfter = before.firstIndex { $0.name == old.name }.flatMap {
          $0 > 0 ? before[$0 - 1].name : nil
        }
        let isAfter = after.firstIndex { $0.name == new.name }.flatMap {
          $0 > 0 ? after[$0 - 1].name : nil
        }
        if wasAfter == isAfter {
          score += 20
          evidence.append("the same place\(isAfter.map { " after \($0)" } ?? " at the beginning")")
        }
        if old.isNullable == new.isNullable {
          score += 5
          evidence.append(new.isNullable ? "both take NULL" : "both are NOT NULL")
        }
        if let target = target(of: old.name, in: existing),
          target == self.target(of: new.name, in: declared.table)
        {
          score += 20
          evidence.append("both refer to \(target)")
        }
        let shared = NameLikeness.of(old.name, new.name)
        if shared >= 0.5 {
          score += Int(20 * shared)
          evidence.append("the names are alike")
        }
        found.append(
          RenameCandidate(
            table: name, from: old.name, to: new.name, evidence: evidence, score: min(100, score)))
      }
    }
    return found
  }

  private static func target(of column: String, in table: Table) -> String? {
    table.foreignKeys.first { $0.key.columns == [column] }?.key.table.plain
  }

  private static func tables(_ old: Table, _ new: Table) -> RenameCandidate? {
    let names = Set(old.columns.map(\.name))
    let shared = new.columns.filter { column in
      old.column(column.name).map { $0.type == column.type } ?? false
    }
    let all = names.union(new.columns.map(\.name)).count
    guard all > 0, shared.count * 2 >= all else { return nil }
    return RenameCandidate(
      table: nil, from: old.name.name, to: new.name.name,
      evidence: ["\(shared.count) of \(all) columns are the same"],
      score: shared.count * 100 / all)
  }
}

/// How alike two names are: the share of parts between underscores, or of letters, that both have.
enum NameLikeness {
  static func of(_ left: String, _ right: String) -> Double {
    let first = Set(left.lowercased().split(separator: "_"))
    let second = Set(right.lowercased().split(separator: "_"))
    let parts = Double(first.intersection(second).count) / Double(max(first.count, second.count, 1))
    if left.contains(right) || right.contains(left) { return max(parts, 0.5) }
    return parts
  }
}
