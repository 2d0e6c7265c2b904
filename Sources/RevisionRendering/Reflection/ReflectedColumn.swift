import PythonSyntax
import Schema

extension ReflectionWording {
  /// A column as it is reflected.
  func column(_ column: Column, of table: QualifiedName) -> ColumnWording {
    var wording = ColumnWording(
      name: column.name, type: type(column.type, collation: column.collation),
      isNullable: column.isNullable, comment: column.comment)
    wording.autoincrement = PythonText(PythonLiteral.bool(counts(column)))
    if let identity = column.identity {
      wording.serverDefault = self.identity(identity, column.type)
      wording.isDefaultPositional = true
    } else if let computed = column.computed {
      let text = literal(
        catalog.generation(computed.expression, of: column.type))
      let stored = PythonLiteral.bool(computed.isStored)
      wording.serverDefault = PythonText("\(sa)Computed(\(text), persisted=\(stored))")
      wording.isDefaultPositional = true
    } else if let written = column.serverDefault, !isSerial(column, of: table),
      let text = catalog.columnDefault(written, of: column.type)
    {
      wording.serverDefault = sqlText(text)
    }
    return wording
  }

  /// What reflection says of `autoincrement`: whether an integer's default calls `nextval`, or the
  /// column is an identity.
  private func counts(_ column: Column) -> Bool {
    if column.isSerial || column.identity != nil { return true }
    guard !column.type.isArray,
      ["integer", "bigint", "smallint"].contains(column.type.builtinName ?? "")
    else { return false }
    return column.serverDefault?.calls("nextval") ?? false
  }

  /// Whether Alembic takes the column to be written `SERIAL`: the sequence behind it is its own.
  private func isSerial(_ column: Column, of table: QualifiedName) -> Bool {
    if column.isSerial { return true }
    guard ["integer", "bigint"].contains(column.type.builtinName ?? ""), !column.type.isArray,
      column.serverDefault?.calls("nextval") == true
    else { return false }
    return !schema.sequences(ownedBy: table, column: column.name).isEmpty
  }

  private func identity(_ identity: Identity, _ type: DataType) -> PythonText {
    let options = identity.options
    let increment = options.increment ?? 1
    let largest: Int64 =
      switch type.builtinName {
      case "smallint": 32_767
      case "bigint": Int64.max
      default: 2_147_483_647
      }
    let minimum = options.minimum.number ?? (increment > 0 ? 1 : -largest - 1)
    let maximum = options.maximum.number ?? (increment > 0 ? largest : -1)
    let start = options.start ?? (increment > 0 ? minimum : maximum)
    let arguments = [
      "always=" + PythonLiteral.bool(identity.isAlways), "start=\(start)",
      "increment=\(increment)", "minvalue=\(minimum)", "maxvalue=\(maximum)",
      "cycle=" + PythonLiteral.bool(options.cycles ?? false), "cache=\(options.cache ?? 1)",
    ]
    return PythonText("\(sa)Identity(\(arguments.joined(separator: ", ")))")
  }
}

extension SequenceBound? {
  fileprivate var number: Int64? {
    if case .value(let number) = self { number } else { nil }
  }
}
