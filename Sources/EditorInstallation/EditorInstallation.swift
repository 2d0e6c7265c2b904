import Expert
import Glibc
import ProjectFiles
import SystemPackage

/// Writes what a client needs to work with this expert, and takes it away again.
public struct EditorInstallation: Sendable {
  /// What became of a file.
  public struct Result: Sendable {
    /// What was done.
    public enum Outcome: String, Sendable {
      /// It was not there.
      case created
      /// Our part of it was added or changed.
      case changed
      /// It is as it should be.
      case unchanged
      /// It was ours alone and is gone.
      case deleted
      /// It stays as it is; the note says why.
      case left
    }

    /// The file, relative to the project, or absolute in the user's home.
    public let file: String
    /// What it is for.
    public let purpose: String
    /// What was done.
    public let outcome: Outcome
    /// Why it was left; empty otherwise.
    public let note: String
    /// The whole text that it has or would have; empty when it is gone.
    public let text: String
  }

  private let folder: FilePath
  private let files: [InstalledFile]

  /// The installation of a client in a project.
  ///
  /// - Parameters:
  ///   - client: The client.
  ///   - facts: What its files say of the project.
  ///   - folder: The project's folder: where the client is opened.
  public init(_ client: EditorClient, _ facts: InstallationFacts, in folder: FilePath) {
    self.folder = folder
    files = client.files(facts)
  }

  /// Writes every file.
  ///
  /// - Parameter isPrinting: Whether the texts are only made, and nothing is written.
  /// - Throws: `ExpertFailure` when a file cannot be written; those before it are.
  public func install(isPrinting: Bool = false) throws(ExpertFailure) -> [Result] {
    var results: [Result] = []
    for file in files {
      let path = try path(of: file)
      let old = Self.text(of: path)
      let new: String
      do throws(InstalledFile.Failure) {
        new = try file.installed(into: old)
      } catch {
        results.append(result(file, path, .left, note: error.reason, text: old ?? ""))
        continue
      }
      let outcome: Result.Outcome = old == nil ? .created : old == new ? .unchanged : .changed
      if !isPrinting, outcome != .unchanged { try Self.write(new, to: path) }
      results.append(result(file, path, outcome, text: new))
    }
    return results
  }

  /// Takes our parts of every file away; a file that is nothing else goes.
  ///
  /// - Throws: `ExpertFailure` when a file cannot be written.
  public func uninstall(isPrinting: Bool = false) throws(ExpertFailure) -> [Result] {
    var results: [Result] = []
    for file in files.reversed() {
      let path = try path(of: file)
      guard let old = Self.text(of: path) else { continue }
      let new: String?
      do throws(InstalledFile.Failure) {
        new = try file.uninstalled(from: old)
      } catch {
        results.append(result(file, path, .left, note: error.reason, text: old))
        continue
      }
      if let new {
        if !isPrinting, new != old { try Self.write(new, to: path) }
        results.append(result(file, path, new == old ? .unchanged : .changed, text: new))
      } else {
        if !isPrinting { try Self.delete(path, upTo: folder) }
        results.append(result(file, path, .deleted))
      }
    }
    return results
  }

  private func result(
    _ file: InstalledFile, _ path: FilePath, _ outcome: Result.Outcome, note: String = "",
    text: String = ""
  ) -> Result {
    Result(
      file: file.home == .project ? file.path : path.string, purpose: file.purpose,
      outcome: outcome, note: note, text: text)
  }

  private func path(of file: InstalledFile) throws(ExpertFailure) -> FilePath {
    switch file.home {
    case .project: return folder.pushing(FilePath(file.path))
    case .user:
      guard let home = getenv("HOME").map({ String(cString: $0) }), !home.isEmpty else {
        throw ExpertFailure(
          "The variable HOME is not set, and \(file.path) lies there.", remedy: "Set it.")
      }
      return FilePath(home).pushing(FilePath(file.path))
    }
  }

  private static func text(of path: FilePath) -> String? {
    (try? FileReading.bytes(of: path)).map { String(decoding: $0, as: UTF8.self) }
  }

  private static func write(_ text: String, to path: FilePath) throws(ExpertFailure) {
    do throws(FileFailure) {
      try FileWriting.makeFolder(path.removingLastComponent())
      try FileWriting.write(Array(text.utf8), to: path, existing: .replace)
    } catch {
      throw ExpertFailure("\(error).", remedy: "Correct the folder's permissions and say it again.")
    }
  }

  /// Deletes a file that is ours, and the folders that are empty without it.
  private static func delete(_ path: FilePath, upTo folder: FilePath) throws(ExpertFailure) {
    do throws(FileFailure) {
      try FileDeleting.delete(path, andEmptyFoldersBelow: folder)
    } catch {
      throw ExpertFailure("\(error).", remedy: "Correct the folder's permissions and say it again.")
    }
  }
}
