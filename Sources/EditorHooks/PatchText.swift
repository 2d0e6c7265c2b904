import Guard
import ProjectFiles
import SystemPackage

/// The text of `apply_patch`: `*** Add File`, `*** Update File`, `*** Delete File`, `*** Move to`; and of
/// unified diffs.
enum PatchText {
  /// The changes of files that it names.
  static func changes(_ text: String, folder: FilePath) -> [FileChange] {
    var found: [FileChange] = []
    var path: FilePath?
    var kind = FileChange.Kind.modify
    var lines: [Substring] = []
    func place(_ name: Substring) -> FilePath {
      folder.pushing(FilePath(String(name).trimmed)).lexicallyNormalized()
    }
    func finish() {
      guard let done = path else { return }
      var after: [UInt8]?
      switch kind {
      case .create:
        let added = lines.filter { $0.hasPrefix("+") }.map { $0.dropFirst() + "\n" }
        after = Array(added.joined().utf8)
      case .modify: after = applied(lines, to: done)
      case .delete, .rename: break
      }
      found.append(
        FileChange(
          done, kind, after: after, command: after == nil ? lines.joined(separator: "\n") : nil))
      path = nil
      lines = []
    }
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if let name = line.behind("*** Add File:") {
        finish()
        (path, kind) = (place(name), .create)
      } else if let name = line.behind("*** Update File:") {
        finish()
        (path, kind) = (place(name), .modify)
      } else if let name = line.behind("*** Delete File:") {
        finish()
        (path, kind) = (place(name), .delete)
      } else if let name = line.behind("*** Move to:"), let from = path {
        found.append(FileChange(from, .rename(to: place(name))))
      } else if let name = line.behind("+++ ") {
        finish()
        let bare = name.hasPrefix("b/") ? name.dropFirst(2) : name
        if bare != "/dev/null" { (path, kind) = (place(bare.prefix { $0 != "\t" }), .modify) }
      } else if let name = line.behind("--- "), name != "/dev/null" {
        finish()
      } else {
        lines.append(line)
      }
    }
    finish()
    return found
  }

  /// The file with the hunks put in; nil when one of them does not fit.
  private static func applied(_ lines: [Substring], to path: FilePath) -> [UInt8]? {
    guard let bytes = try? FileReading.bytes(of: path) else { return nil }
    var content = String(decoding: bytes, as: UTF8.self)
    for hunk in lines.split(whereSeparator: { $0.hasPrefix("@@") || $0.hasPrefix("***") }) {
      let old = hunk.filter { $0.hasPrefix(" ") || $0.hasPrefix("-") }.map { $0.dropFirst() }
      let new = hunk.filter { $0.hasPrefix(" ") || $0.hasPrefix("+") }.map { $0.dropFirst() }
      guard !old.isEmpty, let found = content.firstRange(of: old.joined(separator: "\n")) else {
        if hunk.allSatisfy({ $0.isEmpty }) { continue }
        return nil
      }
      content.replaceSubrange(found, with: new.joined(separator: "\n"))
    }
    return Array(content.utf8)
  }
}

extension Substring {
  /// What stands behind a prefix; nil when the text does not begin with it.
  fileprivate func behind(_ prefix: String) -> Substring? {
    hasPrefix(prefix) ? dropFirst(prefix.count) : nil
  }
}

extension String {
  fileprivate var trimmed: String {
    var text = self[...]
    while text.first?.isWhitespace == true { text.removeFirst() }
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }
}
