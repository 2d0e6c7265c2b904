import Glibc
import ProjectFiles
import PythonInterpreter
import PythonSyntax
import SystemPackage
import Testing

/// Whole programs print what CPython prints; `rewrite-expected` writes the expected outputs.
struct ProgramTests {
  static let folder = FilePath(#filePath).removingLastComponent().appending("Programs")

  static var names: [String] {
    do {
      return try FileReading.entries(of: folder).map(\.name).filter { $0.hasSuffix(".py") }
    } catch {
      return []
    }
  }

  @Test(arguments: names)
  func printsAsCPython(_ name: String) throws {
    let path = Self.folder.appending(name)
    let source = try FileReading.bytes(of: path)
    let expected = try FileReading.bytes(
      of: Self.folder.appending(name.replacing(".py", with: ".out")))
    var options = InterpreterOptions()
    options.searchRoots = [Self.folder.string]
    options.workingDirectory = Self.folder.string
    options.source = ConfinedFiles(roots: [Self.folder])
    options.budget.milliseconds = 20_000
    let outcome = Program.run(source, options, path: path.string)
    let lines = outcome.output.split(separator: "\n", omittingEmptySubsequences: false)
    let wanted = String(decoding: expected, as: UTF8.self)
      .split(separator: "\n", omittingEmptySubsequences: false)
    #expect(outcome.failure == nil)
    for (index, line) in wanted.enumerated() where index >= lines.count || lines[index] != line {
      Issue.record("line \(index + 1): \(index < lines.count ? lines[index] : "—") ≠ \(line)")
      break
    }
    #expect(lines.count == wanted.count)
  }
}
