import ProjectFiles
import SystemPackage

/// The instructions that a project has for whoever commits.
enum CommitSkill {
  /// Folders of skills that editors read.
  private static let folders = [
    ".github/skills", ".claude/skills", ".agents/skills", ".cursor/skills", ".gemini/skills",
  ]

  /// The file, relative to `root`: one about commits before one about git; nil where there is none.
  static func file(below root: FilePath) -> String? {
    let files = folders.flatMap { folder in
      names(below: root.pushing(FilePath(folder))).map { folder + "/" + $0 }
    }
    return files.first { $0.contains("commit") } ?? files.first { $0.contains("git-") }
  }

  /// Skills, each a file or a folder with its `SKILL.md`, as names relative to the folder.
  private static func names(below folder: FilePath) -> [String] {
    guard let entries = try? FileReading.entries(of: folder) else { return [] }
    return entries.compactMap { entry in
      switch entry.kind {
      case .file: return entry.name.hasSuffix(".md") ? entry.name : nil
      case .directory:
        let page = folder.appending(entry.name).appending("SKILL.md")
        return FileReading.kind(of: page) == .file ? entry.name + "/SKILL.md" : nil
      case .other: return nil
      }
    }
  }
}
