import AlembicHistory
import AppliedHistory
import ScratchGit
import SystemPackage
import Testing

/// A project in a repository that real git made, read as the tools read it.
struct CommittedProject {
  let scratch: ScratchRepository
  let project: AlembicProject

  /// A base and a head on `main`, then what the script does.
  static let start = """
    revision() { # name, id, parent
      printf '"%s"\\nfrom alembic import op\\n\\nrevision = "%s"\\ndown_revision = %s\\n\\n\\ndef upgrade():\\n    op.execute("SELECT 1")\\n\\n\\ndef downgrade():\\n    pass\\n' \
        "$1" "$2" "$3" > "db/versions/$2_$1.py"
    }
    mkdir -p db/versions
    printf '[alembic]\\nscript_location = db\\n' > alembic.ini
    echo 'from alembic import context' > db/env.py
    revision first aaaaaaaaaaaa None
    revision second bbbbbbbbbbbb '"aaaaaaaaaaaa"'
    commit() { git add -A . && git commit -qm "$1"; }

    """

  init(
    _ script: String, start: String = "git init -q .\n" + Self.start + "commit start\n",
    in folder: String = ""
  ) throws {
    scratch = try ScratchRepository(start + script)
    project = try ProjectLocator.project(
      ProjectRequest(currentDirectory: FilePath(scratch.path + folder)))
  }

  var applied: AppliedHistory { AppliedHistory(project) }

  func answer(_ name: String) -> AppliedStanding {
    applied.standing(of: FilePath("\(project.directory.string)/db/versions/\(name).py"))
  }

  func changes() -> [AppliedChange] { applied.changes(in: project.readRevisions()) }
}

@Suite(.enabled(if: ScratchRepository.hasGit, "no git here to make repositories with"))
struct AppliedHistoryTests {
  private let feature = """
    git checkout -q -b feature/x
    revision third cccccccccccc '"bbbbbbbbbbbb"'

    """

  @Test func whatIsOnTheDefaultBranchIsApplied() throws {
    let project = try CommittedProject(feature)
    let standing = project.answer("aaaaaaaaaaaa_first")
    #expect(standing.answer == .applied)
    #expect(standing.because.contains("in the tree of main ("))
    #expect(project.answer("cccccccccccc_third").because == "it is not committed")
    #expect(project.answer("cccccccccccc_third").answer == .draft)
    #expect(project.changes() == [])
    #expect(project.applied.referenceName == "main")
    #expect(project.applied.tellsDrafts)
  }

  @Test func stagedAndCommittedOnABranchAreDrafts() throws {
    let project = try CommittedProject(feature + "git add -A .")
    #expect(project.answer("cccccccccccc_third").because == "it is staged and not committed")
    try project.scratch.run("git commit -qm third")
    let standing = project.answer("cccccccccccc_third")
    #expect(standing.answer == .draft)
    #expect(standing.because.hasPrefix("it is committed on feature/x and not in the tree of main"))
    let files = project.project.readRevisions()
    #expect(project.applied.unapplied(in: files).map(\.revision.value) == ["cccccccccccc"])
  }

  @Test func theRemotesDefaultBranchCountsBeforeTheLocalOne() throws {
    let project = try CommittedProject(
      "revision third cccccccccccc '\"bbbbbbbbbbbb\"'; commit third",
      start: "git init -q up && cd up\n" + CommittedProject.start
        + "commit start && cd .. && git clone -q up down && cd down\n", in: "/down")
    #expect(project.applied.referenceName == "origin/main")
    #expect(project.answer("cccccccccccc_third").answer == .draft)
    #expect(project.answer("bbbbbbbbbbbb_second").answer == .applied)
  }

  @Test func theSettingNamesAnotherBranch() throws {
    let project = try CommittedProject(
      """
      git branch production
      revision third cccccccccccc '"bbbbbbbbbbbb"'; commit third
      echo 'applied_ref = "production"' > alembic-expert.toml
      """)
    #expect(project.answer("cccccccccccc_third").answer == .draft)
    #expect(project.answer("bbbbbbbbbbbb_second").because.contains("production"))
    try project.scratch.run("echo 'applied_ref = \"origin/gone\"' > alembic-expert.toml")
    let lost = try CommittedProject("echo 'applied_ref = \"origin/gone\"' > alembic-expert.toml")
    #expect(lost.answer("bbbbbbbbbbbb_second").answer == .unknown)
    #expect(lost.applied.notes.first?.contains("origin/gone") == true)
  }

  @Test(arguments: ["", "git gc -q"])
  func anEditIsFoundWithItsDifference(_ packing: String) throws {
    let project = try CommittedProject(
      feature + packing + "\nsed -i 's/SELECT 1/SELECT 2/' db/versions/aaaaaaaaaaaa_first.py")
    let change = try #require(project.changes().first)
    #expect(change.kind == .edited)
    #expect(change.file == "db/versions/aaaaaaaaaaaa_first.py")
    #expect(change.revision == "aaaaaaaaaaaa")
    #expect(change.line == 9)
    #expect(change.diff.contains("-    op.execute(\"SELECT 1\")\n+    op.execute(\"SELECT 2\")\n"))
    #expect(change.reparented == nil)
    // Committed or not, it is the same change.
    try project.scratch.run("git commit -qam edit")
    #expect(project.changes() == [change])
  }

  @Test func otherLineEndsAreNoEdit() throws {
    let project = try CommittedProject("sed -i 's/$/\\r/' db/versions/aaaaaaaaaaaa_first.py")
    #expect(project.changes() == [])
  }

  @Test func aDeletedFileIsFound() throws {
    let project = try CommittedProject(feature + "rm db/versions/bbbbbbbbbbbb_second.py")
    #expect(project.changes().map(\.kind) == [.deleted])
    #expect(project.changes().first?.revision == "bbbbbbbbbbbb")
    try project.scratch.run("git add -A . && git commit -qm gone")
    #expect(project.changes().map(\.kind) == [.deleted])
  }

  @Test func aRenamedFileIsFoundByItsIDOrItsContents() throws {
    let project = try CommittedProject(
      feature + "git mv db/versions/bbbbbbbbbbbb_second.py db/versions/0002_second.py")
    let change = try #require(project.changes().first)
    #expect(change.kind == .renamed(from: "db/versions/bbbbbbbbbbbb_second.py"))
    #expect(change.file == "db/versions/0002_second.py")
    #expect(change.diff == "")
    try project.scratch.run("sed -i 's/SELECT 1/SELECT 2/' db/versions/0002_second.py")
    #expect(project.changes().count == 1)
    #expect(project.changes().first?.diff.contains("+    op.execute(\"SELECT 2\")") == true)
    // The new path is no draft, and a copy beside the old one is.
    let renamed = project.answer("0002_second")
    #expect(renamed.answer == .applied)
    #expect(renamed.because.contains("db/versions/bbbbbbbbbbbb_second.py"))
    try project.scratch.run("cp db/versions/aaaaaaaaaaaa_first.py db/versions/0001_first.py")
    #expect(project.answer("0001_first").answer == .draft)
  }

  @Test func anotherParentIsSaid() throws {
    let project = try CommittedProject(
      "sed -i 's/down_revision = .*/down_revision = None/' db/versions/bbbbbbbbbbbb_second.py")
    #expect(
      project.changes().first?.reparented
        == AppliedChange.Reparenting(from: ["aaaaaaaaaaaa"], to: []))
  }

  @Test func aBranchThatIsBehindChangedNothing() throws {
    let project = try CommittedProject(
      """
      git checkout -q -b feature/x
      git checkout -q main
      revision third cccccccccccc '"bbbbbbbbbbbb"'
      echo '# a comment that came later' >> db/versions/aaaaaaaaaaaa_first.py
      commit later
      git checkout -q feature/x
      """)
    #expect(project.changes() == [])
    try project.scratch.run("echo '# mine' >> db/versions/aaaaaaaaaaaa_first.py")
    let change = try #require(project.changes().first)
    #expect(change.diff.contains("+# mine"))
    #expect(!change.diff.contains("came later"))
  }

  @Test func otherModulesOfAVersionFolderMayChange() throws {
    let project = try CommittedProject(
      "echo 'X = 1' > db/versions/words.py; commit words; echo 'X = 2' > db/versions/words.py")
    #expect(project.changes() == [])
  }

  @Test func aDetachedHeadIsComparedWithTheDefaultBranch() throws {
    let project = try CommittedProject(feature + "commit third; git checkout -q --detach")
    let standing = project.answer("cccccccccccc_third")
    #expect(standing.answer == .draft)
    #expect(standing.because.contains("in the commit that is checked out"))
  }

  @Test func withoutAnyKnownBranchTheCheckedOutCommitCounts() throws {
    let project = try CommittedProject(
      "git checkout -q -b trunk; git branch -q -D main; revision third cccccccccccc '\"bbbbbbbbbbbb\"'"
    )
    #expect(project.answer("bbbbbbbbbbbb_second").answer == .applied)
    #expect(project.answer("cccccccccccc_third").answer == .draft)
    #expect(project.applied.referenceName == "trunk")
    #expect(!project.applied.tellsDrafts)
  }

  @Test func aShallowCloneStillTellsWhatItHas() throws {
    let project = try CommittedProject(
      "sed -i 's/SELECT 1/SELECT 2/' db/versions/aaaaaaaaaaaa_first.py",
      start: "git init -q up && cd up\n" + CommittedProject.start
        + "commit start; echo x > x; commit more; cd ..\n"
        + "git clone -q --depth 1 \"file://$PWD/up\" down && cd down\n", in: "/down")
    #expect(project.answer("aaaaaaaaaaaa_first").answer == .applied)
    #expect(project.changes().map(\.kind) == [.edited])
  }

  @Test func aWorktreeAndASubmoduleAreRepositoriesToo() throws {
    let worktree = try CommittedProject(
      "cd ../tree; revision third cccccccccccc '\"bbbbbbbbbbbb\"'",
      start: "git init -q one && cd one\n" + CommittedProject.start
        + "commit start; git worktree add -q -b feature/x ../tree\n", in: "/tree")
    #expect(worktree.answer("aaaaaaaaaaaa_first").answer == .applied)
    #expect(worktree.answer("cccccccccccc_third").answer == .draft)
    let submodule = try CommittedProject(
      "cd lib; revision third cccccccccccc '\"bbbbbbbbbbbb\"'",
      start: "git init -q one && cd one\n" + CommittedProject.start
        + "commit start; cd ..; git init -q two; cd two; git submodule --quiet add ../one lib\n",
      in: "/two/lib")
    #expect(submodule.answer("aaaaaaaaaaaa_first").answer == .applied)
    #expect(submodule.answer("cccccccccccc_third").answer == .draft)
  }

  @Test func withoutARepositoryNothingIsKnown() throws {
    let project = try CommittedProject("", start: CommittedProject.start)
    let standing = project.answer("aaaaaaaaaaaa_first")
    #expect(standing.answer == .unknown)
    #expect(
      standing.because
        == "the project lies in no git repository, and there is no alembic-expert.lock")
    #expect(project.changes() == [])
  }

  @Test func aRepositoryWithoutCommitsHasOnlyDrafts() throws {
    let project = try CommittedProject("", start: "git init -q .\n" + CommittedProject.start)
    #expect(project.answer("aaaaaaaaaaaa_first").answer == .draft)
    #expect(project.answer("aaaaaaaaaaaa_first").because == "nothing is committed yet")
  }

  @Test func aSparseCheckoutDeletesNothing() throws {
    let project = try CommittedProject(
      "git sparse-checkout set --no-cone '/*' '!/db/versions/bbbbbbbbbbbb_second.py' || true")
    try #require(project.project.readRevisions().files.count == 1)
    #expect(project.changes() == [])
  }
}
