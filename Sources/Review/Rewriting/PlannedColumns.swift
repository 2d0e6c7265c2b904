import PostgreSQLDialect
import Schema

/// The columns that a call adds before it constrains them, as lines of a planned revision.
struct PlannedColumns {
  /// Lines that add them, each with its end; empty where the call does nothing else.
  var addition = ""
  /// Lines that take them away, each after a line end.
  var removal = ""

  /// - Returns: nil where the call does anything else beside `step`.
  init?(_ step: ReviewStep, in revision: ReviewedRevision) {
    let others = revision.upgrade.steps.filter { $0.call == step.call && $0.index != step.index }
    for other in others {
      guard other.index < step.index, other.failure == nil,
        case .addColumn(let add) = other.operation, add.constraints.isEmpty
      else { return nil }
      addition +=
        DDLWriter().statements(for: other.operation).map(PlannedCode.execute)
        .joined(separator: "\n") + "\n"
      removal =
        "\n"
        + PlannedCode.call(
          "drop_column", PlannedCode.string(add.table.name), PlannedCode.string(add.column.name),
          PlannedCode.schema(add.table)) + removal
    }
  }
}

extension String {
  /// The text without the end of its last line.
  var withoutLastLineEnd: String { hasSuffix("\n") ? String(dropLast()) : self }

  /// The text without the line end that it begins with.
  var withoutFirstLineEnd: String { hasPrefix("\n") ? String(dropFirst()) : self }
}
