import PythonSyntax

/// How an evaluation ended.
public enum Evaluation<Result> {
  /// With a result.
  case finished(Result)
  /// With a Python exception that nothing caught.
  case raised(RaisedException)
  /// With its budget used up.
  case exhausted(Exhaustion)

  /// The result; nil when there is none.
  public var result: Result? {
    if case .finished(let result) = self { return result }
    return nil
  }
}

extension Interpreter {
  /// Evaluates within a budget of its own: the interpreter's usual one, or another.
  ///
  /// Must run on a thread with stack enough, see `EvaluationThread`.
  public func evaluate<Result>(
    _ budget: Budget? = nil, _ body: (Interpreter) throws(Interruption) -> Result
  ) -> Evaluation<Result> {
    begin(budget ?? options.budget)
    defer {
      // What an interruption has left open.
      branches = []
      decisions = []
      tries = []
      callers = []
      handled = []
      raisedMaybe = false
      importDepth = 0
    }
    do throws(Interruption) {
      return .finished(try body(self))
    } catch {
      switch error {
      case .raised(let raised): return .raised(raised)
      case .exhausted(let exhaustion): return .exhausted(exhaustion)
      }
    }
  }

  /// Runs a tree as the body of a module of that name; `path` is its `__file__`.
  ///
  /// - Throws: what the body raises, and the end of the budget.
  public func run(
    _ tree: PythonTree, as name: String, path: String
  ) throws(Interruption) -> ModuleObject {
    let module = ModuleObject(name)
    module.path = path
    keep(module)
    modules[name] = module
    try runBody(of: module, tree, path)
    return module
  }

  /// The unknown value that stands for an evaluation that ended without a result.
  public func unknown(for evaluation: Evaluation<some Any>) -> Unknown? {
    switch evaluation {
    case .finished: return nil
    case .exhausted(let exhaustion):
      return Unknown(.budget, exhaustion.reason, exhaustion.place)
    case .raised(let raised):
      return Unknown(
        .unsupported, "\(raised.typeName): \(message(of: raised.exception))",
        raised.traceback.first ?? .nowhere)
    }
  }
}
