import ArgumentParser

AlembicExpert.main(GlobalOptions.movedBehindSubcommand(Array(CommandLine.arguments.dropFirst())))
