import AlembicHistory
import AlembicOperations
import MigrationReplay
import ProjectFiles
import Review
import Schema
import SchemaText
import SourceText
import SystemPackage

extension ProjectHistory {
  /// Judges revisions with the schema before and after each of their operations.
  ///
  /// - Throws: `ExpertFailure` when there are no such revisions, and when settings of the review are
  ///   wrong.
  public func review(_ request: ReviewRequest) throws(ExpertFailure) -> MigrationReview {
    guard let source = request.source else { return try reviewed(request) }
    let (history, name) = try adding(source, for: request)
    var asked = request
    asked.source = nil
    asked.targets = [name]
    return try history.reviewed(asked)
  }

  private func reviewed(_ request: ReviewRequest) throws(ExpertFailure) -> MigrationReview {
    let selection = try RuleSelection(project.expert)
    let health = try health()
    let replay = try reviewableReplay()
    let targets = ReviewTargets(self, replay?.graph)
    let (ids, ifNone) = try targets.choice(request)
    var reviewing = Reviewing(self, selection, health)
    reviewing.isOfTheWholeChange = request.targets.isEmpty
    reviewing.nextIfNone = ifNone
    if let replay, !ids.isEmpty {
      do throws(AlembicFailure) {
        let comparing = Set(replay.graph.heads).isSubset(of: ids)
        let reviewable = try replay.reviewable(Set(ids), comparing: comparing)
        var comparison = reviewable.comparison
        if !reviewable.lineages.isEmpty {
          comparison = nil
          reviewing.notes.append(
            "roots or branches make the same objects, so each stands for a database of its own: its "
              + "revisions were run without the others, and no end of the history was compared with "
              + "the models")
        } else if comparing, comparison == nil {
          do throws(AlembicFailure) {
            comparison = try replay.comparison(replayed: reviewable.revisions)
          } catch {
            reviewing.notes.append("the models cannot be read: \(error.message)")
          }
        }
        reviewing.judge(reviewable, comparison, ids: ids)
      } catch {
        reviewing.notes.append("the history cannot be run: \(error.message)")
      }
    }
    return reviewing.review(of: ids)
  }

  /// Judges revisions that were run already; the models are not asked.
  ///
  /// - Throws: `ExpertFailure` when settings of the review are wrong.
  func review(of runs: [HistoryReplay.BothWays]) throws(ExpertFailure) -> MigrationReview {
    let reviewable = HistoryReplay.Reviewable(
      revisions: runs.map {
        ReplayedRevision(revision: $0.revision, file: $0.file, before: $0.before, run: $0.upgrade)
      },
      downgrades: Dictionary(
        runs.map { ($0.revision, $0.downgrade) }, uniquingKeysWith: { first, _ in first }),
      externalTables: [], options: SessionOptions(), notes: [])
    var reviewing = Reviewing(self, try RuleSelection(project.expert), try health())
    let ids = runs.map(\.revision)
    reviewing.judge(reviewable, nil, ids: ids)
    return reviewing.review(of: ids)
  }

  /// The history with a text in place of the file that the request names, or beside the files.
  private func adding(
    _ source: String, for request: ReviewRequest
  ) throws(ExpertFailure) -> (ProjectHistory, String) {
    guard request.targets.count <= 1 else {
      throw ExpertFailure(
        "A text was given, and more than one revision.",
        remedy: "Name the one file that the text is for, or none.")
    }
    let modules = ProjectModules(roots: project.moduleRoots)
    func read(_ path: FilePath, _ name: String) -> RevisionFile {
      RevisionFile.read(contents: Array(source.utf8), at: path, name: name, modules: modules)
    }
    var all = files.files
    if let target = request.targets.first {
      let wanted = ReviewTargets.path(target, in: project)
      if let index = all.firstIndex(where: {
        $0.path == wanted || $0.name == target || $0.revision.value == target
      }) {
        all[index] = read(all[index].path, all[index].name)
        return (ProjectHistory(project: project, files: files.replacing(all)), all[index].name)
      }
    }
    let folder = project.alembic.versionLocations.first ?? project.alembic.scriptLocation
    let path =
      request.targets.first.map { ReviewTargets.path($0, in: project) }
      ?? folder.appending("unsaved.py")
    let file = read(path, project.name(of: path))
    return (ProjectHistory(project: project, files: files.adding(file)), file.name)
  }

  /// The history as far as it can be run; nil where Alembic could not load any of it.
  private func reviewableReplay() throws(ExpertFailure) -> HistoryReplay? {
    let settings: ReplaySettings
    do throws(SettingsFailure) {
      settings = try replaySettings()
    } catch {
      throw ExpertFailure(error.description, remedy: "")
    }
    if let replay = try? replay(settings) { return replay }
    return try? HistoryReplay(partsOf: project, files, settings: settings)
  }
}
