import PythonInterpreter
import PythonSyntax

/// The name of something that nobody read, of which only some names are known not to be it.
final class StrangeName: HostObject {
  private let others: Set<String>
  private let reason: Unknown

  init(besides others: Set<String>, _ reason: Unknown) {
    self.others = others
    self.reason = reason
  }

  override var typeName: String { "str" }

  override var unknownValue: Unknown? { reason }

  override func compare(
    _ operation: CompareOperator, _ other: Value, _ interpreter: Interpreter
  ) throws(Interruption) -> Value? {
    guard let text = other.text, others.contains(text) else { return .unknown(reason) }
    switch operation {
    case .eq: return .bool(false)
    case .notEq: return .bool(true)
    default: return .unknown(reason)
    }
  }

  override func attribute(
    _ name: String, _ interpreter: Interpreter
  ) throws(Interruption) -> Value? { .unknown(reason) }

  override func item(_ key: Value, _ interpreter: Interpreter) throws(Interruption) -> Value? {
    .unknown(reason)
  }

  override func binary(
    _ operation: Operator, _ other: Value, isReflected: Bool, _ interpreter: Interpreter
  ) throws(Interruption) -> Value? { .unknown(reason) }

  override func iterate(_ interpreter: Interpreter) throws(Interruption) -> Value? {
    .unknown(reason)
  }

  override func length(_ interpreter: Interpreter) throws(Interruption) -> Value? {
    .unknown(reason)
  }

  override func truth(_ interpreter: Interpreter) throws(Interruption) -> Value {
    .unknown(reason)
  }

  override func string(_ interpreter: Interpreter) throws(Interruption) -> Value {
    .unknown(reason)
  }
}
