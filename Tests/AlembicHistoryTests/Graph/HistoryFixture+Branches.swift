/// Branches with labels, several bases and dependencies.
extension HistoryFixture {
  static let branchesWithLabels = HistoryFixture(
    title: "branches with labels",
    files: [
      File(name: "1.py", id: "root01", down: [], doc: "root"),
      File(name: "2.py", id: "core01", down: ["root01"], labels: ["core"], doc: "core"),
      File(name: "3.py", id: "core02", down: ["core01"], doc: "core on"),
      File(name: "4.py", id: "mail01", down: ["root01"], labels: ["mail", "post"], doc: "mail"),
      File(name: "5.py", id: "mail02", down: ["mail01"], doc: "mail on"),
    ],
    transcript: """
      $ heads
      core02 (core) (head)
      mail02 (mail, post) (head)
      $ history
      core01 -> core02 (core) (head), core on
      root01 -> core01 (core), core
      mail01 -> mail02 (mail, post) (head), mail on
      root01 -> mail01 (mail, post), mail
      <base> -> root01 (branchpoint), root
      $ branches
      root01 (branchpoint)
             -> core01 (core)
             -> mail01 (mail, post)

      $ branches -v
      Rev: root01 (branchpoint)
      Parent: <base>
      Branches into: core01, mail01
      Path: {versions}/1.py

          root

             -> core01 (core), core
             -> mail01 (mail, post), mail

      $ show core@head
      Rev: core02 (head)
      Parent: core01
      Branch names: core
      Path: {versions}/3.py

          core on

      $ show mail@heads
      Rev: mail02 (head)
      Parent: mail01
      Branch names: mail, post
      Path: {versions}/5.py

          mail on

      $ show core@base
      $ show core@mail02
      FAILED: Can't locate revision identified by 'mail02'
      ! 255
      $ history -r core@base:core@head
      core01 -> core02 (core) (head), core on
      root01 -> core01 (core), core
      <base> -> root01 (branchpoint), root
      $ history -r :core@head
      core01 -> core02 (core) (head), core on
      root01 -> core01 (core), core
      <base> -> root01 (branchpoint), root
      $ history -r :mail@+1
      <base> -> root01 (branchpoint), root
      $ history -r mail@-1:
      mail01 -> mail02 (mail, post) (head), mail on
      root01 -> mail01 (mail, post), mail
      $ history -r :post@mail02-1
      root01 -> mail01 (mail, post), mail
      <base> -> root01 (branchpoint), root
      $ show nolabel@head
      FAILED: Can't locate revision identified by 'nolabel'
      ! 255
      $ history -r core02@head:heads
      core01 -> core02 (core) (head), core on

      """)

  static let severalBases = HistoryFixture(
    title: "several bases",
    files: [
      File(name: "1.py", id: "base_a", down: [], labels: ["a"], doc: "a"),
      File(name: "2.py", id: "base_b", down: [], labels: ["b"], doc: "b"),
      File(name: "3.py", id: "next_a", down: ["base_a"], doc: "a on"),
      File(name: "4.py", id: "next_b", down: ["base_b"], doc: "b on"),
    ],
    transcript: """
      $ heads
      next_a (a) (head)
      next_b (b) (head)
      $ history
      base_a -> next_a (a) (head), a on
      <base> -> base_a (a), a
      base_b -> next_b (b) (head), b on
      <base> -> base_b (b), b
      $ history -r a@base:heads
      base_a -> next_a (a) (head), a on
      <base> -> base_a (a), a
      $ history -r :a@head
      base_a -> next_a (a) (head), a on
      <base> -> base_a (a), a
      $ history -r base:b@head
      base_b -> next_b (b) (head), b on
      <base> -> base_b (b), b
      $ show base

      """)

  static let dependencies = HistoryFixture(
    title: "dependencies",
    files: [
      File(name: "1.py", id: "d00001", down: [], doc: "one"),
      File(name: "2.py", id: "d00002", down: ["d00001"], doc: "two"),
      File(
        name: "3.py", id: "e00001", down: [], dependsOn: ["d00002"], labels: ["extra"],
        doc: "needs two"),
      File(name: "4.py", id: "e00002", down: ["e00001"], doc: "on"),
    ],
    transcript: """
      $ heads
      d00002 (effective head)
      e00002 (extra) (head)
      $ heads --resolve-dependencies
      e00002 (extra) (head)
      $ heads -v
      Rev: d00002 (head)
      Parent: d00001
      Path: {versions}/2.py

          two

      Rev: e00002 (head)
      Parent: e00001
      Branch names: extra
      Path: {versions}/4.py

          on

      $ history
      e00001 -> e00002 (extra) (head), on
      <base> (d00002) -> e00001 (extra), needs two
      d00001 -> d00002 (effective head), two
      <base> -> d00001, one
      $ branches
      $ history -r d00002:e00002
      ! 1
      $ history -r extra@base:extra@head
      e00001 -> e00002 (extra) (head), on
      <base> (d00002) -> e00001 (extra), needs two
      d00001 -> d00002 (effective head), two
      <base> -> d00001, one
      $ history -r :extra@head
      e00001 -> e00002 (extra) (head), on
      <base> (d00002) -> e00001 (extra), needs two
      d00001 -> d00002 (effective head), two
      <base> -> d00001, one
      $ history -r e00001:heads
      e00001 -> e00002 (extra) (head), on
      <base> (d00002) -> e00001 (extra), needs two

      """)

  static let aDependencyOnALabel = HistoryFixture(
    title: "a dependency on a label",
    files: [
      File(name: "1.py", id: "d00001", down: [], labels: ["lib"], doc: "one"),
      File(name: "2.py", id: "d00002", down: ["d00001"], doc: "two"),
      File(name: "3.py", id: "e00001", down: [], dependsOn: ["lib"], doc: "needs it"),
      File(name: "4.py", id: "e00002", down: ["e00001"], dependsOn: ["d00002"], doc: "needs two"),
    ],
    transcript: """
      $ heads
      d00002 (lib) (effective head)
      e00002 (head)
      $ history
      e00001 (d00002) -> e00002 (head), needs two
      <base> (lib) -> e00001, needs it
      d00001 -> d00002 (lib) (effective head), two
      <base> -> d00001 (lib), one
      $ heads --resolve-dependencies -v
      Rev: e00002 (head)
      Parent: e00001
      Also depends on: d00002
      Path: {versions}/4.py

          needs two


      """)
}
