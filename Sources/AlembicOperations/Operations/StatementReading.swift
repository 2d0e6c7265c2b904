import PostgreSQLDialect
import PostgreSQLSyntax
import PythonInterpreter
import Schema
import SourceText

extension OperationCall {
  /// The operations that SQL text stands for.
  ///
  /// A statement's place is inside of the string literal where the text is one literal without
  /// escapes, else that of the argument.
  func operations(
    inSQL text: String, literal: PythonInterpreter.Place, placeholders: SQLPlaceholders
  ) -> [PlacedOperation] {
    let fallback = session.place(place, interpreter)
    let offset = interpreter.offset(ofText: text, inLiteral: literal)
    let file = session.place(literal, interpreter)
    let statements = ReadStatement.all(in: text, placeholders: placeholders) { span in
      guard let offset, var place = file else { return fallback }
      place.span = SourceSpan(start: span.start + offset, end: span.end + offset)
      return place
    }
    return statements.flatMap { statement in
      var place = fallback
      if let offset, let file {
        place = file
        place?.span = SourceSpan(
          start: statement.span.start + offset, end: statement.span.end + offset)
      }
      return statement.operations.map { operation in
        PlacedOperation(
          operation: operation, provenance: Provenance(place: place), statement: statement.text)
      }
    }
  }
}

extension Interpreter {
  /// How far into the file the text of a plain string literal begins; nil for a literal with escapes
  /// and for text that no single literal holds.
  func offset(ofText text: String, inLiteral place: PythonInterpreter.Place) -> UInt32? {
    guard place.isInFile, let source = source(of: place) else { return nil }
    let bytes = Array(source.utf8)
    var prefix = 0
    while prefix < bytes.count, bytes[prefix] != UInt8(ascii: "'"),
      bytes[prefix] != UInt8(ascii: "\"")
    {
      prefix += 1
    }
    guard prefix <= 2, prefix < bytes.count else { return nil }
    let quote = bytes[prefix]
    let isTriple =
      prefix + 5 < bytes.count && bytes[prefix + 1] == quote && bytes[prefix + 2] == quote
    let width = isTriple ? 3 : 1
    let body = bytes.dropFirst(prefix + width).dropLast(width)
    guard body.elementsEqual(text.utf8) else { return nil }
    return place.span.start + UInt32(prefix + width)
  }
}
