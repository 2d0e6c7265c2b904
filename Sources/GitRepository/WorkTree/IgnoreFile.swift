import ProjectFiles
import SystemPackage

/// The patterns of one `.gitignore` or of `info/exclude`.
struct IgnoreFile {
  private struct Pattern {
    var text: [UInt8]
    var isNegated: Bool
    var isForFolders: Bool
    /// Whether it is about paths below the file's folder, not about names at any depth.
    var isAnchored: Bool
  }

  /// The folder that the patterns are about, relative to the working tree, with a final slash.
  private let prefix: [UInt8]
  private var patterns: [Pattern] = []

  init?(_ path: FilePath, prefix: String) {
    guard let bytes = try? FileReading.bytes(of: path, limit: 1 << 20) else { return nil }
    self.prefix = Array(prefix.utf8)
    for line in FileContents.normalised(bytes).split(separator: 0x0A) { add(Array(line)) }
    if patterns.isEmpty { return nil }
  }

  private mutating func add(_ line: [UInt8]) {
    var text = line
    if text.first == UInt8(ascii: "#") { return }
    while text.last == 0x20, text.dropLast().last != UInt8(ascii: "\\") { text.removeLast() }
    let isNegated = text.first == UInt8(ascii: "!")
    if isNegated { text.removeFirst() }
    let isForFolders = text.last == UInt8(ascii: "/")
    if isForFolders { text.removeLast() }
    let isAnchored = text.contains(UInt8(ascii: "/"))
    if text.first == UInt8(ascii: "/") { text.removeFirst() }
    guard !text.isEmpty else { return }
    patterns.append(
      Pattern(
        text: text, isNegated: isNegated, isForFolders: isForFolders, isAnchored: isAnchored))
  }

  /// Whether the last pattern that fits leaves the path out; nil when none fits.
  func verdict(_ path: String, isFolder: Bool) -> Bool? {
    let bytes = Array(path.utf8)
    guard bytes.starts(with: prefix) else { return nil }
    let inner = Array(bytes.dropFirst(prefix.count))
    let name = Array(inner[((inner.lastIndex(of: UInt8(ascii: "/")) ?? -1) + 1)...])
    for pattern in patterns.reversed() where isFolder || !pattern.isForFolders {
      if Wildmatch.matches(pattern.text, pattern.isAnchored ? inner : name) {
        return !pattern.isNegated
      }
    }
    return nil
  }
}
