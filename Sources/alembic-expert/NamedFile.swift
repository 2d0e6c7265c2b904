import Expert
import ProjectFiles
import SystemPackage

/// A file that an argument names.
enum NamedFile {
  /// Its text; bytes that are no UTF-8 are replaced.
  ///
  /// - Throws: `ExpertFailure` when it cannot be read.
  static func text(_ name: String) throws(ExpertFailure) -> String {
    do throws(FileFailure) {
      let folder = FileReading.currentDirectory()
      let bytes = try FileReading.bytes(of: folder.pushing(FilePath(name)))
      return String(decoding: bytes, as: UTF8.self)
    } catch {
      throw ExpertFailure("\(error).", remedy: "Name a file that can be read.")
    }
  }
}
