import ArgumentParser
import Expert
import JSON
import SchemaText

/// The whole schema at a revision.
struct SchemaCommand: ParsableCommand {
  /// How a schema is printed.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case sql
    case json
    case mermaid
    case svg
    case text
  }

  static let configuration = CommandConfiguration(
    commandName: "schema",
    abstract: "Print the database's schema at a revision, told from the files alone.",
    discussion:
      "sql is a script for an empty PostgreSQL, json has the place of every fact, mermaid "
      + "and svg are entity-relationship pictures. What is unknown is said first.")

  @OptionGroup var project: ProjectOptions

  @OptionGroup var replay: ReplayOptions

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("The revision, as alembic upgrade takes it.", valueName: "revision"))
  var at = "heads"

  @Option(help: "What tells of the schema: migrations or models.")
  var from = ProjectSchema.Source.migrations

  @Option(help: "sql, json, mermaid, svg or text.")
  var format = Format.sql

  @OptionGroup var destination: OutputOptions

  func run() throws {
    let history = try Printing.history(project, replay)
    let answer: ProjectSchema
    do throws(ExpertFailure) {
      switch from {
      case .migrations: answer = try history.schema(at: at)
      case .models: answer = try history.schemaOfModels()
      }
    } catch {
      Printing.error("alembic-expert: \(error.description)\n")
      throw ExitCode(2)
    }
    let (schema, places) = (answer.schema, answer.places)
    switch format {
    case .sql: try destination.print(SchemaScript(schema).text(title: answer.title, places: places))
    case .json: try destination.print(SchemaJSON(schema, places: places).value.pretty + "\n")
    case .mermaid: try destination.print(EntityPicture(schema).mermaid(title: answer.title))
    case .svg: try destination.print(EntityPicture(schema).svg(title: answer.title))
    case .text:
      try destination.print(EntityPicture(schema).text(title: answer.title, places: places))
    }
  }
}

extension ProjectSchema.Source: ExpressibleByArgument {}
