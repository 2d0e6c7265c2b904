import AlembicHistory
import ArgumentParser

/// What a replay is told before the project's own settings.
struct ReplayOptions: ParsableArguments {
  /// The lines of SQLAlchemy.
  enum Line: String, ExpressibleByArgument, CaseIterable {
    case v20 = "2.0"
    case v21 = "2.1"
  }

  @Option(help: "The line of SQLAlchemy (default: what the project pins).")
  var sqlalchemy: Line?

  @Option(
    help: ArgumentHelp(
      "The major version of PostgreSQL, 12 to 18 (default: 15).", valueName: "version"))
  var postgresql: Int?

  @Option(
    help: ArgumentHelp(
      "An environment variable that env.py and the models may know; without a value, one that is not set.",
      valueName: "name[=value]"))
  var environment: [String] = []

  @Option(
    help: ArgumentHelp(
      "A folder of installed packages (default: site-packages of .venv and venv in the project's folder).",
      valueName: "dir"))
  var packages: [String] = []

  func validate() throws {
    if let postgresql, !(12...18).contains(postgresql) {
      throw ValidationError("--postgresql must be one of 12 to 18.")
    }
  }

  /// The request with these options.
  func applied(to request: ProjectRequest) -> ProjectRequest {
    var request = request
    request.sqlalchemy = sqlalchemy?.rawValue
    request.postgresql = postgresql.map(String.init)
    request.environment = environment
    request.packages = packages
    return request
  }
}
