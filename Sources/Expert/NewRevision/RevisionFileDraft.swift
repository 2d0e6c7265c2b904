import AlembicHistory
import ProjectFiles
import RevisionWriter
import SourceText
import SystemPackage

/// A new file before it is written: what the template makes of a draft, checked as Alembic will read it.
struct RevisionFileDraft {
  /// The file as answers tell it.
  var file: NewRevision.File
  /// Where it will lie.
  var path: FilePath
  /// What will stand in it.
  var bytes: [UInt8]
  /// The file as a history reads it.
  var read: RevisionFile

  /// Makes the text and the name.
  ///
  /// - Throws: `ExpertFailure` when the template cannot be evaluated, and when its text is not a revision
  ///   with this id and these parents.
  init(
    _ draft: RevisionDraft, parents: [String], location: FilePath, id: String,
    template: ScriptTemplate, project: AlembicProject
  ) throws(ExpertFailure) {
    let date: CreateDate
    do throws(TimeZoneFailure) {
      date = try CreateDate.now(timezone: project.alembic.timezone)
    } catch {
      throw ExpertFailure(
        "Can't locate timezone: \(error.name).",
        remedy: "Correct the setting timezone, or install the time zone database (tzdata).")
    }
    var variables = TemplateVariables(
      message: draft.message, revision: id, downRevisions: parents, createDate: date,
      body: draft.body)
    variables.details = draft.details
    let output: ScriptTemplate.Output
    do throws(TemplateFailure) {
      output = try template.render(variables)
    } catch {
      throw ExpertFailure(
        "The template cannot be evaluated: \(error).",
        remedy: "Nothing was written. Simplify that place of the template, or create the revision "
          + "with \(project.runner.command("revision -m …")).")
    }
    path = location.pushing(FilePath(output.fileName)).lexicallyNormalized()
    bytes = try Self.encoded(output.text, project)
    let name = project.name(of: path)
    read = RevisionFile.read(
      contents: bytes, at: path, name: name, modules: ProjectModules(roots: project.moduleRoots))
    file = NewRevision.File(
      revision: id, message: draft.message, parents: parents, path: name, text: output.text,
      createDate: date.description)
    try checkPlace(location, project)
    try checkText()
    if let body = draft.body { try checkBody(body) }
  }

  /// The name must be one that Alembic finds again.
  private func checkPlace(_ location: FilePath, _ project: AlembicProject) throws(ExpertFailure) {
    let folder = path.removingLastComponent()
    let isInside = path.starts(with: location.lexicallyNormalized()) && path.extension == "py"
    let isDirect = folder == location.lexicallyNormalized()
    guard isInside, isDirect || project.alembic.recursiveVersionLocations else {
      throw ExpertFailure(
        "file_template gives \(file.path), where Alembic would not look for it.",
        remedy: isInside
          ? "Set recursive_version_locations, or leave folders out of file_template."
          : "Correct file_template.")
    }
  }

  /// The text must be the revision that was meant.
  private func checkText() throws(ExpertFailure) {
    let remedy =
      "Nothing was written. Compare script.py.mako with Alembic's own template: it assigns revision, "
      + "down_revision, branch_labels and depends_on."
    if case .syntaxError(let message, let position) = read.standing {
      throw ExpertFailure(
        "What the template makes is no Python: line \(position.line): \(message).", remedy: remedy)
    }
    guard ConnectionCredential.password(in: file.text) == nil else {
      throw ExpertFailure(
        "The file would hold a connection URL with a password, and it is committed.",
        remedy:
          "Nothing was written. Leave the URL out, and read it from the environment where it is "
          + "needed.")
    }
    guard read.revision.value == file.revision else {
      throw ExpertFailure("What the template makes does not assign revision.", remedy: remedy)
    }
    guard read.downRevision.value == file.parents else {
      throw ExpertFailure(
        "What the template makes does not assign down_revision as "
          + (file.parents.isEmpty ? "None" : file.parents.joined(separator: ", ")) + ".",
        remedy: remedy)
    }
  }

  /// The template must have a place for all that the body has.
  private func checkBody(_ body: RevisionBody) throws(ExpertFailure) {
    let parts = body.imports.map { ("imports", $0) } + [("upgrades", body.upgrade)]
    guard let missing = parts.first(where: { !file.text.contains($0.1) }) else { return }
    throw ExpertFailure(
      "The template does not write \(missing.0), and the revision needs it.",
      remedy: "Nothing was written. Let script.py.mako contain ${\(missing.0) if \(missing.0) else "
        + "\"\"}, as Alembic's own does.")
  }

  private static func encoded(
    _ text: String, _ project: AlembicProject
  ) throws(ExpertFailure) -> [UInt8] {
    let encoding = project.alembic.outputEncoding.lowercased().replacing("_", with: "-")
    let highest: UInt32
    switch encoding {
    case "utf-8", "utf8": return Array(text.utf8)
    case "ascii", "us-ascii": highest = 0x7F
    case "latin-1", "latin1", "iso-8859-1", "iso8859-1": highest = 0xFF
    default:
      throw ExpertFailure(
        "output_encoding is \(project.alembic.outputEncoding), which is not known here.",
        remedy: "Use utf-8.")
    }
    guard let scalar = text.unicodeScalars.first(where: { $0.value > highest }) else {
      return text.unicodeScalars.map { UInt8($0.value) }
    }
    throw ExpertFailure(
      "The text has the character \(scalar), which output_encoding \(encoding) cannot say.",
      remedy: "Leave it out of the message, or set output_encoding to utf-8.")
  }
}
