/// A revision such as `-1` looks like an option; for Alembic it is an argument.
enum RelativeRevisions {
  private static let verbs: Set<String> = ["upgrade", "downgrade", "stamp", "show"]
  private static let withValue = GlobalOptions.withValue.union([
    "--tag", "--sqlalchemy", "--postgresql",
  ])

  /// The same arguments with such revisions at the end, behind `--`.
  static func movedBehindOptions(_ arguments: [String]) -> [String] {
    guard let verb = arguments.first, verbs.contains(verb), !arguments.contains("--") else {
      return arguments
    }
    var kept = [verb]
    var moved: [String] = []
    var index = 1
    while index < arguments.count {
      let argument = arguments[index]
      index += 1
      if isRelative(argument) {
        moved.append(argument)
        continue
      }
      kept.append(argument)
      if withValue.contains(argument), index < arguments.count {
        kept.append(arguments[index])
        index += 1
      }
    }
    return moved.isEmpty ? arguments : kept + ["--"] + moved
  }

  /// `-` and digits: what Python's argparse takes for a negative number.
  private static func isRelative(_ argument: String) -> Bool {
    argument.count > 1 && argument.first == "-"
      && argument.dropFirst().utf8.allSatisfy { (0x30...0x39).contains($0) }
  }
}
