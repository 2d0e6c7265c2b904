import SystemPackage
import Testing

@testable import AlembicHistory

@Suite struct VersionListingTests {
  private let tree: ProjectTree

  init() throws {
    tree = try ProjectTree([
      "v/b.py": "revision = 'b'", "v/a.py": "revision = 'a'", "v/B.py": "revision = 'B'",
      "v/__init__.py": "", "v/__init__old.py": "", "v/.#a.py": "", "v/README": "",
      "v/a.py.orig": "", "v/sub/c.py": "revision = 'c'", "v/__pycache__/gone.cpython-311.pyc": "",
      "v/__pycache__/a.cpython-311.pyc": "", "v/1f.py": "down_revision = None",
    ])
  }

  private func names(recursive: Bool = false, sourceless: Bool = false) -> [String] {
    RevisionFiles.read(
      locations: [tree.root.appending("v")], recursive: recursive, sourceless: sourceless,
      relativeTo: tree.root
    ).files.map(\.name)
  }

  @Test func takesPythonFilesInOrder() {
    #expect(names() == ["v/1f.py", "v/B.py", "v/a.py", "v/b.py"])
  }

  @Test func goesIntoFoldersWhenAsked() {
    #expect(names(recursive: true) == ["v/1f.py", "v/B.py", "v/a.py", "v/b.py", "v/sub/c.py"])
  }

  @Test func reportsCompiledFilesWithoutSource() {
    let files = RevisionFiles.read(
      locations: [tree.root.appending("v")], sourceless: true, relativeTo: tree.root)
    let compiled = files.files.filter { if case .bytecode = $0.standing { true } else { false } }
    #expect(compiled.map(\.name) == ["v/__pycache__/gone.cpython-311.pyc"])
  }

  @Test func namesWhatIsPassedBy() {
    let files = RevisionFiles.read(
      locations: [tree.root.appending("v"), tree.root.appending("missing")],
      relativeTo: tree.root)
    #expect(
      files.others.compactMap { $0.lastComponent?.string } == [".#a.py", "README", "a.py.orig"])
    #expect(files.missingLocations == [tree.root.appending("missing")])
  }

  @Test func readsALocationOnceOnly() {
    let files = RevisionFiles.read(
      locations: [tree.root.appending("v"), tree.root.appending("v")], relativeTo: tree.root)
    #expect(files.files.count == 4)
    #expect(files.warnings.contains { $0.contains("loaded twice! ignoring.") })
  }

  @Test func takesAnIDFromALegacyName() throws {
    let files = RevisionFiles.read(
      locations: [tree.root.appending("v")], relativeTo: tree.root)
    #expect(files.files.first?.legacyID == "1f")
    #expect(files.files.last?.legacyID == "b")
  }
}
