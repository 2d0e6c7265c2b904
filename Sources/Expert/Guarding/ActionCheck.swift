import AlembicHistory
import AppliedHistory
import Guard
import ProjectFiles
import Synchronization
import SystemPackage

/// What may be done about migrations, asked before it is done.
public enum ActionCheck {
  /// What the catalogue says to `action`.
  ///
  /// - Parameters:
  ///   - request: Where the project is looked for; without one, databases and git are guarded all the
  ///     same.
  ///   - folder: Where a command would start.
  ///   - isOwnAgent: Whether our own agent acts, for whom more is forbidden.
  public static func decide(
    _ action: Action, _ request: ProjectRequest, in folder: FilePath, isOwnAgent: Bool
  ) -> Decision {
    let scene = scene(request, in: folder, action, isOwnAgent: isOwnAgent)
    var decision = scene.decide(action)
    // A path may lead into another project: its revisions are as good as those here.
    var known = [scene.project?.directory]
    for outer in scene.outerFolders(of: action) {
      let request = ProjectRequest(currentDirectory: outer, roots: request.roots)
      guard let project = try? ProjectLocator.project(request, onlyUpwards: true),
        !known.contains(project.directory)
      else { continue }
      known.append(project.directory)
      let other = self.scene(of: project, in: folder, isOwnAgent: isOwnAgent)
      decision = decision.joined(with: other.decide(action))
    }
    return decision
  }

  /// The project that an action is about: around the files that it changes, else around the folder.
  private static func scene(
    _ request: ProjectRequest, in folder: FilePath, _ action: Action, isOwnAgent: Bool
  ) -> GuardScene {
    var places = [folder]
    if case .changes(let changes) = action {
      places = changes.map { $0.path.removingLastComponent() } + places
    }
    var found: AlembicProject?
    for place in places {
      var request = request
      request.currentDirectory = place
      found = try? ProjectLocator.project(request)
      if found != nil { break }
    }
    guard let project = found else {
      return GuardScene(folder: folder, project: nil, isOwnAgent: isOwnAgent) { _ in
        .unknown("no Alembic project was found")
      }
    }
    return self.scene(of: project, in: folder, isOwnAgent: isOwnAgent)
  }

  private static func scene(
    of project: AlembicProject, in folder: FilePath, isOwnAgent: Bool
  ) -> GuardScene {
    let applied = AppliedOnce(project)
    return GuardScene(folder: folder, project: project, isOwnAgent: isOwnAgent) { path in
      let standing = applied.history.standing(of: path)
      switch standing.answer {
      case .applied: return .applied(standing.because)
      case .draft: return .draft
      case .unknown: return .unknown(standing.because)
      }
    }
  }
}

/// What is applied, read when it is first asked for: most actions touch no revision.
private final class AppliedOnce: Sendable {
  private let project: AlembicProject
  private let known = Mutex<AppliedHistory?>(nil)

  init(_ project: AlembicProject) { self.project = project }

  var history: AppliedHistory {
    known.withLock { known in
      let history = known ?? AppliedHistory(project)
      known = history
      return history
    }
  }
}
