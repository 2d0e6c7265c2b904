/// Histories that Alembic cannot load, or barely.
extension HistoryFixture {
  static let aCycle = HistoryFixture(
    title: "a cycle",
    files: [
      File(name: "1.py", id: "cyc001", down: ["cyc003"], doc: "x"),
      File(name: "2.py", id: "cyc002", down: ["cyc001"], doc: "y"),
      File(name: "3.py", id: "cyc003", down: ["cyc002"], doc: "z"),
      File(name: "4.py", id: "start1", down: [], doc: "s"),
      File(name: "5.py", id: "start2", down: ["start1"], doc: "t"),
    ],
    transcript: """
      $ heads
      ! 1
      $ heads --resolve-dependencies
      FAILED: Cycle is detected in revisions (cyc001, cyc002, cyc003)
      ! 255
      $ history
      FAILED: Cycle is detected in revisions (cyc001, cyc002, cyc003)
      ! 255
      $ show start1
      FAILED: Cycle is detected in revisions (cyc001, cyc002, cyc003)
      ! 255

      """)

  static let aRevisionThatFollowsItself = HistoryFixture(
    title: "a revision that follows itself",
    files: [
      File(name: "1.py", id: "self01", down: ["self01"], doc: "x")
    ],
    transcript: """
      $ heads
      ! 1
      $ history
      FAILED: Self-loop is detected in revisions (self01)
      ! 255

      """)

  static let aMissingParent = HistoryFixture(
    title: "a missing parent",
    files: [
      File(name: "1.py", id: "here01", down: ["gone01"], doc: "x")
    ],
    transcript: """
      $ heads
      ! 1
      $ history
      ! 1

      """)

  static let anIdWithADash = HistoryFixture(
    title: "an id with a dash",
    files: [
      File(name: "1.py", id: "abc-01", down: [], doc: "x")
    ],
    transcript: """
      $ heads
      ! 1
      $ history
      FAILED: Character(s) '-' not allowed in revision identifier 'abc-01'
      ! 255

      """)

  static let oneIdTwice = HistoryFixture(
    title: "one id twice",
    files: [
      File(name: "1.py", id: "twice1", down: [], doc: "first"),
      File(name: "2.py", id: "twice1", down: [], doc: "second"),
      File(name: "3.py", id: "after1", down: ["twice1"], doc: "after"),
    ],
    transcript: """
      $ heads
      twice1
      after1 (head)
      $ history
      FAILED: Requested revision after1 overlaps with other requested revisions twice1
      ! 255
      $ branches
      FAILED: Requested revision after1 overlaps with other requested revisions twice1
      ! 255

      """)

  static let aLabelTwice = HistoryFixture(
    title: "a label twice",
    files: [
      File(name: "1.py", id: "lab001", down: [], labels: ["same"], doc: "x"),
      File(name: "2.py", id: "lab002", down: ["lab001"], labels: ["same"], doc: "y"),
    ],
    transcript: """
      $ history
      FAILED: Branch name 'same' in revision lab002 already used by revision lab001
      ! 255

      """)

  static let aFileWithoutARevision = HistoryFixture(
    title: "a file without a revision",
    files: [
      File(name: "1.py", id: "fine01", down: [], doc: "x"),
      File(name: "other.py", id: nil, down: []),
    ],
    transcript: """
      $ heads
      FAILED: Could not determine revision id from filename other.py. Be sure the 'revision' variable is declared inside the script (please see 'Upgrading from Alembic 0.1 to 0.2' in the documentation).
      ! 255
      $ history
      FAILED: Could not determine revision id from filename other.py. Be sure the 'revision' variable is declared inside the script (please see 'Upgrading from Alembic 0.1 to 0.2' in the documentation).
      ! 255

      """)

  static let noRevisionsAtAll = HistoryFixture(
    title: "no revisions at all",
    files: [],
    transcript: """
      $ heads
      $ history
      $ branches
      $ show head
      $ history -r base:+1
      FAILED: Relative revision +1 didn't produce 1 migrations
      ! 255

      """)

  static let theOrderOfFiles = HistoryFixture(
    title: "the order of files",
    files: [
      File(name: "z.py", id: "first1", down: [], doc: "z"),
      File(name: "m.py", id: "secnd1", down: ["first1"], doc: "m"),
      File(name: "a.py", id: "third1", down: ["first1"], doc: "a"),
      File(name: "k.py", id: "forth1", down: ["secnd1"], doc: "k"),
      File(name: "b.py", id: "fifth1", down: ["third1"], doc: "b"),
      File(name: "c.py", id: "sixth1", down: ["fifth1", "forth1"], doc: "c"),
      File(name: "d.py", id: "sevth1", down: ["secnd1"], doc: "d"),
    ],
    transcript: """
      $ heads
      sixth1 (head)
      sevth1 (head)
      $ history
      fifth1, forth1 -> sixth1 (head) (mergepoint), c
      third1 -> fifth1, b
      first1 -> third1, a
      secnd1 -> sevth1 (head), d
      secnd1 -> forth1, k
      first1 -> secnd1 (branchpoint), m
      <base> -> first1 (branchpoint), z
      $ branches
      secnd1 (branchpoint)
             -> forth1
             -> sevth1 (head)

      first1 (branchpoint)
             -> secnd1 (branchpoint)
             -> third1

      $ history -r secnd1:
      fifth1, forth1 -> sixth1 (head) (mergepoint), c
      secnd1 -> forth1, k
      secnd1 -> sevth1 (head), d
      first1 -> secnd1 (branchpoint), m
      $ history -r secnd1:sixth1
      fifth1, forth1 -> sixth1 (head) (mergepoint), c
      secnd1 -> forth1, k
      first1 -> secnd1 (branchpoint), m

      """)
}
