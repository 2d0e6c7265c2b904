import AlembicHistory
import AlembicOperations
import JSON
import MigrationReplay
import ProjectFiles
import RevisionRendering
import SQLAlchemy
import Schema
import SchemaDiff
import SourceText
import SystemPackage

/// Replays histories, for comparison with real Alembic and real PostgreSQL.
enum Command {
  static func run(_ arguments: [String]) -> Int32 {
    guard let verb = arguments.first, verb == "revisions" || verb == "models",
      let options = Options(arguments.dropFirst())
    else {
      print(
        """
        usage: replay-parity revisions|models [--project DIR] [-c INI] [-n NAME]
                                              [--script-location DIR] [--version-location DIR]…
                                              [--sqlalchemy 2.0|2.1] [--milliseconds N]
                                              [--packages DIR]… [--environment NAME[=VALUE]]…
                 revisions: one JSON line for each: what upgrade() and downgrade() send, and what of
                 it is not known
                 models: the text of the revision that makes all that the models declare, as JSON
        """)
      return 2
    }
    do throws(SettingsFailure) {
      let project = try ProjectLocator.project(options.request)
      return verb == "models" ? models(project, options) : revisions(project, options)
    } catch {
      print("\(error)")
      return 1
    }
  }

  private static func models(_ project: AlembicProject, _ options: Options) -> Int32 {
    do throws(AlembicFailure) {
      var settings = ReplaySettings()
      settings.line = options.line
      if let milliseconds = options.milliseconds { settings.milliseconds = milliseconds }
      let replay = try HistoryReplay(project, project.readRevisions(), settings: settings)
      let comparison = try replay.comparison(
        seesOnlyWhatAlembicSees: true, at: "base", corrections: .none)
      let body = RenderedBody(
        comparison.changes, models: comparison.wordings, schema: comparison.migrations,
        options: comparison.rendering)
      let answer = JSONValue.object([
        "imports": .array(body.imports.map { .string($0) }), "upgrade": .string(body.upgrade),
        "downgrade": .string(body.downgrade),
        "unknowns": .array(body.unknowns.map { .string($0) }),
        "undecided": .array(comparison.undecided.map { .string($0.reason) }),
      ])
      print(String(decoding: answer.encoded(), as: UTF8.self))
      return 0
    } catch {
      print(error.standardOutput, terminator: "")
      return error.exitStatus
    }
  }

  private static func revisions(_ project: AlembicProject, _ options: Options) -> Int32 {
    do throws(AlembicFailure) {
      var settings = ReplaySettings()
      settings.line = options.line
      if !options.packages.isEmpty { settings.packages = options.packages }
      settings.environment = options.environment
      if let milliseconds = options.milliseconds { settings.milliseconds = milliseconds }
      let replay = try HistoryReplay(
        partsOf: project, project.readRevisions(), settings: settings)
      let lines = FileLines(project.directory)
      for side in try replay.eachRevision() {
        print(String(decoding: line(side, lines).encoded(), as: UTF8.self))
      }
      return 0
    } catch {
      print(error.standardOutput, terminator: "")
      return error.exitStatus
    }
  }

  private static func line(_ revision: HistoryReplay.BothWays, _ lines: FileLines) -> JSONValue {
    .object([
      "revision": .string(revision.revision), "file": .string(revision.file),
      "upgrade": side(revision.upgrade, lines), "downgrade": side(revision.downgrade, lines),
    ])
  }

  private static func side(_ run: RevisionRun, _ lines: FileLines) -> JSONValue {
    .object([
      "entries": .array(run.printedSteps.flatMap(\.entries).map { .string($0) }),
      "known": .bool(run.isKnown), "absent": .bool(run.isAbsent),
      "doubts": doubts(run.doubts, lines), "text_doubts": doubts(run.textDoubts, lines),
      "failures": .array(
        run.failures.map { failure in
          .object([
            "code": .string(failure.code), "message": .string(failure.message),
            "place": .string(lines.text(failure.place)),
          ])
        }),
    ])
  }

  private static func doubts(_ doubts: [MigrationDoubt], _ lines: FileLines) -> JSONValue {
    .array(
      doubts.map { doubt in
        .object([
          "reason": .string(doubt.reason), "place": .string(lines.text(doubt.place)),
          "tables": .array(doubt.tables.map { .string($0.plain) }),
          "data": .bool(doubt.dependsOnData),
        ])
      })
  }
}

/// What the command was asked.
private struct Options {
  var request = ProjectRequest(currentDirectory: FileReading.currentDirectory())
  var line: SQLAlchemyLine?
  var milliseconds: Int?
  var packages: [FilePath] = []
  var environment: [String: String?] = [:]

  init?(_ arguments: ArraySlice<String>) {
    var rest = arguments
    while let option = rest.popFirst() {
      guard let value = rest.popFirst() else { return nil }
      switch option {
      case "--project": request.project = value
      case "-c": request.config = value
      case "-n": request.name = value
      case "--script-location": request.scriptLocation = value
      case "--version-location": request.versionLocations.append(value)
      case "--milliseconds": milliseconds = Int(value)
      case "--packages": packages.append(FilePath(value))
      case "--environment":
        let parts = value.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        environment.updateValue(parts.count == 2 ? String(parts[1]) : nil, forKey: String(parts[0]))
      case "--sqlalchemy": line = SQLAlchemyLine(rawValue: value)
      default: return nil
      }
    }
  }
}

/// Turns places into `file:line:column`.
private final class FileLines {
  private let folder: FilePath
  private var files: [String: SourceFile?] = [:]

  init(_ folder: FilePath) { self.folder = folder }

  func text(_ place: Place?) -> String {
    guard let place else { return "" }
    guard let file = file(place.file) else { return place.file }
    let position = file.position(at: place.span.range.lowerBound)
    return "\(place.file):\(position.line):\(position.column)"
  }

  private func file(_ name: String) -> SourceFile? {
    if let known = files[name] { return known }
    var file: SourceFile?
    do throws(FileFailure) {
      let path = name.hasPrefix("/") ? FilePath(name) : folder.appending(name)
      file = SourceFile(name: name, bytes: try FileReading.bytes(of: path))
    } catch {}
    files[name] = file
    return file
  }
}
