import PythonInterpreter
import PythonSyntax

/// The name of something that nobody read, of which something is known all the same.
final class StrangeName: HostObject {
  /// What is known of the name.
  enum Knowledge {
    /// It is none of these.
    case besides(Set<String>)
    /// It is one of these.
    case among(Set<String>)
  }

  private let knowledge: Knowledge
  private let reason: Unknown

  init(_ knowledge: Knowledge, _ reason: Unknown) {
    self.knowledge = knowledge
    self.reason = reason
  }

  private func isNot(_ text: String) -> Bool {
    switch knowledge {
    case .besides(let others): others.contains(text)
    case .among(let names): !names.contains(text)
    }
  }

  override var typeName: String { "str" }

  override var unknownValue: Unknown? { reason }

  override func compare(
    _ operation: CompareOperator, _ other: Value, _ interpreter: Interpreter
  ) throws(Interruption) -> Value? {
    guard let text = other.text, isNot(text) else { return .unknown(reason) }
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
