import Glibc
import ProjectFiles
import PythonInterpreter
import PythonSyntax
import SystemPackage

/// Runs Python files in the interpreter, for comparison with CPython and for measuring.
enum Command {
  static func run(_ arguments: [String]) -> Int32 {
    switch arguments.first {
    case "run":
      var status: Int32 = 0
      for path in arguments.dropFirst() where !runFile(path) { status = 1 }
      return status
    case "measure": return Measuring.run(Array(arguments.dropFirst()))
    case "mutate": return Mutating.run(Array(arguments.dropFirst()))
    default:
      print(
        """
        usage: interpreter-parity run FILE…            print what each program prints
               interpreter-parity measure FILE…        time the evaluation of all files
               interpreter-parity mutate COUNT SEED FILE…   evaluate damaged copies of the files
        """)
      return 2
    }
  }

  /// Prints a program's output, and how it ended if it did not end well.
  private static func runFile(_ path: String) -> Bool {
    guard let bytes = bytes(path) else { return false }
    let outcome = EvaluationThread.run { evaluate(bytes, path) }
    print(outcome?.output ?? "", terminator: "")
    if let failure = outcome?.failure { print(failure) }
    return outcome?.failure == nil
  }

  static func bytes(_ path: String) -> [UInt8]? {
    do throws(FileFailure) {
      return try FileReading.bytes(of: FilePath(path))
    } catch {
      print("\(path): \(error)")
      return nil
    }
  }

  static func evaluate(_ bytes: [UInt8], _ path: String) -> (output: String, failure: String?) {
    var options = InterpreterOptions()
    let real = FileReading.resolved(FilePath(path)) ?? FilePath(path)
    let folder = real.removingLastComponent()
    options.searchRoots = [folder.string]
    options.workingDirectory = folder.string
    options.source = ConfinedFiles(roots: [folder])
    let interpreter = Interpreter(options)
    let tree = PythonParser.parse(bytes)
    if let error = tree.error { return ("", "SyntaxError: \(error)") }
    let evaluation = interpreter.evaluate { (interpreter) throws(Interruption) -> Void in
      _ = try interpreter.run(tree, as: "__main__", path: real.string)
    }
    var failure: String?
    switch evaluation {
    case .finished: break
    case .raised(let raised):
      let place = raised.traceback.first.flatMap { interpreter.location(of: $0) }
      failure =
        "\(raised.typeName): \(interpreter.message(of: raised.exception)) (\(place?.description ?? "?"))"
    case .exhausted(let exhaustion):
      let place = interpreter.location(of: exhaustion.place)
      failure = "exhausted: \(exhaustion.reason) (\(place?.description ?? "?"))"
    }
    return (interpreter.record.output, failure)
  }
}
