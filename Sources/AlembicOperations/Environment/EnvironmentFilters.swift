import PythonInterpreter
import SQLAlchemy
import Schema
import SchemaDiff

/// `include_name`, `include_object` and what else `env.py` says about a comparison of metadata with
/// a database.
///
/// Source: `autogenerate/api.py`, `AutogenContext`, of Alembic 1.20.1.
public struct EnvironmentFilters {
  let interpreter: Interpreter
  let session: MigrationSession
  private let metadata: [MetaDataObject]
  private let reflected: ReflectedTables

  /// The filters of an interpreter in which `env.py` was read and its history was run.
  public init(_ interpreter: Interpreter, metadata: [MetaDataObject]) {
    self.interpreter = interpreter
    session = MigrationSession.of(interpreter)
    self.metadata = metadata
    reflected = ReflectedTables(interpreter)
  }

  /// What is compared, with what of the settings is not known.
  public var rules: (rules: ComparisonRules, undecided: [Undecided]) {
    var rules = ComparisonRules()
    var undecided: [Undecided] = []
    rules.versionTable = QualifiedName(
      session.options.versionTable, schema: session.options.versionTableSchema)
    let options = session.contextOptions
    for (name, keyPath) in [
      ("compare_type", \ComparisonRules.comparesTypes),
      ("include_schemas", \.includesSchemas),
    ] {
      switch options[name] {
      case .bool(let truth)?: rules[keyPath: keyPath] = truth
      case .unknown(let unknown)?:
        undecided.append(note("\(name) of env.py is not known: \(unknown.reason)", unknown.place))
      default: break
      }
    }
    switch options["compare_server_default"] {
    case .bool(let truth)?: rules.serverDefaults = truth ? .all : .none
    case .unknown(let unknown)?:
      undecided.append(
        note("compare_server_default of env.py is not known: \(unknown.reason)", unknown.place))
    case let value? where !value.isNone: rules.serverDefaults = .all
    default: break
    }
    return (rules, undecided)
  }

  /// Whether `env.py` says that defaults are not to be compared.
  public var refusesServerDefaults: Bool {
    session.contextOptions["compare_server_default"]?.boolean == false
  }

  private func note(_ reason: String, _ place: PythonInterpreter.Place) -> Undecided {
    Undecided(reason: reason, place: session.place(place, interpreter))
  }

  /// The filters.
  public var filters: ComparisonFilters {
    let byName = session.contextOptions["include_name"].flatMap { $0.isNone ? nil : $0 }
    let byObject = session.contextOptions["include_object"].flatMap { $0.isNone ? nil : $0 }
    return ComparisonFilters(
      name: { kind, name, table in
        guard let byName else { return .included }
        return ask(byName, [text(name), .text(kind.rawValue), parents(kind, name, table)])
      },
      object: { question in
        guard let byObject else { return .included }
        return ask(
          byObject,
          [
            question.isReflected ? reflectedObject(question) : declaredObject(question),
            text(question.name), .text(question.kind.rawValue), .bool(question.isReflected),
            question.hasCounterpart && !question.isReflected
              ? reflectedObject(question) : Value.none,
          ])
      },
      type: { table, declared, existing in
        judge("compare_type", table, declared) { mine, theirs throws(Interruption) in
          [
            try interpreter.attribute(theirs, "type"), try interpreter.attribute(mine, "type"),
          ]
        }
      },
      serverDefault: { table, declared, existing in
        judge("compare_server_default", table, declared) { mine, _ throws(Interruption) in
          let own = try interpreter.attribute(mine, "server_default")
          let rendered = own.text ?? declared.serverDefault?.text
          return [existing.catalogDefault(interpreter), own, text(rendered)]
        }
      })
  }

  /// Asks a function that compares a column of the database with one of the models.
  ///
  /// - Parameter others: The arguments after the context and the two columns, from the columns of
  ///   the models and the database.
  private func judge(
    _ option: String, _ table: QualifiedName, _ column: Column,
    _ others: (_ mine: Value, _ theirs: Value) throws(Interruption) -> [Value]
  ) -> ComparisonFilters.Verdict {
    guard let function = session.contextOptions[option], !function.isNone,
      function.boolean == nil, function.unknown == nil
    else { return .unsaid }
    let question = ComparisonFilters.ObjectQuestion(
      kind: .column, name: column.name, table: table, isReflected: false, hasCounterpart: true)
    let (mine, theirs) = (declaredObject(question), reflectedObject(question))
    if let unknown = mine.unknown ?? theirs.unknown { return .unknown(unknown.reason) }
    let evaluation = interpreter.evaluate { (interpreter) throws(Interruption) in
      let answer = try interpreter.call(
        function,
        CallArguments([.host(MigrationContextObject()), theirs, mine] + others(mine, theirs)))
      return answer.isNone ? answer : try interpreter.truthValue(of: answer)
    }
    if let unknown = interpreter.unknown(for: evaluation) { return .unknown(unknown.reason) }
    switch evaluation.result {
    case .bool(true)?: return .differs
    case .bool(false)?: return .alike
    case .unknown(let unknown)?: return .unknown(unknown.reason)
    default: return .unsaid
    }
  }

  private func text(_ name: String?) -> Value { name.map { .text($0) } ?? .none }

  private func ask(_ filter: Value, _ arguments: [Value]) -> ComparisonFilters.Answer {
    if let unknown = filter.unknown { return .unknown(unknown.reason) }
    let evaluation = interpreter.evaluate { (interpreter) throws(Interruption) in
      try interpreter.truthValue(of: interpreter.call(filter, CallArguments(arguments)))
    }
    if let unknown = interpreter.unknown(for: evaluation) { return .unknown(unknown.reason) }
    switch evaluation.result {
    case .bool(true)?: return .included
    case .unknown(let unknown)?: return .unknown(unknown.reason)
    default: return .excluded
    }
  }

  /// `parent_names`, as `run_name_filters` fills it.
  private func parents(
    _ kind: ComparisonFilters.Kind, _ name: String?, _ table: QualifiedName?
  ) -> Value {
    let names = DictObject()
    guard kind != .schema else { return .dict(names) }
    names.set("schema_name", text(table?.schema))
    if kind != .table { names.set("table_name", text(table?.name)) }
    if let table = kind == .table ? name.map({ QualifiedName($0, schema: table?.schema) }) : table {
      names.set("schema_qualified_table_name", .text(table.plain))
    }
    return .dict(names)
  }

  private func declaredObject(_ question: ComparisonFilters.ObjectQuestion) -> Value {
    let key = (question.table.schema.map { $0 + "." } ?? "") + question.table.name
    guard let table = metadata.lazy.compactMap({ $0.table(key) }).first else {
      return interpreter.unknown(.unsupported, "the table \(question.table.plain) of the models")
    }
    return part(of: table, question)
  }

  private func reflectedObject(_ question: ComparisonFilters.ObjectQuestion) -> Value {
    guard let table = reflected.table(question.table) else {
      return interpreter.unknown(.unsupported, "the reflected table \(question.table.plain)")
    }
    return part(of: table, question)
  }

  private func part(
    of table: TableObject, _ question: ComparisonFilters.ObjectQuestion
  ) -> Value {
    switch question.kind {
    case .table, .schema: return .host(table)
    case .column:
      if let column = question.name.flatMap({ table.column($0) }) { return .host(column) }
    case .index:
      for index in table.indexes where index.name.text == question.name { return .host(index) }
    case .uniqueConstraint, .foreignKey, .checkConstraint:
      for constraint in table.constraints where constraint.name.text == question.name {
        return .host(constraint)
      }
    }
    return interpreter.unknown(
      .unsupported, "the \(question.kind.rawValue) \(question.name ?? "without a name")")
  }
}

/// The tables of the replayed schema as SQLAlchemy reflects them, each once.
private final class ReflectedTables {
  private let interpreter: Interpreter
  private let metadata: MetaDataObject?
  private var tables: [QualifiedName: TableObject] = [:]

  init(_ interpreter: Interpreter) {
    self.interpreter = interpreter
    metadata = MetaDataObject.empty(interpreter)
  }

  func table(_ name: QualifiedName) -> TableObject? {
    if let known = tables[name] { return known }
    guard
      let table = TableObject.make(
        name.name, schema: name.schema, metadata: metadata, interpreter)
    else { return nil }
    let evaluation = interpreter.evaluate { (interpreter) throws(Interruption) in
      try ConnectionObject().reflect(into: table, interpreter)
    }
    guard case .finished = evaluation else { return nil }
    tables[name] = table
    return table
  }
}

extension ConstraintObject.Name {
  /// The name where it is known.
  fileprivate var text: String? {
    switch self {
    case .given(let text), .final(let text): text
    case .none, .unknown: nil
    }
  }
}
