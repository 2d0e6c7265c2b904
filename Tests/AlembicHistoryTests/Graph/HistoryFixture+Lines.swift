/// Lines, forks and merges.
extension HistoryFixture {
  static let aLine = HistoryFixture(
    title: "a line",
    files: [
      File(
        name: "b_two.py", id: "bbbb22222222", down: ["aaaa11111111"],
        doc: "Add two\n\nMore about it.\n  indented"),
      File(name: "a_one.py", id: "aaaa11111111", down: [], doc: "Begin"),
      File(name: "c.py", id: "cccc33333333", down: ["bbbb22222222"]),
    ],
    transcript: """
      $ heads
      cccc33333333 (head)
      $ history
      bbbb22222222 -> cccc33333333 (head),\u{20}
      aaaa11111111 -> bbbb22222222, Add two
      <base> -> aaaa11111111, Begin
      $ history -v
      Rev: cccc33333333 (head)
      Parent: bbbb22222222
      Path: {versions}/c.py



      Rev: bbbb22222222
      Parent: aaaa11111111
      Path: {versions}/b_two.py

          Add two
      \u{20}\u{20}\u{20}\u{20}
          More about it.
            indented

      Rev: aaaa11111111
      Parent: <base>
      Path: {versions}/a_one.py

          Begin

      $ branches
      $ show aaaa
      Rev: aaaa11111111
      Parent: <base>
      Path: {versions}/a_one.py

          Begin

      $ show head
      Rev: cccc33333333 (head)
      Parent: bbbb22222222
      Path: {versions}/c.py



      $ show -2
      Rev: aaaa11111111
      Parent: <base>
      Path: {versions}/a_one.py

          Begin

      $ show base
      $ show nosuch
      FAILED: Can't locate revision identified by 'nosuch'
      ! 255
      $ history -r bbbb:
      bbbb22222222 -> cccc33333333 (head),\u{20}
      aaaa11111111 -> bbbb22222222, Add two
      $ history -r :bbbb22222222
      aaaa11111111 -> bbbb22222222, Add two
      <base> -> aaaa11111111, Begin
      $ history -r -2:
      bbbb22222222 -> cccc33333333 (head),\u{20}
      aaaa11111111 -> bbbb22222222, Add two
      <base> -> aaaa11111111, Begin
      $ history -r base:+2
      aaaa11111111 -> bbbb22222222, Add two
      <base> -> aaaa11111111, Begin
      $ history -r head:base
      FAILED: Requested range head:base does not refer to ancestor/descendant revisions along the same branch
      ! 255
      $ history -r cccc33333333-1:head
      FAILED: Can't locate revision identified by 'cccc33333333-1'
      ! 255
      $ history -r aaaa
      FAILED: History range requires [start]:[end], [start]:, or :[end]
      ! 255
      $ history -r :bbbb22222222+1
      bbbb22222222 -> cccc33333333 (head),\u{20}
      aaaa11111111 -> bbbb22222222, Add two
      <base> -> aaaa11111111, Begin

      """)

  static let aForkAndItsMerge = HistoryFixture(
    title: "a fork and its merge",
    files: [
      File(name: "1.py", id: "1111aaaa0001", down: [], doc: "root"),
      File(name: "2.py", id: "2222aaaa0002", down: ["1111aaaa0001"], doc: "left"),
      File(name: "3.py", id: "3333aaaa0003", down: ["1111aaaa0001"], doc: "right"),
      File(name: "4.py", id: "4444aaaa0004", down: ["2222aaaa0002", "3333aaaa0003"], doc: "merge"),
    ],
    transcript: """
      $ heads -v
      Rev: 4444aaaa0004 (head) (mergepoint)
      Merges: 2222aaaa0002, 3333aaaa0003
      Path: {versions}/4.py

          merge

      $ history
      2222aaaa0002, 3333aaaa0003 -> 4444aaaa0004 (head) (mergepoint), merge
      1111aaaa0001 -> 2222aaaa0002, left
      1111aaaa0001 -> 3333aaaa0003, right
      <base> -> 1111aaaa0001 (branchpoint), root
      $ branches
      1111aaaa0001 (branchpoint)
                   -> 2222aaaa0002
                   -> 3333aaaa0003

      $ branches -v
      Rev: 1111aaaa0001 (branchpoint)
      Parent: <base>
      Branches into: 2222aaaa0002, 3333aaaa0003
      Path: {versions}/1.py

          root

                   -> 2222aaaa0002, left
                   -> 3333aaaa0003, right

      $ history -r 2222aaaa0002:
      2222aaaa0002, 3333aaaa0003 -> 4444aaaa0004 (head) (mergepoint), merge
      1111aaaa0001 -> 2222aaaa0002, left
      $ history -r 2222aaaa0002:3333aaaa0003
      FAILED: Requested range 2222aaaa0002:3333aaaa0003 does not refer to ancestor/descendant revisions along the same branch
      ! 255
      $ show 4444
      Rev: 4444aaaa0004 (head) (mergepoint)
      Merges: 2222aaaa0002, 3333aaaa0003
      Path: {versions}/4.py

          merge

      $ history -r :-1
      FAILED: Relative revision -1 didn't produce 1 migrations
      ! 255
      $ history -r 1111aaaa0001:+1
      FAILED: Ambiguous walk
      ! 255

      """)

  static let twoHeads = HistoryFixture(
    title: "two heads",
    files: [
      File(name: "1.py", id: "aaaa0001", down: [], doc: "root"),
      File(name: "2.py", id: "aaaa0002", down: ["aaaa0001"], doc: "left"),
      File(name: "3.py", id: "aaaa0003", down: ["aaaa0001"], doc: "right"),
    ],
    transcript: """
      $ heads
      aaaa0002 (head)
      aaaa0003 (head)
      $ heads --resolve-dependencies
      aaaa0002 (head)
      aaaa0003 (head)
      $ history
      aaaa0001 -> aaaa0002 (head), left
      aaaa0001 -> aaaa0003 (head), right
      <base> -> aaaa0001 (branchpoint), root
      $ history -r :head
      FAILED: Multiple head revisions are present for given argument 'head'; please specify a specific target revision, '<branchname>@head' to narrow to a specific head, or 'heads' for all heads
      ! 255
      $ history -r base:heads
      aaaa0001 -> aaaa0002 (head), left
      aaaa0001 -> aaaa0003 (head), right
      <base> -> aaaa0001 (branchpoint), root
      $ show heads
      Rev: aaaa0002 (head)
      Parent: aaaa0001
      Path: {versions}/2.py

          left

      Rev: aaaa0003 (head)
      Parent: aaaa0001
      Path: {versions}/3.py

          right

      $ show head
      FAILED: Multiple head revisions are present for given argument 'head'; please specify a specific target revision, '<branchname>@head' to narrow to a specific head, or 'heads' for all heads
      ! 255
      $ show aaaa
      FAILED: Can't locate revision identified by 'aaaa'
      ! 255
      $ show -1
      Rev: aaaa0001 (branchpoint)
      Parent: <base>
      Branches into: aaaa0002, aaaa0003
      Path: {versions}/1.py

          root

      Rev: aaaa0001 (branchpoint)
      Parent: <base>
      Branches into: aaaa0002, aaaa0003
      Path: {versions}/1.py

          root

      $ history -r aaaa0001:aaaa0003
      aaaa0001 -> aaaa0003 (head), right
      <base> -> aaaa0001 (branchpoint), root
      $ history -r :+1
      <base> -> aaaa0001 (branchpoint), root
      $ history -r :+2
      FAILED: Ambiguous walk
      ! 255

      """)
}
