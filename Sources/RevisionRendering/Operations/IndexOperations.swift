import PythonSyntax
import Schema

extension OperationWriter {
  /// `op.create_index`.
  ///
  /// Source: `autogenerate/render.py`, `_add_index`.
  mutating func createIndex(_ index: Index, on table: QualifiedName) -> String {
    let wording = wording(of: index, on: table, by: addedWitness)
    let expressions = wording.expressions.map { take($0) }.joined(separator: ", ")
    var arguments = [literal(wording.name)]
    if !isInBatch { arguments.append(PythonLiteral.string(table.name)) }
    arguments.append("[\(expressions)]")
    arguments.append("unique=" + PythonLiteral.bool(wording.isUnique))
    if !isInBatch, let schema = table.schema {
      arguments.append("schema=" + PythonLiteral.string(schema))
    }
    arguments += take(wording.options)
    return "\(prefix)create_index(\(arguments.joined(separator: ", ")))"
  }

  /// `op.drop_index`.
  mutating func dropIndex(_ index: Index, of table: QualifiedName) -> String {
    let wording = wording(of: index, on: table, by: removedWitness)
    var arguments = [literal(wording.name)]
    if !isInBatch {
      arguments.append("table_name=" + PythonLiteral.string(table.name))
      if let schema = table.schema {
        arguments.append("schema=" + PythonLiteral.string(schema))
      }
    }
    arguments += take(wording.options)
    return "\(prefix)drop_index(\(arguments.joined(separator: ", ")))"
  }
}
