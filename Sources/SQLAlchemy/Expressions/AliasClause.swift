import PythonInterpreter

/// A table or query under another name: `alias()`, `subquery()`, `lateral()`.
class AliasClause: FromClause {
  /// What has the name.
  let element: ClauseElement
  /// The name; nil when SQLAlchemy makes one up.
  let name: String?
  private let isLateral: Bool

  init(
    _ element: ClauseElement, name: String?, isLateral: Bool = false, className: String? = nil,
    _ interpreter: Interpreter
  ) {
    self.element = element
    self.name = name
    self.isLateral = isLateral
    let ownName = element is SelectBase ? "Subquery" : "Alias"
    super.init(
      interpreter.sqlClass(className ?? (isLateral ? "Lateral" : ownName)), interpreter)
  }

  /// What a made-up name begins with.
  var nameSeed: String {
    if let table = element as? any NamedTable { return table.tableName }
    if let alias = element as? AliasClause { return alias.name ?? "anon" }
    return "anon"
  }

  override var columnList: [(key: String, column: ColumnElement)]? {
    let sources: [(key: String, name: ResultLabel, column: ColumnElement)]?
    if let select = element as? SelectBase {
      sources = select.resultColumns?.compactMap { result in
        guard let column = result.element as? ColumnElement, let name = result.exposedLabel
        else { return nil }
        return (result.key, name, column)
      }
    } else {
      sources = (element as? FromClause)?.columnList?.map { entry in
        let name = (entry.column as? any NamedColumn)?.columnName ?? entry.key
        return (entry.key, .name(name), entry.column)
      }
    }
    return sources?.map { source in
      (
        source.key,
        ProxyColumn(source.name, key: source.key, source: source.column, owner: self)
      )
    }
  }

  override func attribute(
    _ name: String, _ interpreter: Interpreter
  ) throws(Interruption) -> Value? {
    switch name {
    case "name":
      if let own = self.name { return .text(own) }
    case "element", "original": return .host(element)
    default: break
    }
    if FromClause.tableMethods.contains(name) { return nil }
    if name == "as_scalar" || name == "scalar_subquery", let select = element as? SelectBase {
      return try select.attribute("scalar_subquery", interpreter)
    }
    return try super.attribute(name, interpreter)
  }

  override func sql(_ compiler: SQLCompiler) throws(Interruption) -> String {
    guard compiler.context.isFrom else { return try compiler.process(element) }
    let inner = try compiler.process(element)
    let text = element is SelectBase ? "(" + inner + ")" : inner
    return (isLateral ? "LATERAL " : "") + text + " AS "
      + SQLAlchemyIdentifier.written(compiler.aliasName(self))
  }
}

extension SQLCompiler {
  /// The name of an alias, made up if need be.
  func aliasName(_ alias: AliasClause) -> String {
    alias.name ?? madeUpName(alias, alias.nameSeed)
  }
}

/// A column of an alias or subquery.
final class ProxyColumn: ColumnElement, NamedColumn {
  private let name: ResultLabel
  private let columnType: SQLType
  let columnKey: String
  let owner: FromClause?

  /// A column that stands for `source`: a `Column` for one of those, else a `ColumnClause`.
  init(_ name: ResultLabel, key: String, source: ColumnElement, owner: FromClause) {
    self.name = name
    columnKey = key
    columnType = source.type
    self.owner = owner
    let columnClass = owner.interpreter.sqlClass("Column")
    let plain = (source as? LabelElement)?.element ?? source
    let isColumn = plain.pythonClass.isSubclass(of: columnClass)
    super.init(
      isColumn ? columnClass : owner.interpreter.sqlClass("ColumnClause"), owner.interpreter)
  }

  var isText: Bool { false }
  override var type: SQLType { columnType }
  override var labelSeed: String {
    switch name {
    case .name(let name): name
    case .madeUp(_, let seed): seed
    }
  }

  var columnName: String {
    switch name {
    case .name(let name): name
    case .madeUp(let key, let seed): "%(\(key) \(seed))s"
    }
  }

  override func sql(_ compiler: SQLCompiler) throws(Interruption) -> String {
    guard case .madeUp(let key, let seed) = name else { return try compiler.column(self) }
    let text = SQLAlchemyIdentifier.written(compiler.madeUpName(key: key, seed))
    guard compiler.context.includesTable, let alias = owner as? AliasClause else { return text }
    return SQLAlchemyIdentifier.written(compiler.aliasName(alias)) + "." + text
  }
}

/// A `TABLESAMPLE`.
final class SampleClause: AliasClause {
  private let sampling: ColumnElement
  private let seed: ColumnElement?

  init(
    _ table: FromClause, _ sampling: ColumnElement, seed: ColumnElement?, name: String?,
    _ interpreter: Interpreter
  ) {
    self.sampling = sampling
    self.seed = seed
    super.init(table, name: name, className: "TableSample", interpreter)
  }

  override func sql(_ compiler: SQLCompiler) throws(Interruption) -> String {
    let alias = try compiler.inside(compiler.context.with { $0.isFrom = true }) {
      () throws(Interruption) -> String in
      try super.sql(compiler)
    }
    var text = alias + " TABLESAMPLE " + (try compiler.process(sampling))
    if let seed { text += " REPEATABLE (" + (try compiler.process(seed)) + ")" }
    return text
  }
}
