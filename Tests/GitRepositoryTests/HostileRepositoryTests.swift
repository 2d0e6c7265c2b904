import Glibc
import ProjectFiles
import ScratchGit
import SystemPackage
import Testing

@testable import GitRepository

/// Damaged files of git's end in an error or in an answer, never in a crash or a loop.
@Suite(.enabled(if: ScratchRepository.hasGit, "no git here to make repositories with"))
struct HostileRepositoryTests {
  /// Everything that is ever asked.
  private func ask(_ path: FilePath) {
    guard let repository = try? GitRepository.containing(path) else { return }
    _ = try? repository.head()
    _ = try? repository.index()
    _ = try? repository.commit(named: "v1")
    _ = try? repository.defaultBranch()
    _ = try? repository.changes()
    guard let commit = try? repository.commit(named: "HEAD~2"),
      let files = try? repository.tree(of: commit).files()
    else { return }
    for file in files { _ = try? repository.contents(of: file.id) }
  }

  @Test(arguments: [
    "", "git gc -q", "git update-index --split-index; git update-index --index-version 4",
  ])
  func damagedBytes(_ packing: String) throws {
    let scratch = try ScratchRepository(CommittedTreeTests.history + "git tag v1\n" + packing)
    let root = FilePath(scratch.path)
    let listed = try scratch.run(
      "chmod -R u+w .git; find .git -type f | grep -v -e hooks -e logs | sort")
    let all = listed.split(separator: "\n").map { root.pushing(FilePath(String($0))) }
    // Loose objects are many and alike.
    let files = all.enumerated().filter { $0.offset % max(1, all.count / 20) == 0 }.map(\.element)
    var random = SplitMix(state: 7)
    for file in files {
      let bytes = try FileReading.bytes(of: file)
      for _ in 0..<4 {
        var damaged = bytes
        switch random.next() % 3 {
        case 0 where !damaged.isEmpty:
          for _ in 0..<3 {
            damaged[Int(random.next() % UInt64(damaged.count))] = UInt8(
              truncatingIfNeeded: random.next())
          }
        case 1: damaged = Array(damaged.prefix(Int(random.next() % UInt64(damaged.count + 1))))
        default: damaged += (0..<9).map { _ in UInt8(truncatingIfNeeded: random.next()) }
        }
        try FileWriting.write(damaged, to: file, existing: .replace)
        ask(root)
      }
      try FileWriting.write(bytes, to: file, existing: .replace)
    }
    ask(root)
  }

  @Test func referencesThatPointAtEachOther() throws {
    let scratch = try ScratchRepository(
      "git init -q .; echo 'ref: refs/heads/b' > .git/refs/heads/a; echo 'ref: refs/heads/a' > .git/refs/heads/b"
    )
    let repository = try #require(try GitRepository.containing(FilePath(scratch.path)))
    #expect(throws: GitFailure.self) { try repository.reference("refs/heads/a") }
  }

  @Test func alternatesThatNameEachOther() throws {
    let scratch = try ScratchRepository(
      "git init -q a; git init -q b; echo \"$PWD/b/.git/objects\" > a/.git/objects/info/alternates; "
        + "echo \"$PWD/a/.git/objects\" > b/.git/objects/info/alternates")
    let repository = try #require(try GitRepository.containing(FilePath(scratch.path + "/a")))
    #expect(repository.objects.folders.count == 2)
  }

  @Test func aDeltaMayNotPromiseMoreThanItHolds() {
    // Sizes 1 and 2⁵⁵, then a copy of what is not there.
    let size: [UInt8] = [0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x7F]
    #expect(Delta.applied([1] + size, to: [0]) == nil)
    #expect(Delta.applied([1, 4, 0x90, 4], to: [0]) == nil)
    #expect(Delta.applied([1, 1, 0], to: [0]) == nil)
    #expect(Delta.applied([1, 3, 0x90, 1, 2, 7, 8], to: [9]) == [9, 7, 8])
  }
}

/// The same numbers in every run.
private struct SplitMix {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ z >> 30) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ z >> 27) &* 0x94D0_49BB_1331_11EB
    return z ^ z >> 31
  }
}
