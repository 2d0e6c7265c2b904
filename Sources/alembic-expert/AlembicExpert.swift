import ArgumentParser
import ExpertTools

/// The command line: one subcommand a file.
struct AlembicExpert: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "alembic-expert",
    abstract: "The expert beside those who change PostgreSQL schemas with Alembic.",
    discussion: """
      Reads the project's files: starts no Python, opens no database, and writes nothing into the \
      project but new revisions, the lock file (lock) and fixes of drafts (review --fix). heads, history, branches, show and upgrade or downgrade with --sql print what alembic \
      prints.
      """,
    version: Product.version,
    groupedSubcommands: [
      CommandGroup(
        name: "Health of the history",
        subcommands: [CheckHeadsCommand.self, GraphCommand.self, LockCommand.self]),
      CommandGroup(
        name: "Review",
        subcommands: [ReviewCommand.self, RuleCommand.self, SummaryCommand.self]),
      CommandGroup(
        name: "Guard", subcommands: [CheckActionCommand.self, HookCommand.self]),
      CommandGroup(
        name: "Schema",
        subcommands: [ModelsCommand.self, PreviewSQLCommand.self, SchemaCommand.self]),
      CommandGroup(
        name: "As alembic's own",
        subcommands: [
          RevisionCommand.self, MergeCommand.self, HeadsCommand.self, HistoryCommand.self,
          BranchesCommand.self, ShowCommand.self, CheckCommand.self, UpgradeCommand.self,
          DowngradeCommand.self, StampCommand.self, EnsureVersionCommand.self,
        ]),
      CommandGroup(
        name: "Server and editors",
        subcommands: [
          ServeCommand.self, InstallCommand.self, UninstallCommand.self, ToolsCommand.self,
          PublishCommand.self,
        ]),
    ])
}
