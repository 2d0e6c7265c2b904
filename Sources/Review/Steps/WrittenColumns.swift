import Schema

extension ReviewStep {
  /// The columns that the step adds, or gives another type.
  var writtenColumns: [Column] {
    switch operation {
    case .createTable(let create): create.table.columns
    case .addColumn(let add): [add.column]
    case .alterColumn(let alter): alter.type.map { [Column(name: alter.column, type: $0)] } ?? []
    default: []
    }
  }
}
