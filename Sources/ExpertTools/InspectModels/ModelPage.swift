import Expert
import Review
import Schema

/// The part of an inspection that one answer shows.
public struct ModelPage: Sendable {
  /// The whole inspection.
  public let inspection: ModelInspection
  /// The tables of this page.
  let tables: [InspectedTable]
  /// How many tables fit the filter.
  let matches: Int
  /// How many of them come before this page.
  let offset: Int
  /// How much is told of each.
  let format: ResponseFormat
  private let filter: String

  /// The page that begins at `offset` among the tables whose name or class contains `filter`.
  public init(
    _ inspection: ModelInspection, filter: String?, offset: Int, _ format: ResponseFormat
  ) {
    self.inspection = inspection
    self.offset = offset
    self.format = format
    let filter = (filter ?? "").lowercased()
    self.filter = filter
    let matching = inspection.tables.filter { table in
      filter.isEmpty || table.name.plain.lowercased().contains(filter)
        || table.classes.contains { $0.lowercased().contains(filter) }
    }
    matches = matching.count
    tables = Array(matching.dropFirst(max(0, offset)).prefix(format == .concise ? 60 : 25))
  }

  /// The differences of the tables that fit the filter; all where there is none.
  var differences: [SchemaDifference] {
    inspection.differences.filter { difference in
      filter.isEmpty || difference.table?.plain.lowercased().contains(filter) == true
        || difference.name?.lowercased().contains(filter) == true
    }
  }

  /// Where the next page begins; nil when this is the last.
  var nextOffset: Int? {
    let end = max(0, offset) + tables.count
    return end < matches ? end : nil
  }
}
