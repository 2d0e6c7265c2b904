import Glibc
import ProjectFiles
import SystemPackage

struct FolderFailure: Error {}

func makeFolder(_ path: FilePath) throws {
  guard mkdir(path.string, 0o755) == 0 else { throw FolderFailure() }
}

func link(from path: FilePath, to target: String) throws {
  guard symlink(target, path.string) == 0 else { throw FolderFailure() }
}

func write(_ text: String, to path: FilePath) throws {
  let descriptor = open(path.string, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
  guard descriptor >= 0 else { throw FolderFailure() }
  defer { close(descriptor) }
  let bytes = Array(text.utf8)
  guard Glibc.write(descriptor, bytes, bytes.count) == bytes.count else { throw FolderFailure() }
}

/// Removes a folder that a test made, with everything in it.
func removeFolder(_ path: FilePath) {
  for entry in (try? FileReading.entries(of: path)) ?? [] {
    let child = path.appending(entry.name)
    var status = stat()
    if lstat(child.string, &status) == 0, status.st_mode & S_IFMT == S_IFDIR {
      removeFolder(child)
    } else {
      unlink(child.string)
    }
  }
  rmdir(path.string)
}
