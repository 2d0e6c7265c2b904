import PostgreSQLSyntax
import Schema

extension StatementReader {
  /// What a block does that only guards one statement against an object that exists already:
  /// `BEGIN statement; EXCEPTION WHEN duplicate_object THEN NULL; END`.
  ///
  /// - Returns: The statement's operation with its own "if not exists"; nil for any other block.
  func guardedOperation(_ body: String) -> MigrationOperation? {
    let script = SQLScript(body)
    let parts = script.statements
    guard parts.count == 3, let first = parts.first else { return nil }
    var block = StatementReader(text: script.text, tokens: first.tokens, provenance: provenance)
    guard block.accept("BEGIN") else { return nil }
    var handler = StatementReader(text: script.text, tokens: parts[1].tokens)
    guard handler.accept("EXCEPTION", "WHEN"), let condition = try? handler.name(),
      handler.accept("THEN"), handler.accept("NULL"), handler.isAtEnd
    else { return nil }
    var closing = StatementReader(text: script.text, tokens: parts[2].tokens)
    guard closing.accept("END"), closing.isAtEnd else { return nil }
    let inner = block.index..<block.end
    var reader = StatementReader(text: script.text, tokens: inner, provenance: provenance)
    let operations = reader.read(source: reader.written(inner.lowerBound, inner.upperBound))
    return operations.count == 1 ? operations[0].forgiving(condition) : nil
  }
}

extension MigrationOperation {
  /// The operation that does nothing where it would have failed with `condition`; nil where it
  /// has no such form.
  fileprivate func forgiving(_ condition: String) -> MigrationOperation? {
    switch (self, condition) {
    case (.createType(var create), "duplicate_object"):
      create.ifNotExists = true
      return .createType(create)
    case (.createTable(var create), "duplicate_table"):
      create.ifNotExists = true
      return .createTable(create)
    case (.createIndex(var create), "duplicate_table"):
      create.ifNotExists = true
      return .createIndex(create)
    case (.createSequence(var create), "duplicate_table"):
      create.ifNotExists = true
      return .createSequence(create)
    case (.addColumn(var add), "duplicate_column"):
      add.ifNotExists = true
      return .addColumn(add)
    default: return nil
    }
  }
}
