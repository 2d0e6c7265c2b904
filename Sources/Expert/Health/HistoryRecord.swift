import AlembicHistory
import SourceText

/// One revision file as far as it is known, with the places of what it declares.
struct HistoryRecord {
  let id: String
  let message: String
  let file: String
  /// Empty for a base, and where it is not known.
  let downRevisions: [String]
  /// Whether `down_revision` is known.
  let knowsParents: Bool
  let dependsOn: [String]
  let branchLabels: [String]
  let createDate: String?
  let docstring: String
  /// Places of `revision`, `down_revision` and `depends_on`.
  let place: Finding.Place
  let parentPlace: Finding.Place
  let dependencyPlace: Finding.Place
  let docstringPlace: Finding.Place

  /// The record of a file whose id is known; nil for every other file.
  init?(_ file: RevisionFile) {
    guard case .revision = file.standing, let id = file.revision.value ?? file.legacyID else {
      return nil
    }
    self.id = id
    self.file = file.name
    docstring = file.docstring ?? ""
    let revision = Revision(id: id, downRevisions: [], docstring: file.docstring)
    message = revision.doc.split(whereSeparator: \.isNewline).joined(separator: " ")
    downRevisions = file.downRevision.value ?? []
    knowsParents = file.downRevision.value != nil
    dependsOn = file.dependsOn.value ?? []
    branchLabels = file.branchLabels.value ?? []
    createDate = Self.field("Create Date", of: docstring)
    place = Self.place(file.name, file.revision.position)
    parentPlace = Self.place(file.name, file.downRevision.position ?? file.revision.position)
    dependencyPlace = Self.place(file.name, file.dependsOn.position)
    docstringPlace = Self.place(file.name, file.docstringPosition)
  }

  /// A place in a file; the file as a whole without a position.
  static func place(_ file: String, _ position: SourcePosition?) -> Finding.Place {
    Finding.Place(file: file, line: position?.line ?? 0, column: position?.column ?? 0)
  }

  /// What follows `name:` on a line of the doc string, as Alembic's template writes it.
  static func field(_ name: String, of docstring: String) -> String? {
    for line in docstring.split(whereSeparator: \.isNewline) {
      let line = line.drop { $0 == " " || $0 == "\t" }
      guard line.hasPrefix(name + ":") else { continue }
      let text = line.dropFirst(name.count + 1)
      let trimmed = text.drop { $0 == " " || $0 == "\t" }
      return String(trimmed.reversed().drop { $0.isWhitespace }.reversed())
    }
    return nil
  }
}
