/// Alembic takes `-c`, `-n` and `-x` before the verb, most tools take options behind it.
///
/// Both orders are understood: what stands before the verb is moved behind it.
enum GlobalOptions {
  /// Options that are followed by a value, as Alembic's `CommandLine` defines them.
  static let withValue: Set<String> = [
    "-c", "--config", "-n", "--name", "-x", "--project", "--script-location", "--version-location",
  ]

  /// The same arguments with leading options behind the verb.
  static func movedBehindSubcommand(_ arguments: [String]) -> [String] {
    var leading: [String] = []
    var index = 0
    while index < arguments.count, arguments[index].hasPrefix("-") {
      let argument = arguments[index]
      leading.append(argument)
      index += 1
      if withValue.contains(argument), index < arguments.count {
        leading.append(arguments[index])
        index += 1
      }
    }
    guard !leading.isEmpty, index < arguments.count, leading.contains(where: isGlobal) else {
      return arguments
    }
    return [arguments[index]] + leading + arguments[(index + 1)...]
  }

  private static func isGlobal(_ argument: String) -> Bool {
    withValue.contains(argument) || withValue.contains { argument.hasPrefix($0 + "=") }
  }
}
