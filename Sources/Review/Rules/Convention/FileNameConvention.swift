import AlembicHistory
import MigrationReplay
import SystemPackage

/// A file named otherwise than the project names its revisions.
enum FileNameConvention: ReviewRule {
  private static let draft = GraphExample.revision("2c9e4f7a1b53", after: "'1b8d3e6f9a42'")
    .replacing("\"\"\"keep", with: "↓\"\"\"keep")
  private static let unmarked = GraphExample.revision("2c9e4f7a1b53", after: "'5f1d9b3a7e6c'")

  /// Five revisions in a row, named by `name`.
  private static func row(_ name: (Int, String) -> String) -> [String: String] {
    let ids = ["9d4b2f6a8c13", "3e7c1a5f9b28", "6a2f8d4b1c97", "8b5e3c9a7f14", "1b8d3e6f9a42"]
    var files: [String: String] = [:]
    for (index, id) in ids.enumerated() {
      let parent = index == 0 ? "None" : "'\(ids[index - 1])'"
      files[name(index, id) + ".py"] = GraphExample.revision(id, after: parent)
    }
    return files
  }

  static let page = RulePage(
    "file-name-convention", "The file is not named as the project names revisions",
    group: .convention, severity: .info,
    why:
      "Files sort and are found by their names. The project's file_template says how they are made, "
      + "and where most files are named otherwise, those say it.",
    remedy: "Rename the file; Alembic finds a revision by its id alone.",
    bad: [
      GraphExample.example(draft, named: "add_tags", others: row { "\($1)_step_\($0)" }),
      // The id in the name is another one.
      GraphExample.example(
        draft, named: "2c9e4f7a1b54_add_tags", others: row { "\($1)_step_\($0)" }),
      GraphExample.example(draft, named: "add_tags", others: row { i, _ in "000\(i)_step" }),
    ],
    good: [
      GraphExample.example(
        GraphExample.revision("2c9e4f7a1b53", after: "'1b8d3e6f9a42'"),
        named: "2c9e4f7a1b53_add_tags", others: row { "\($1)_step_\($0)" }),
      GraphExample.example(
        GraphExample.revision("2c9e4f7a1b53", after: "'1b8d3e6f9a42'"), named: "0005_add_tags",
        others: row { i, _ in "000\(i)_step" }),
      GraphExample.example(
        GraphExample.revision("2c9e4f7a1b53", after: "'1b8d3e6f9a42'"), named: "add_tags"),
    ])

  static func check(_ revision: ReviewedRevision) -> [RuleFinding] {
    guard let stem = revision.file.path.stem else { return [] }
    let template = revision.settings.fileTemplate
    let pattern = FileNamePattern(template)
    let habits =
      revision.fileNames
      ?? FileNameHabits(Array(revision.earlier + revision.later), template: template)
    let others = habits.others(than: revision.id)
    func found(_ message: String) -> [RuleFinding] {
      [RuleFinding(message, at: revision.source.place(at: nil))]
    }
    let fitting = habits.fitting(besides: revision.id)
    let isFollowed =
      others < 5
      ? template != AlembicSettings.defaultFileTemplate && fitting == others
      : fitting * 4 >= others * 3
    if isFollowed {
      return pattern.fits(stem, id: revision.id)
        ? [] : found("The file \(stem).py is not named by file_template, \(template).")
    }
    // Numbers or dates that most of the others begin with.
    guard others >= 5, let most = habits.usualNumbers(besides: revision.id),
      most.count * 4 >= others * 3, !most.lengths.isEmpty,
      FileNamePattern.numbers(stem) != most.lengths
    else { return [] }
    let example = habits.example(of: most.lengths, besides: revision.id) ?? ""
    return found(
      "The file \(stem).py does not begin with a number as the others do: \(example).py.")
  }
}
