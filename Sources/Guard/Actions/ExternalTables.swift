import AlembicHistory
import ProjectFiles
import PythonSyntax
import Review
import SourceText
import SystemPackage

extension GuardScene {
  /// The tables of other systems: `ignored_tables` of the settings, and the texts that the functions of
  /// `env.py` handed over as `include_name` and `include_object` compare with.
  var externalTables: [String] { once.externalTables { readExternalTables() } }

  private func readExternalTables() -> [String] {
    guard let project else { return [] }
    var names = project.expert.ignoredTables
    let path = project.alembic.scriptLocation.appending("env.py")
    guard let bytes = try? FileReading.bytes(of: path) else { return names }
    let source = RevisionSource(SourceFile(name: "env.py", bytes: bytes))
    let tree = source.tree
    var functions: Set<String> = []
    for call in source.calls {
      for keyword in ["include_name", "include_object"] {
        if let value = call[keyword]?.value, let name = source.name(of: value) {
          functions.insert(name)
        }
      }
    }
    let walk = ExpressionWalk(tree)
    var used: Set<String> = []
    func texts(of id: StatementID) {
      walk.statements(in: id) { statement in
        walk.expressions(of: statement) { expression in
          if let text = tree.stringConstant(expression) { names.append(text) }
          if let name = source.name(of: expression) { used.insert(name) }
        }
        return true
      }
    }
    for id in tree[tree.body] {
      guard case .functionDef(let function) = tree.statement(id),
        functions.contains(tree.name(function.name))
      else { continue }
      texts(of: id)
    }
    for id in tree[tree.body] {
      guard case .assign(let targets, _) = tree.statement(id),
        tree[targets].contains(where: { source.name(of: $0).map(used.contains) ?? false })
      else { continue }
      texts(of: id)
    }
    return names.filter { !Self.kinds.contains($0) && !$0.contains(" ") }
  }

  /// The kinds of objects that Alembic names to these functions, and schemas that everybody has.
  private static let kinds: Set<String> = [
    "table", "column", "index", "schema", "unique_constraint", "foreign_key_constraint", "public",
    "schema_name", "table_name", "", "type_",
  ]
}
