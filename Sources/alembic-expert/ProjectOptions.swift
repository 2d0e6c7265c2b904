import AlembicHistory
import ArgumentParser
import ProjectFiles

/// The options by which every command finds its project.
struct ProjectOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The project's folder (default: found upwards from the current one).", valueName: "dir"))
  var project: String?

  @Option(
    name: [.customShort("c"), .long],
    help: ArgumentHelp("An ini file or pyproject.toml, as alembic -c.", valueName: "file"))
  var config: String?

  @Option(
    name: [.customShort("n"), .long],
    help: ArgumentHelp("The section of the ini file, as alembic -n.", valueName: "section"))
  var name: String?

  @Option(
    name: [.customShort("x")], parsing: .unconditionalSingleValue,
    help: ArgumentHelp("An argument for env.py, as alembic -x.", valueName: "arg"))
  var xArguments: [String] = []

  @Option(
    help: ArgumentHelp("The script folder, for a tree without an ini.", valueName: "dir"))
  var scriptLocation: String?

  @Option(
    name: .customLong("version-location"),
    help: ArgumentHelp("A folder with revision files, for a tree without an ini.", valueName: "dir")
  )
  var versionLocations: [String] = []

  /// What the options ask for.
  var request: ProjectRequest {
    ProjectRequest(
      project: project, config: config, name: name, xArguments: xArguments,
      scriptLocation: scriptLocation, versionLocations: versionLocations,
      currentDirectory: FileReading.currentDirectory())
  }
}
