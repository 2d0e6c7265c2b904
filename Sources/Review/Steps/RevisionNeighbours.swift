import Schema

/// What stands before and after an operation in the same function.
extension ReviewedRevision {
  /// The operations before a step, in the function that it belongs to.
  func steps(before step: ReviewStep) -> ArraySlice<ReviewStep> {
    side(of: step).steps.prefix(step.index)
  }

  /// The operations after a step, in the function that it belongs to.
  func steps(after step: ReviewStep) -> ArraySlice<ReviewStep> {
    side(of: step).steps.dropFirst(step.index + 1)
  }

  /// Whether a column is older than the revision: its table is, and no operation before the step has
  /// added it.
  func isOld(_ column: String, of table: QualifiedName, at step: ReviewStep) -> Bool {
    guard step.existing(table) != nil else { return false }
    let name = step.before.canonical(table)
    return !steps(before: step).contains { earlier in
      switch earlier.operation {
      case .addColumn(let add):
        add.column.name == column && earlier.before.canonical(add.table) == name
      case .alterColumn(let alter):
        // The new name of a column that the revision has added.
        alter.newName == column && earlier.before.canonical(alter.table) == name
          && !isOld(alter.column, of: alter.table, at: earlier)
      default: false
      }
    }
  }

  /// The column of an existing table before the step; nil where it is new or not known.
  func oldColumn(_ column: String, of table: QualifiedName, at step: ReviewStep) -> Column? {
    guard isOld(column, of: table, at: step) else { return nil }
    return step.existing(table)?.column(column)
  }
}
