import AlembicHistory
import Review
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
  /// What the doc string says of the revision.
  let written: DocstringFields
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
    written = DocstringFields(file.docstring ?? "")
    let revision = Revision(id: id, downRevisions: [], docstring: file.docstring)
    message = Self.oneLine(revision.doc)
    downRevisions = file.downRevision.value ?? []
    knowsParents = file.downRevision.value != nil
    dependsOn = file.dependsOn.value ?? []
    branchLabels = file.branchLabels.value ?? []
    place = Self.place(file.name, file.revision.position)
    parentPlace = Self.place(file.name, file.downRevision.position ?? file.revision.position)
    dependencyPlace = Self.place(file.name, file.dependsOn.position)
    docstringPlace = Self.place(file.name, file.docstringPosition)
  }

  /// The text on one line, without characters that could steer a terminal.
  static func oneLine(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: isControl) else { return text }
    let lines = text.split(whereSeparator: \.isNewline).joined(separator: " ")
    var shown = String.UnicodeScalarView()
    for scalar in lines.unicodeScalars {
      shown.append(isControl(scalar) ? "\u{FFFD}" : scalar)
    }
    return String(shown)
  }

  private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
  }

  /// A place in a file; the file as a whole without a position.
  static func place(_ file: String, _ position: SourcePosition?) -> Finding.Place {
    Finding.Place(file: file, line: position?.line ?? 0, column: position?.column ?? 0)
  }
}
