import AlembicHistory
import ProjectFiles
import RevisionWriter
import SystemPackage

/// The ids that a new revision must not have.
struct RevisionNames {
  private let ids: Set<String>
  /// Names of every file at or below the version folders, those that Alembic does not read among them.
  private var fileNames: [String] = []
  /// Contents of the files whose ids could not be read.
  private var unread: [[UInt8]] = []

  init(_ history: ProjectHistory) {
    var ids: Set<String> = []
    for file in history.files.files {
      if let id = file.revision.value ?? file.legacyID { ids.insert(id) }
      ids.formUnion(file.downRevision.value ?? [])
      ids.formUnion(file.dependsOn.value ?? [])
    }
    self.ids = ids
    var budget = 20_000
    for location in history.project.alembic.versionLocations { note(location, depth: 8, &budget) }
    for path in history.files.others {
      if let bytes = try? FileReading.bytes(of: path, limit: 1 << 20) { unread.append(bytes) }
    }
  }

  private mutating func note(_ folder: FilePath, depth: Int, _ budget: inout Int) {
    guard depth > 0, budget > 0, let entries = try? FileReading.entries(of: folder) else { return }
    for entry in entries {
      budget -= 1
      fileNames.append(entry.name)
      if entry.kind == .directory, !entry.isLink {
        note(folder.appending(entry.name), depth: depth - 1, &budget)
      }
    }
  }

  /// An id that no file has, names or is named after.
  func fresh() -> String {
    RevisionID.drawn { id in
      ids.contains(id) || HandTypedID.reason(id) != nil
        || fileNames.contains { $0.contains(id) } || unread.contains { Self.occurs(id, in: $0) }
    }
  }

  private static func occurs(_ id: String, in bytes: [UInt8]) -> Bool {
    let digits = Array(id.utf8)
    guard let first = digits.first else { return false }
    var index = bytes.startIndex
    while let found = bytes[index...].firstIndex(of: first) {
      if bytes[found...].starts(with: digits) { return true }
      index = found + 1
    }
    return false
  }
}
