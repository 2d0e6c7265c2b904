import ArgumentParser

AlembicExpert.main(
  RelativeRevisions.movedBehindOptions(
    GlobalOptions.movedBehindSubcommand(Array(CommandLine.arguments.dropFirst()))))
