import PythonSyntax
import Schema
import SchemaDiff

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

  /// An index that is built or dropped beside running writers, in a block without a transaction.
  ///
  /// A build that failed leaves an invalid index behind, which is dropped before the next attempt.
  mutating func concurrently(_ change: TableChange, on table: QualifiedName) -> [String] {
    let option = "postgresql_concurrently=True"
    func with(_ call: String, _ more: [String]) -> String {
      call.dropLast() + ", " + more.joined(separator: ", ") + ")"
    }
    var calls: [String]
    switch change {
    case .createIndex(let index):
      let wording = wording(of: index, on: table, by: addedWitness)
      var arguments = [literal(wording.name), "table_name=" + PythonLiteral.string(table.name)]
      if let schema = table.schema { arguments.append("schema=" + PythonLiteral.string(schema)) }
      calls = [
        "\(prefix)drop_index(\((arguments + ["if_exists=True", option]).joined(separator: ", ")))",
        with(createIndex(index, on: table), [option]),
      ]
    case .dropIndex(let index):
      calls = [with(dropIndex(index, of: table), ["if_exists=True", option])]
    default: calls = []
    }
    guard !calls.isEmpty else { return [] }
    return [
      (["with op.get_context().autocommit_block():"] + calls.map { "    " + $0 })
        .joined(separator: "\n")
    ]
  }
}
