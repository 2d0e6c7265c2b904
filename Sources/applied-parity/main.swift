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
// applied one that was changed; then the median of N runs in milliseconds. A run reads everything anew. With
// `--changes`, one line for each file that differs from the commit that is checked out instead.

private func milliseconds() -> Double {
  var now = timespec()
  clock_gettime(CLOCK_MONOTONIC, &now)
  return Double(now.tv_sec) * 1000 + Double(now.tv_nsec) / 1_000_000
}

private func median(of count: Int, _ run: () -> Void) -> Double {
  let times = (0..<max(1, count)).map { _ in
    let start = milliseconds()
    run()
    return milliseconds() - start
  }
  return times.sorted()[times.count / 2]
}

private func main(_ arguments: [String]) throws {
  guard let folder = arguments.first.map({ FilePath($0) }) else { return }
  let position = arguments.firstIndex(of: "--repeat")
  let count = position.flatMap { Int(arguments[$0 + 1]) } ?? 1
  if arguments.contains("--changes") {
    var changes: [WorkTreeChange] = []
    let time = median(of: count) {
      changes = (try? GitRepository.containing(folder)?.changes()) ?? []
    }
    for change in changes { print("\(change.kind.rawValue) \(change.path)") }
    print("milliseconds \(time)")
    return
  }
  let project = try ProjectLocator.project(ProjectRequest(currentDirectory: folder))
  let files = project.readRevisions()
  var lines: [String] = []
  let time = median(of: count) {
    let applied = AppliedHistory(project)
    lines = files.files.map { "\(applied.standing(of: $0).answer.rawValue) \($0.name)" }
    lines += applied.changes(in: files).map { "changed \($0.file)" }
  }
  for line in lines { print(line) }
  print("milliseconds \(time)")
}

try main(Array(CommandLine.arguments.dropFirst()))
