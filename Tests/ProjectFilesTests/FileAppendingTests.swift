import Foundation
import ProjectFiles
import SystemPackage
import Testing

/// Lines that are added to a file of the user's own.
struct FileAppendingTests {
  private let folder = FilePath(FileManager.default.temporaryDirectory.path())
    .appending("append-\(UUID().uuidString)")

  @Test func linesAreAddedAndAFullFileIsTurnedRound() throws {
    defer { try? FileManager.default.removeItem(atPath: folder.string) }
    let file = folder.appending("state").appending("log")
    let older = folder.appending("state").appending("log.1")
    for line in ["a\n", "b\n", "c\n"] {
      #expect(FileAppending.append(Array(line.utf8), to: file, turningTo: older, at: 4))
    }
    #expect(try FileReading.bytes(of: older) == Array("a\nb\n".utf8))
    #expect(try FileReading.bytes(of: file) == Array("c\n".utf8))
    let mode = try FileManager.default.attributesOfItem(atPath: file.string)[.posixPermissions]
    #expect(mode as? Int == 0o600)
  }

  @Test func whatCannotBeWrittenIsNoFailure() {
    let nowhere = FilePath("/dev/null/nowhere/log")
    #expect(!FileAppending.append([1], to: nowhere, turningTo: nowhere, at: 1))
  }
}
