/// A value behind a reference, so that two schemas can share what neither of them changed.
final class Shared<Value: Sendable>: Sendable {
  let value: Value

  init(_ value: Value) { self.value = value }
}
