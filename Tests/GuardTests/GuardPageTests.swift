import Guard
import Testing

/// Every page's examples, decided by the whole catalogue.
struct GuardPageTests {
  static let cases: [(String, Bool, Int)] = GuardCatalogue.pages.flatMap { page in
    page.forbidden.indices.map { (page.id, true, $0) }
      + page.allowed.indices.map { (page.id, false, $0) }
  }

  @Test(arguments: cases)
  func example(_ id: String, _ isForbidden: Bool, _ index: Int) throws {
    let project = try GuardedProject()
    defer { project.remove() }
    let page = try #require(GuardCatalogue.page(id))
    let example = (isForbidden ? page.forbidden : page.allowed)[index]
    let decision = try project.scene(isOwnAgent: true).decide(try project.action(example))
    let found = decision.refusals.contains {
      $0.page.id == id && !$0.isQuestion || $0.page.id == id && isForbidden
    }
    #expect(found == isForbidden, "\(example): \(decision.text)")
    #expect(!decision.text.contains("{"), "a place was not filled in: \(decision.text)")
  }

  @Test func idsAreDistinctAndEveryEntryHasBothKinds() {
    let pages = GuardCatalogue.pages
    #expect(Set(pages.map(\.id)).count == pages.count)
    for page in pages {
      #expect(!page.forbidden.isEmpty && !page.allowed.isEmpty, "\(page.id)")
    }
  }

  @Test func othersMayDoWhatOnlyThisExpertMayNot() throws {
    let project = try GuardedProject()
    defer { project.remove() }
    let scene = try project.scene(isOwnAgent: false)
    for page in GuardCatalogue.pages where page.reach == .thisExpert {
      for example in page.forbidden {
        let decision = scene.decide(try project.action(example))
        #expect(!decision.refusals.contains { $0.page.id == page.id }, "\(example)")
      }
    }
  }

  @Test(arguments: [
    "make migrate", "make", "sh scripts/deploy.sh", "./scripts/deploy.sh",
    "bash -x scripts/deploy.sh",
  ])
  func filesOfTheProjectAreRead(_ line: String) throws {
    let project = try GuardedProject()
    defer { project.remove() }
    let decision = try project.scene(isOwnAgent: false).decide(.command(line))
    #expect(decision.refusals.map(\.page.id) == ["database-upgrade"])
    #expect(decision.text.contains("poetry run alembic upgrade"))
  }

  @Test func aScriptForADatabaseIsRead() throws {
    let project = try GuardedProject()
    defer { project.remove() }
    let decision = try project.scene(isOwnAgent: false).decide(
      .command("psql -f scripts/schema.sql"))
    #expect(decision.refusals.map(\.page.id) == ["schema-changed-by-client"])
  }

  @Test func whatCannotBeReadIsAsked() throws {
    let project = try GuardedProject()
    defer { project.remove() }
    let scene = try project.scene(isOwnAgent: false)
    #expect(scene.decide(.command("git commit -m 'open")).verdict == .ask)
    #expect(scene.decide(.command("echo 'open")).verdict == .allowed)
    #expect(scene.decide(.command("alembic $VERB head")).verdict == .ask)
  }
}
