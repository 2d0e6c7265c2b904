import ProjectFiles
import SourceText
import SystemPackage
import Testing

@testable import AlembicHistory

@Suite struct ConstantsTests {
  private func file(_ source: String) throws -> RevisionFile {
    let tree = try ProjectTree(["versions/x.py": source])
    let files = RevisionFiles.read(
      locations: [tree.root.appending("versions")], relativeTo: tree.root)
    return try #require(files.files.first)
  }

  @Test(
    arguments: [
      ("None", []), ("'a'", ["a"]), ("('a', 'b')", ["a", "b"]), ("['a']", ["a"]),
      ("{'b', 'a'}", ["a", "b"]), ("()", []), ("('a',) + ('b',)", ["a", "b"]),
      ("'a' 'b'", ["ab"]), ("P + '1'", ["p1"]), ("f'{P}2'", ["p2"]), ("'%s-%d' % (P, 3)", ["p-3"]),
      ("'{}{x}'.format(P, x=4)", ["p4"]), ("'.'.join([P, 'q'])", ["p.q"]),
      ("(*L, 'z')", ["l", "z"]),
      ("L[0]", ["l"]), ("'abcdef'[:3]", ["abc"]), ("P if True else None", ["p"]),
      ("tuple(L)", ["l"]), ("P and None", []), ("'a b'.split()", ["a", "b"]),
    ] as [(String, [String])])
  func computesConstants(_ expression: String, value: [String]) throws {
    let file = try file("P = 'p'\nL = ['l']\nrevision = 'r'\ndown_revision = \(expression)\n")
    #expect(file.downRevision.value == value)
  }

  @Test(arguments: [
    "other", "f()", "os.environ['X']", "'a'.encode()", "[x for x in L]", "M", "'x' * 3", "C.value",
    "f'{L}'", "L[7]", "'%r' % P",
  ])
  func neverGuesses(_ expression: String) throws {
    let file = try file(
      "import os\nfrom m import M\nclass C: value = 'c'\nP = 'p'\nL = ['l']\nrevision = 'r'\n"
        + "down_revision = \(expression)\n")
    guard case .unknown(let reason, let place) = file.downRevision else {
      Issue.record("\(file.downRevision)")
      return
    }
    #expect(!reason.isEmpty)
    #expect(place.line >= 1)
  }

  @Test func doesNotKnowWhatAConditionDecides() throws {
    let file = try file(
      "import os\nrevision = 'r'\nif os.name == 'nt':\n    down_revision = 'a'\nelse:\n"
        + "    down_revision = 'b'\n")
    guard case .unknown(_, let place) = file.downRevision else {
      Issue.record("\(file.downRevision)")
      return
    }
    #expect(place.line == 3)
  }

  @Test func followsKnownConditionsAndLaterAssignments() throws {
    let file = try file(
      "revision: str = 'old'\nif not None:\n    revision = 'new'\ndown_revision: str | None = None\n"
        + "X = Y = 'lab'\nbranch_labels = (X,)\nbranch_labels += (Y + '2',)\n")
    #expect(file.revision.value == "new")
    #expect(file.revision.position?.line == 3)
    #expect(file.downRevision.value == [])
    #expect(file.branchLabels.value == ["lab", "lab2"])
    #expect(file.dependsOn.value == nil)
  }

  @Test func aListThatIsChangedIsNotKnown() throws {
    let file = try file("revision = 'r'\ndown_revision = ['a']\ndown_revision.append('b')\n")
    #expect(file.downRevision.value == nil)
  }

  /// A line that is repeated, with what stands around it; short, because the test runner prints it.
  struct Repeated: Sendable, CustomTestStringConvertible {
    let first: String
    let line: String
    let count: Int
    var last = ""
    var testDescription: String { "\(count) times \(line)" }
    var source: String { first + String(repeating: line, count: count) + last }
  }

  /// Each doubles something sixty times, or goes twenty thousand levels deep.
  @Test(arguments: [
    Repeated(first: "L = (1,)\n", line: "L = L + L\n", count: 60),
    Repeated(first: "L = []\n", line: "L = [L, L]\n", count: 60, last: "down_revision = L\n"),
    Repeated(first: "L = []\n", line: "L = [L, L]\n", count: 60, last: "x = L == L\ny = {L, L}\n"),
    Repeated(first: "S = 'abcd'\n", line: "S = f'{S}{S}'\n", count: 60),
    Repeated(first: "S = 'abcd'\n", line: "S = S.join([S, S, S])\n", count: 60),
    Repeated(first: "if False:\n  a = 1\n", line: "elif False:\n  a = 1\n", count: 20_000),
    Repeated(first: "if x:\n  a = 1\n", line: "elif x:\n  a = 1\n", count: 20_000),
  ]) func endsSoon(_ hostile: Repeated) throws {
    #expect(try file(hostile.source + "revision = 'r'\n").revision.value == "r")
  }

  @Test func keepsThePlaceOfASyntaxError() throws {
    let file = try file("revision = 'r'\ndown_revision = (\n")
    guard case .syntaxError = file.standing else {
      Issue.record("\(file.standing)")
      return
    }
    #expect(file.revision.value == "r")
  }

  @Test func readsTheDocString() throws {
    let file = try file("\"\"\" First\n\nSecond\n\"\"\"\nrevision = 'r'\ndown_revision = None\n")
    let revision = Revision(id: "r", downRevisions: [], docstring: file.docstring)
    #expect(revision.doc == "First")
    #expect(revision.longDoc == "First\n\nSecond")
  }
}
