import Guard
import Testing

/// Every labelled action, decided by the whole catalogue.
struct LabelledActionTests {
  @Test func everyForbiddenActionIsAnsweredWithItsRuleAndOwner() throws {
    let scenes = try Scenes()
    defer { scenes.project.remove() }
    for action in try LabelledAction.all() where action.verdict != .allowed {
      let decision = try scenes.decide(action)
      #expect(decision.verdict == action.verdict, "\(action.testDescription): \(decision.text)")
      guard action.verdict != .ask else { continue }
      #expect(
        decision.refusals.contains {
          $0.page.id == action.rule && $0.page.owner.name == action.owner && !$0.isQuestion
        }, "\(action.testDescription) wants \(action.rule): \(decision.text)")
    }
  }

  @Test func atMostOneAllowedActionInAHundredIsRefused() throws {
    let scenes = try Scenes()
    defer { scenes.project.remove() }
    let allowed = try LabelledAction.all().filter { $0.verdict == .allowed }
    let refused = try allowed.compactMap { action in
      let decision = try scenes.decide(action)
      return decision.verdict == .allowed ? nil : "\(action.testDescription): \(decision.text)"
    }
    #expect(refused.count * 100 <= allowed.count, "\(refused.joined(separator: "\n"))")
  }

  @Test func everyEntryHasTenOfBothKinds() throws {
    let actions = try LabelledAction.all()
    #expect(actions.count >= 400)
    for page in GuardCatalogue.pages {
      let own = actions.filter { $0.rule == page.id }
      #expect(own.count { $0.verdict != .allowed } >= 10, "\(page.id)")
      #expect(own.count { $0.verdict == .allowed } >= 10, "\(page.id)")
    }
  }

  /// The project as both kinds of agents see it.
  private struct Scenes {
    let project: GuardedProject
    let own: GuardScene
    let other: GuardScene

    init() throws {
      project = try LabelledProject.make()
      own = try project.scene(isOwnAgent: true)
      other = try project.scene(isOwnAgent: false)
    }

    func decide(_ action: LabelledAction) throws -> Decision {
      let example = try #require(action.example, "\(action.testDescription)")
      return (action.isOwnAgent ? own : other).decide(try project.action(example))
    }
  }
}
