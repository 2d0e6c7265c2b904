import PythonSyntax
import SourceText

extension RevisionSource {
  /// The environment variables that the file reads.
  private var environmentVariables: [String] {
    calls.compactMap { call in
      guard ["os.environ.get", "os.getenv"].contains(call.name ?? "") else { return nil }
      return call.arguments.first.flatMap(constantText)
    }
  }

  /// Whether a value that is not spelled out decides if an index is built concurrently.
  var choosesConcurrency: Bool {
    calls.contains { call in
      guard let value = call["postgresql_concurrently"]?.value else { return false }
      if case .constant = tree.expression(value) { return false }
      return true
    }
  }

  /// A sentence for a plain build where a value decides whether it is concurrent, and the file takes it
  /// from the environment; empty otherwise.
  func environmentChoice(of step: ReviewStep) -> String {
    guard let value = call(of: step)?["postgresql_concurrently"]?.value,
      let variable = environmentVariables.first
    else { return "" }
    if case .constant = tree.expression(value) { return "" }
    return " So it is where \(variable) is not set in the environment."
  }
}
