import PythonSyntax
import Schema
import SourceText

extension ReviewStep {
  /// A default of a column that the step sets.
  struct WrittenDefault {
    /// The table.
    var table: QualifiedName
    /// The column.
    var column: String
    /// The type of the column; nil where it is not known.
    var type: DataType?
    /// The default as SQL.
    var value: SQLExpression
  }

  /// The defaults that the step sets.
  var writtenDefaults: [WrittenDefault] {
    func written(_ column: Column, _ table: QualifiedName) -> WrittenDefault? {
      column.serverDefault.map {
        WrittenDefault(table: table, column: column.name, type: column.type, value: $0)
      }
    }
    switch operation {
    case .createTable(let create):
      return create.table.columns.compactMap { written($0, create.table.name) }
    case .addColumn(let add): return [written(add.column, add.table)].compactMap { $0 }
    case .alterColumn(let alter):
      guard case .set(let value) = alter.serverDefault else { return [] }
      let type = alter.type ?? knownType(alter.column, of: alter.table, said: alter.existingType)
      return [
        WrittenDefault(table: alter.table, column: alter.column, type: type, value: value)
      ]
    default: return []
    }
  }
}

extension RevisionSource {
  /// Where `server_default=` of a default stands; nil where the file does not spell it out.
  func keyword(of written: ReviewStep.WrittenDefault, _ step: ReviewStep) -> SourceCall.Keyword? {
    guard let place = step.place, place.file == file.name else { return nil }
    if case .alterColumn = step.operation { return call(of: step)?["server_default"] }
    let columns = calls(in: place.span).filter { call in
      call.name == "sqlalchemy.Column" && call.arguments.first.flatMap(string) == written.column
    }
    return columns.count == 1 ? columns[0]["server_default"] : nil
  }
}
