import PythonSyntax
import SourceText

/// A stand-in written in Python: what it does is itself understood by the interpreter.
public protocol PythonStandIn: StandInModule {
  /// The text of the module.
  static var source: String { get }

  /// Adds what the text needs, before it runs.
  static func prepare(_ module: ModuleObject, _ interpreter: Interpreter)

  /// Adds what Python cannot say, after the text has run.
  static func extend(_ module: ModuleObject, _ interpreter: Interpreter)
}

extension PythonStandIn {
  /// Runs the text.
  public static func populate(_ module: ModuleObject, _ interpreter: Interpreter) {
    prepare(module, interpreter)
    let tree = PythonParser.parse(Array(source.utf8))
    do throws(Interruption) {
      try interpreter.withCertainty { () throws(Interruption) -> Void in
        try interpreter.runBody(of: module, tree, "<\(name)>")
      }
    } catch {
      module.failure = Unknown(.budget, "the stand-in for \(name) could not be run", .nowhere)
    }
    module.names[.dunderFile] = nil
    extend(module, interpreter)
  }

  /// Adds nothing.
  public static func prepare(_ module: ModuleObject, _ interpreter: Interpreter) {}

  /// Adds nothing.
  public static func extend(_ module: ModuleObject, _ interpreter: Interpreter) {}
}
