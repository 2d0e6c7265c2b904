import ProjectFiles
import SourceText
import SystemPackage

extension RevisionGraph {
  /// The graph of `files`, failing where Alembic fails to load them.
  ///
  /// - Throws: `AlembicFailure` of kind `command` or `uncaught` as Alembic ends, and `refused` when a
  ///   value that Alembic would compute is not known without running Python.
  public static func strict(_ files: RevisionFiles) throws(AlembicFailure) -> RevisionGraph {
    try strict(files, catching: true)
  }

  /// As `strict(_:)`; `catching` says whether the command turns revision errors into its own.
  ///
  /// Alembic's `heads` asks the map outside of its error handling, so that a cycle ends in a traceback
  /// there and in `FAILED:` everywhere else.
  ///
  /// - Throws: `AlembicFailure`.
  public static func strict(
    _ files: RevisionFiles, catching: Bool
  ) throws(AlembicFailure) -> RevisionGraph {
    do throws(RevisionError) {
      var graph = try RevisionGraph(loading: revisions(of: files))
      graph.warnings = files.warnings + graph.warnings
      return graph
    } catch {
      throw catching ? error.failure() : error.escaped
    }
  }

  /// The graph of what `files` hold of a history whose other revisions lie elsewhere, as those of a
  /// distribution that extends another's history: parents and dependencies without a file are left out,
  /// and so are dependencies that are not known.
  ///
  /// - Throws: `AlembicFailure` for everything else that `strict(_:)` fails with.
  public static func partial(_ files: RevisionFiles) throws(AlembicFailure) -> RevisionGraph {
    do throws(RevisionError) {
      var revisions = try revisions(of: files, isPartial: true)
      let names = Set(revisions.flatMap { [$0.id] + $0.branchLabels })
      for index in revisions.indices {
        revisions[index].downRevisions.removeAll { !names.contains($0) }
        revisions[index].dependencies.removeAll { !names.contains($0) }
      }
      return try RevisionGraph(loading: revisions)
    } catch {
      throw error.failure()
    }
  }

  private static func revisions(
    of files: RevisionFiles, isPartial: Bool = false
  ) throws(RevisionError) -> [Revision] {
    var revisions: [Revision] = []
    revisions.reserveCapacity(files.files.count)
    for (index, file) in files.files.enumerated() {
      revisions.append(try revision(file, index, isPartial))
    }
    return revisions
  }

  private static func revision(
    _ file: RevisionFile, _ index: Int, _ isPartial: Bool
  ) throws(RevisionError) -> Revision {
    switch file.standing {
    case .syntaxError(let message, let position):
      throw .uncaught("SyntaxError: \(message) (\(file.name), line \(position.line))")
    case .unreadable(let failure): throw .uncaught(failure.description)
    case .bytecode:
      throw .refused(
        "\(file.name) is compiled Python without its source, which cannot be read here")
    case .noRevision:
      let name = file.path.lastComponent?.string ?? file.name
      throw .command(
        "Could not determine revision id from filename \(name). Be sure the 'revision' variable is "
          + "declared inside the script (please see 'Upgrading from Alembic 0.1 to 0.2' in the "
          + "documentation).")
    case .revision: break
    }
    let id: String
    if case .missing = file.revision, let legacy = file.legacyID {
      id = legacy
    } else {
      id = try value(of: file.revision, "revision", file, missing: nil)
    }
    let parents = try value(of: file.downRevision, "down_revision", file, missing: nil)
    let labels = try value(of: file.branchLabels, "branch_labels", file, missing: [])
    var dependencies: [String] = []
    if case .unknown = file.dependsOn, isPartial {
    } else {
      dependencies = try value(of: file.dependsOn, "depends_on", file, missing: [])
    }
    if parents.contains(id) { throw .message("Self-loop is detected in revisions (\(id))") }
    if dependencies.contains(id) {
      throw .message("Dependency self-loop is detected in revisions (\(id))")
    }
    let illegal = Set(id.unicodeScalars.filter { illegalInID.contains($0) }.map(String.init))
    if !illegal.isEmpty {
      throw .message(
        "Character(s) '\(illegal.sorted().joined(separator: ", "))' not allowed in revision "
          + "identifier '\(id)'")
    }
    return Revision(
      id: id, downRevisions: parents, dependencies: dependencies, branchLabels: labels,
      docstring: file.docstring, path: file.path, file: index)
  }

  /// Characters that Alembic allows in no revision id.
  static let illegalInID: Set<Unicode.Scalar> = ["@", "-", "+", ":"]

  private static func value<Value>(
    of variable: RevisionVariable<Value>, _ name: String, _ file: RevisionFile, missing: Value?
  ) throws(RevisionError) -> Value {
    switch variable {
    case .known(let value, _): return value
    case .missing:
      guard let missing else {
        throw .uncaught("AttributeError: \(file.name) has no attribute '\(name)'")
      }
      return missing
    case .unusable(let type, let position):
      throw .uncaught(
        "TypeError: \(name) of \(file.name), line \(position.line), is \(type)")
    case .unknown(let reason, let position):
      throw .refused(
        "\(name) of \(file.name), line \(position.line), cannot be known without running Python: "
          + reason)
    }
  }
}
