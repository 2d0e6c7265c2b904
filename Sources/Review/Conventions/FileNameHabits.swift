import MigrationReplay

/// How the revision files of a history are called, told once for all of them.
public struct FileNameHabits: Sendable {
  private var stems: [(id: String, stem: String)] = []
  private var fitting: Set<String> = []
  private var numbers: [String: [Int]] = [:]
  private var shapes: [[Int]: Int] = [:]

  /// - Parameter template: `file_template`.
  public init(_ revisions: [ReplayedRevision], template: String) {
    let pattern = FileNamePattern(template)
    for revision in revisions {
      let (id, stem) = (revision.revision, FileNamePattern.stem(revision.file))
      stems.append((id, stem))
      if pattern.fits(stem, id: id) { fitting.insert(id) }
      let lengths = FileNamePattern.numbers(stem)
      numbers[id] = lengths
      shapes[lengths, default: 0] += 1
    }
  }

  /// How many files beside that of `id` there are.
  func others(than id: String) -> Int { stems.count - (numbers[id] == nil ? 0 : 1) }

  /// How many files beside that of `id` the template can name so.
  func fitting(besides id: String) -> Int { fitting.count - (fitting.contains(id) ? 1 : 0) }

  /// The numbers that most files beside that of `id` begin with, and how many do.
  func usualNumbers(besides id: String) -> (lengths: [Int], count: Int)? {
    var shapes = shapes
    if let own = numbers[id] { shapes[own, default: 1] -= 1 }
    return shapes.max { $0.value < $1.value }.map { ($0.key, $0.value) }
  }

  /// The last file beside that of `id` that begins with such numbers.
  func example(of lengths: [Int], besides id: String) -> String? {
    stems.last { $0.id != id && numbers[$0.id] == lengths }?.stem
  }
}
