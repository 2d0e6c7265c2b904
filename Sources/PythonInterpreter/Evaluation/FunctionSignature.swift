import PythonSyntax

/// The parameters of a function, as `inspect.getfullargspec` tells them.
public struct FunctionSignature {
  /// One parameter before `*`.
  public struct Parameter {
    /// Its name.
    public let name: String
    /// Its default; nil where it has none.
    public let defaultValue: Value?
  }

  /// The parameters before `*`, `self` included.
  public let positional: [Parameter]
  /// The name after `*`.
  public let rest: String?
}

extension Interpreter {
  /// The parameters of a function that is written in Python; nil for any other value.
  public func signature(of function: Value) -> FunctionSignature? {
    guard case .function(let function) = function else { return nil }
    let parameters = function.scope.parameters
    let names = parameters.positional
    let firstDefault = names.count - function.defaults.count
    return FunctionSignature(
      positional: names.enumerated().map { index, symbol in
        FunctionSignature.Parameter(
          name: symbols.text(symbol),
          defaultValue: index >= firstDefault ? function.defaults[index - firstDefault] : nil)
      },
      // Parameters are the first locals, that of `*` after those before it.
      rest: parameters.hasRest && function.scope.locals.indices.contains(names.count)
        ? function.unit.tree.name(function.scope.locals[names.count]) : nil)
  }
}
