import PythonInterpreter

extension ColumnSpecification {
  /// What the program sees: the column of the table where there is one.
  func value(in table: TableObject?) -> Value {
    switch self {
    case .column(let object): .host(object)
    case .name(let name): table?.column(name).map { .host($0) } ?? .text(name)
    case .expression(let element): .host(element)
    case .unknown(let unknown): .unknown(unknown)
    }
  }
}

extension ConstraintObject.Name {
  /// What the program sees as `name`.
  func value(_ interpreter: Interpreter) throws(Interruption) -> Value {
    switch self {
    case .none: return Value.none
    case .given(let text): return .text(text)
    case .final(let text): return try interpreter.finalName(.text(text))
    case .unknown(let unknown): return .unknown(unknown)
    }
  }
}
