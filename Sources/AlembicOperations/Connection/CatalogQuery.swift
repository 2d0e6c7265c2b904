import PostgreSQLSyntax
import PythonInterpreter
import Schema

/// A query, answered from the replayed schema where that is possible.
struct CatalogQuery {
  private let text: String
  private let call: OperationCall

  init(_ text: String, _ call: OperationCall) {
    self.text = text
    self.call = call
  }

  /// Its rows.
  var rows: ResultObject.Rows {
    .data(Unknown(.data, "the rows of a query", call.place))
  }
}
