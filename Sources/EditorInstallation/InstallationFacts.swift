import AlembicHistory

/// What the files of a client say of the project; the committed plugin has none of it.
public struct InstallationFacts: Sendable {
  /// The program to start, as it is found on the user's path.
  public var command: String
  /// The companion instructions for this project, with Copilot's front matter; nil without a project.
  public var instructions: String?
  /// The folders of migrations, as patterns.
  public var globs: [String]
  /// What stands before `alembic`; nil where any project is meant.
  public var runner: Runner?
  /// The project's folder, for clients that start servers elsewhere.
  public var folder: String?

  /// Facts.
  public init(
    command: String = "alembic-expert", instructions: String? = nil, globs: [String] = [],
    runner: Runner? = nil, folder: String? = nil
  ) {
    self.command = command
    self.instructions = instructions
    self.globs = globs
    self.runner = runner
    self.folder = folder
  }

  /// The instructions without their front matter.
  var rules: String? {
    guard let instructions else { return nil }
    let parts = instructions.split(
      separator: "---\n", maxSplits: 2, omittingEmptySubsequences: false)
    return parts.count == 3 ? String(parts[2]) : instructions
  }
}
