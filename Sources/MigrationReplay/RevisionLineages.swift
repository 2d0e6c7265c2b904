import AlembicHistory
import AlembicOperations
import Schema

/// Which revisions of a path come before which, by `down_revision` and `depends_on`.
///
/// `alembic upgrade heads` runs roots and branches one after the other on one database. Where two that
/// nothing orders make the same object, they are histories of different databases: a revision then
/// meets what its own ancestors made, and nothing else.
struct RevisionLineages {
  /// For each place of the path, the places of its ancestors and its own; nil where all are in a row.
  private var ancestors: [Set<Int>]?
  /// For each place of the path, the places that it stands on directly.
  private var foundations: [[Int]] = []

  init(_ path: [Int], _ graph: RevisionGraph) {
    let places = Dictionary(zip(path, path.indices), uniquingKeysWith: { first, _ in first })
    foundations = path.map { index in
      Set(graph.parents(of: index) + graph.dependencies(of: index)).compactMap { places[$0] }
        .sorted()
    }
    let isInRow = path.indices.dropFirst().allSatisfy { foundations[$0].contains($0 - 1) }
    guard !isInRow else { return }
    var ancestors: [Set<Int>] = []
    for place in path.indices {
      var own: Set<Int> = [place]
      for foundation in foundations[place] where foundation < place {
        own.formUnion(ancestors[foundation])
      }
      ancestors.append(own)
    }
    self.ancestors = ancestors
  }

  /// Whether each revision stands on the one before it.
  var areInRow: Bool { ancestors == nil }

  /// The ancestors of a revision where another that ran before it, and is none of them, makes what they
  /// or the revision itself make; nil where all that ran before can be on one database.
  func own(of place: Int, made: [Set<String>]) -> [Int]? {
    guard let ancestors else { return nil }
    let own = ancestors[place]
    let mine = own.reduce(into: Set<String>()) { $0.formUnion(made[$1]) }
    let isApart = (0..<place).contains { !own.contains($0) && !made[$0].isDisjoint(with: mine) }
    return isApart ? own.subtracting([place]).sorted() : nil
  }

  /// The one revision that another stands on, and all before it with that; nil where it joins several.
  func onlyFoundation(of place: Int) -> Int? {
    foundations[place].count == 1 ? foundations[place].first : nil
  }

  /// Whether a revision is among the ancestors of another.
  func isAncestor(_ place: Int, of other: Int) -> Bool {
    ancestors?[other].contains(place) ?? (place <= other)
  }

  /// The names of what a run makes: tables, columns, types, views, sequences.
  static func made(by run: RevisionRun) -> Set<String> {
    Set(run.steps.flatMap(\.operations).flatMap { names(of: $0.operation) })
  }

  private static func names(of operation: MigrationOperation) -> [String] {
    switch operation {
    case .createTable(let create): ["table \(create.table.name)"]
    case .renameTable(let rename):
      ["table \(QualifiedName(rename.newName, schema: rename.name.schema))"]
    case .addColumn(let add): ["column \(add.table).\(add.column.name)"]
    case .alterColumn(let alter): alter.newName.map { ["column \(alter.table).\($0)"] } ?? []
    case .createType(let create): ["type \(create.type.name)"]
    case .createView(let create): ["table \(create.view.name)"]
    case .batch(let batch): batch.operations.flatMap(names)
    default: []
    }
  }
}
