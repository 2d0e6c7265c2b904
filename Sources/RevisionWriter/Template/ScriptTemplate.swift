import AlembicHistory
import AlembicOperations
import ProjectFiles
import PythonInterpreter
import PythonSyntax
import SQLAlchemy
import SystemPackage

/// A project's `script.py.mako`.
public struct ScriptTemplate: Sendable {
  private let project: AlembicProject
  private let path: FilePath
  private let name: String
  private let bytes: [UInt8]
  /// Whether `env.py` runs before the template, and may give it variables.
  public var runsEnvironment = false

  /// What a template makes.
  public struct Output: Sendable, Equatable {
    /// The text of the file.
    public var text: String
    /// The name of the file, by the setting `file_template`.
    public var fileName: String
  }

  /// Reads the template of a project.
  ///
  /// - Throws: `TemplateFailure` when there is none or it is not UTF-8.
  public init(of project: AlembicProject) throws(TemplateFailure) {
    self.project = project
    path = project.alembic.scriptLocation.appending("script.py.mako")
    name = project.name(of: path)
    do throws(FileFailure) {
      bytes = try FileReading.bytes(of: path)
    } catch {
      throw TemplateFailure(file: name, line: nil, reason: "\(error)")
    }
    guard String(validating: bytes, as: UTF8.self) != nil else {
      throw TemplateFailure(file: name, line: nil, reason: "the template is not UTF-8")
    }
  }

  /// The text and the name of a new revision's file.
  ///
  /// - Throws: `TemplateFailure` where Mako refuses the template, where the template raises, and where
  ///   what it writes cannot be known from the project's files.
  public func render(_ variables: TemplateVariables) throws(TemplateFailure) -> Output {
    let nodes = try TemplateLexer.nodes(of: bytes, file: name)
    var variables = variables
    variables.body?.leaveOut(importsOf: String(decoding: bytes, as: UTF8.self))
    let outcome = EvaluationThread.run { () -> Result<Output, TemplateFailure> in
      let evaluation = TemplateEvaluation(self.project, path: path.string, name: name)
      if runsEnvironment { evaluation.readEnvironment() }
      do throws(TemplateFailure) {
        return .success(try evaluation.output(nodes, variables))
      } catch {
        return .failure(error)
      }
    }
    guard let outcome else {
      throw TemplateFailure(file: name, line: nil, reason: "no thread could be started")
    }
    return try outcome.get()
  }
}
