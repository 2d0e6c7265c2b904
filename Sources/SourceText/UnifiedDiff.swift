/// Two texts as `diff -u` shows them.
///
/// Source: POSIX `diff`, "Diff -u Output Format".
public enum UnifiedDiff {
  /// Lines of context around a change.
  private static let context = 3

  private enum Line {
    case same(Substring)
    case removed(Substring)
    case added(Substring)

    var text: String {
      switch self {
      case .same(let line): " " + line
      case .removed(let line): "-" + line
      case .added(let line): "+" + line
      }
    }

    var isChange: Bool {
      if case .same = self { return false }
      return true
    }
  }

  /// The difference of a file's texts; empty when there is none.
  public static func text(_ old: String, _ new: String, file: String) -> String {
    let lines = merged(
      old.split(separator: "\n", omittingEmptySubsequences: false),
      new.split(separator: "\n", omittingEmptySubsequences: false))
    guard lines.contains(where: \.isChange) else { return "" }
    var text = "--- a/\(file)\n+++ b/\(file)\n"
    var index = 0
    var (oldLine, newLine) = (1, 1)
    while index < lines.count {
      guard let first = lines[index...].firstIndex(where: \.isChange) else { break }
      let start = max(index, first - context)
      oldLine += start - index
      newLine += start - index
      var end = first + 1
      while let next = lines[end...].firstIndex(where: \.isChange), next - end <= 2 * context {
        end = next + 1
      }
      end = min(lines.count, end + context)
      // The empty piece after the last line end is no line.
      if end == lines.count, case .same("")? = lines.last { end -= 1 }
      let hunk = lines[start..<end]
      var (oldCount, newCount) = (0, 0)
      for line in hunk {
        switch line {
        case .same: (oldCount, newCount) = (oldCount + 1, newCount + 1)
        case .removed: oldCount += 1
        case .added: newCount += 1
        }
      }
      text += "@@ -\(oldLine),\(oldCount) +\(newLine),\(newCount) @@\n"
      for line in hunk { text += line.text + "\n" }
      oldLine += oldCount
      newLine += newCount
      index = end
    }
    return text
  }

  private static func merged(_ old: [Substring], _ new: [Substring]) -> [Line] {
    let difference = new.difference(from: old)
    let removed = Set(
      difference.removals.map { change in
        if case .remove(let offset, _, _) = change { offset } else { -1 }
      })
    let inserted = Set(
      difference.insertions.map { change in
        if case .insert(let offset, _, _) = change { offset } else { -1 }
      })
    var lines: [Line] = []
    var (left, right) = (0, 0)
    while left < old.count || right < new.count {
      if left < old.count, removed.contains(left) {
        lines.append(.removed(old[left]))
        left += 1
      } else if right < new.count, inserted.contains(right) {
        lines.append(.added(new[right]))
        right += 1
      } else if left < old.count {
        lines.append(.same(old[left]))
        (left, right) = (left + 1, right + 1)
      } else {
        break
      }
    }
    return lines
  }
}
