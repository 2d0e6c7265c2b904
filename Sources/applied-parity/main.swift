import AlembicHistory
import AppliedHistory
import GitRepository
import Glibc
import SystemPackage

// Tells what is applied, for comparison with what git itself says, and how long that takes.
//
//   applied-parity FOLDER [--repeat N] [--changes]
//
// One line a revision file: `applied`, `draft` or `unknown` and its name; `changed` and its name for each
// applied one that was changed; then the medians of N runs in milliseconds, on
// the wall and of the processor. A run reads everything anew. With
// `--changes`, one line for each file that differs from the commit that is checked out instead.

private func milliseconds(_ clock: clockid_t) -> Double {
  var now = timespec()
  clock_gettime(clock, &now)
  return Double(now.tv_sec) * 1000 + Double(now.tv_nsec) / 1_000_000
}

/// The median of some runs by the clock on the wall, and by the processor's.
private func medians(of count: Int, _ run: () -> Void) -> String {
  let times = (0..<max(1, count)).map { _ in
    let start = (milliseconds(CLOCK_MONOTONIC), milliseconds(CLOCK_PROCESS_CPUTIME_ID))
    run()
    return (
      milliseconds(CLOCK_MONOTONIC) - start.0, milliseconds(CLOCK_PROCESS_CPUTIME_ID) - start.1
    )
  }
  let middle = times.count / 2
  return "milliseconds \(times.map(\.0).sorted()[middle]) \(times.map(\.1).sorted()[middle])"
}

private func main(_ arguments: [String]) throws {
  guard let folder = arguments.first.map({ FilePath($0) }) else { return }
  let position = arguments.firstIndex(of: "--repeat")
  let count = position.flatMap { Int(arguments[$0 + 1]) } ?? 1
  if arguments.contains("--changes") {
    var changes: [WorkTreeChange] = []
    let time = medians(of: count) {
      changes = (try? GitRepository.containing(folder)?.changes()) ?? []
    }
    for change in changes { print("\(change.kind.rawValue) \(change.path)") }
    print(time)
    return
  }
  let project = try ProjectLocator.project(ProjectRequest(currentDirectory: folder))
  let files = project.readRevisions()
  var lines: [String] = []
  let time = medians(of: count) {
    let applied = AppliedHistory(project)
    lines = files.files.map { "\(applied.standing(of: $0).answer.rawValue) \($0.name)" }
    lines += applied.changes(in: files).map { "changed \($0.file)" }
  }
  for line in lines { print(line) }
  print(time)
}

try main(Array(CommandLine.arguments.dropFirst()))
