import AlembicHistory
import AlembicOperations
import PythonInterpreter
import PythonSyntax
import SQLAlchemy
import SQLAlchemyModels
import Schema
import SchemaDiff

/// What a project says about its tables before anything is compared.
public struct ModelDeclaration: Sendable {
  /// What the models say.
  public var models: ModelSchema
  /// The edit that would register one more model, called `NewModel`; nil where models register
  /// themselves.
  public var registration: UnregisteredModel.Registration?
  /// The tables that `env.py` or the settings leave to somebody else, sorted; `*` stands for anything.
  public var excludedTables: [String]
  /// Whether `env.py` takes part in only some tables, so that those it leaves out cannot be listed.
  public var excludesOthers: Bool
  /// What could not be read of `env.py`, in sentences.
  public var notes: [String]
}

extension HistoryReplay {
  /// What the models declare, how one more would be registered, and which tables are left alone.
  ///
  /// - Throws: `AlembicFailure` when nothing can be evaluated.
  public func declaration() throws(AlembicFailure) -> ModelDeclaration {
    let declaration = EvaluationThread.run { () -> ModelDeclaration in
      readingPackages(isForAutogenerate: true) { evaluation in
        evaluation.declaration()
      } reasons: {
        $0.models.notes.map(\.reason)
      } known: {
        $0.models.declared.tables.count { $0.doubt == nil }
      }
    }
    guard let declaration else {
      throw AlembicFailure(.refused, "no thread could be started to evaluate the models")
    }
    return declaration
  }
}

extension HistoryEvaluation {
  fileprivate func declaration() -> ModelDeclaration {
    var models = models()
    let registration = reading.registrationOfNext(besides: session.targetMetadata)
    let excluded = excludedTables(models.declared.tables.map(\.table.name))
    models.unregistered = unregistered()
    return ModelDeclaration(
      models: models, registration: registration, excludedTables: excluded.names,
      excludesOthers: excluded.others, notes: notes)
  }

  /// The names that the filters of `env.py` leave out, among all that its text and the settings name.
  ///
  /// A filter is a program and cannot be asked for a list, so it is asked about every string that stands
  /// where it could have its names from.
  private func excludedTables(_ declared: [QualifiedName]) -> (names: [String], others: Bool) {
    let filters = EnvironmentFilters(interpreter, metadata: []).filters
    stand(at: start)
    func leavesOut(_ name: String) -> Bool { filters.excludes(table: QualifiedName(name)) }
    let stranger = "a_table_that_nobody_names"
    guard !leavesOut(stranger) else { return (replay.settings.ignoredTables.sorted(), true) }
    var found = Set(replay.settings.ignoredTables)
    for name in namedStrings() where leavesOut(name) {
      let (before, after) = (leavesOut(stranger + name), leavesOut(name + stranger))
      found.insert((before ? "*" : "") + name + (after ? "*" : ""))
    }
    for table in declared where leavesOut(table.name) && !found.contains(table.name) {
      if !found.contains(where: { NamePattern($0).fits(table.name) }) { found.insert(table.name) }
    }
    return (found.sorted(), false)
  }

  /// The strings in `env.py` and in the modules of the project that it imports from, as far as they can
  /// be names of tables.
  private func namedStrings() -> Set<String> {
    guard let environment = interpreter.loadedModule("env_py")?.path else { return [] }
    var paths = [environment]
    var strings: Set<String> = []
    if let tree = tree(of: environment) {
      ExpressionWalk(tree).statements(tree.body) { statement in
        if case .importFrom(let module?, _, _) = tree.statement(statement),
          let path = interpreter.loadedModule(tree.name(module))?.path
        {
          paths.append(path)
        }
        return true
      }
    }
    for path in Set(paths) {
      guard let tree = tree(of: path) else { continue }
      let walk = ExpressionWalk(tree)
      walk.statements(tree.body) { statement in
        walk.expressions(of: statement) { expression in
          guard let text = tree.stringConstant(expression), Self.canNameTable(text) else { return }
          strings.insert(text)
        }
        return strings.count < 2_000
      }
    }
    return strings
  }

  private func tree(of path: String) -> PythonTree? {
    interpreter.options.source?.bytes(at: path).map { PythonParser.parse($0) }
  }

  private static func canNameTable(_ text: String) -> Bool {
    (2...63).contains(text.utf8.count)
      && text.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "$" }
  }
}
