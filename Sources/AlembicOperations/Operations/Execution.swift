import PostgreSQLDialect
import PostgreSQLSyntax
import PythonInterpreter
import SQLAlchemy
import Schema

/// A statement that a program gives to `execute`, read.
struct ExecutedStatement {
  /// What `--sql` prints.
  var entries: [String]
  /// What it does.
  var operations: [PlacedOperation]
  /// The SQL as PostgreSQL gets it, with its parameters still in place.
  var text: String?
  /// Why a part of it is not known.
  var unknown: Unknown?

  /// The query when the statement does nothing but give rows.
  var query: DataStatement? {
    guard let first = operations.first, case .data(let statement) = first.operation,
      statement.kind == .select || statement.isReturning
    else { return nil }
    return statement
  }
}

extension OperationCall {
  /// Reads the statement that the argument `name` gives.
  func statement(
    _ name: String, isDriverSQL: Bool = false
  ) throws(OperationStop) -> ExecutedStatement {
    guard let value = self[name] else { return try readMissing(name) }
    if let unknown = value.unknown {
      throw .unknown(unknown)
    }
    if let text = value.text {
      var literal = place(of: name)
      if case .string(let object) = value { literal = object.place }
      return statement(text: text, literal: literal, isDriverSQL: isDriverSQL)
    }
    if case .host(let host) = value, let element = host as? ClauseElement {
      return try statement(of: element, name)
    }
    throw .unknown(
      Unknown(
        .unsupported, "a statement of the class \(interpreter.typeName(value))", place(of: name)))
  }

  private func readMissing(_ name: String) throws(OperationStop) -> ExecutedStatement {
    throw .interrupted(
      interpreter.exception("TypeError", "missing required argument: '\(name)'"))
  }

  /// SQL text: `:name` is a parameter, except in SQL that goes to the driver unread.
  func statement(
    text: String, literal: PythonInterpreter.Place, isDriverSQL: Bool
  ) -> ExecutedStatement {
    let operations = operations(
      inSQL: text, literal: literal, placeholders: isDriverSQL ? .format : .named)
    let entry =
      isDriverSQL
      ? DDLWriter.offline(text)
      : DDLWriter.offline(TextClauseText.compiled(text, session.options))
    return ExecutedStatement(entries: [entry], operations: operations, text: text)
  }

  /// A construct of SQLAlchemy's Core, whose values stand in the text that is read.
  private func statement(
    of element: ClauseElement, _ name: String
  ) throws(OperationStop) -> ExecutedStatement {
    if host(element, isClass: "TextClause"), let plain = try plainText(element, name) {
      return plain
    }
    var options = SQLCompiler.Options()
    options.literalBinds = true
    let literal = try attempt { () throws(Interruption) in
      try element.compiled(interpreter, options)
    }
    // DDL has no parameters: its values always stand in the text.
    options.literalBinds = session.options.literalBinds
    options.parameterCasts = session.driver(interpreter).parameterCasts
    options.doublesPercents = session.options.doublesPercent
    let sent = try attempt { () throws(Interruption) in
      try element.compiledWithGaps(interpreter, options)
    }
    var statement = ExecutedStatement(entries: [], operations: [])
    switch literal {
    case .text(let text):
      statement.text = text
      statement.operations = operations(
        inSQL: text, literal: .nowhere, placeholders: [.named])
    case .unknown(let unknown):
      statement.unknown = unknown
      if let effect = element.rowEffect {
        statement.operations = [
          PlacedOperation(operation: .data(effect), provenance: provenance)
        ]
      }
    }
    // A change of rows is better shown with a gap than left out: nobody takes the gap for SQL.
    if sent.unknown == nil || (element.rowEffect != nil && !sent.text.hasPrefix("<")) {
      statement.entries = [DDLWriter.offline(sent.text)]
    }
    if let unknown = sent.unknown {
      statement.unknown = statement.unknown ?? unknown
    } else if statement.text == nil {
      statement.operations = operations(
        inSQL: sent.text, literal: .nowhere, placeholders: [.named, .format])
    }
    if statement.operations.isEmpty, let unknown = statement.unknown { throw .unknown(unknown) }
    return statement
  }

  private func host(_ element: ClauseElement, isClass name: String) -> Bool {
    element.pythonType?.name == name
  }

  /// `text("…")` without values for its parameters: its text is read where it is written.
  private func plainText(
    _ element: ClauseElement, _ name: String
  ) throws(OperationStop) -> ExecutedStatement? {
    let text = try attempt { () throws(Interruption) in
      try interpreter.attributeIfAny(.host(element), "text")
    }
    guard case .string(let object)? = text else { return nil }
    // Without values the text itself is what is sent, and its statements have places.
    let isPlain = !BoundValues.occur(in: object.text)
    var statement = self.statement(text: object.text, literal: object.place, isDriverSQL: false)
    var options = SQLCompiler.Options(literalBinds: session.options.literalBinds)
    options.parameterCasts = session.driver(interpreter).parameterCasts
    options.doublesPercents = session.options.doublesPercent
    // Offline Alembic drops the values of `execute`, and prints NULL for them where values are to stand
    // in the text; a database gets them.
    let bound = try binding(
      parameters: self["parameters"], of: element, names: BoundValues.names(in: object.text))
    let sent = try attempt { () throws(Interruption) in
      try element.compiled(interpreter, options)
    }
    statement.entries = []
    if case .text(let sql) = sent { statement.entries = [DDLWriter.offline(sql)] }
    guard !isPlain else { return statement }
    let literal = try attempt { () throws(Interruption) in
      try bound.element.compiled(interpreter, SQLCompiler.Options(literalBinds: true))
    }
    if let missing = bound.missing {
      statement.unknown = missing
    } else if case .text(let sql) = literal {
      statement.text = sql
      statement.operations = operations(
        inSQL: sql, literal: .nowhere, placeholders: [.named, .format])
    } else if case .unknown(let unknown) = literal {
      statement.unknown = unknown
    }
    return statement
  }

  /// The text with the values that `execute` is given beside it; `missing` where one is not known.
  private func binding(
    parameters: Value?, of element: ClauseElement, names: Set<String>
  ) throws(OperationStop) -> (element: ClauseElement, missing: Unknown?) {
    guard let parameters, !parameters.isNone else { return (element, nil) }
    if let unknown = parameters.unknown { return (element, unknown) }
    guard case .dict(let dict) = parameters else {
      return (element, Unknown(.data, "the values of several rows", place))
    }
    var keywords: [CallArguments.Keyword] = []
    for (key, value) in dict.pairs {
      guard let name = key.text, names.contains(name) else { continue }
      if let unknown = value.unknown { return (element, unknown) }
      keywords.append(interpreter.keyword(name, value))
    }
    let bound = try attempt { () throws(Interruption) in
      try interpreter.call(
        interpreter.attribute(.host(element), "bindparams"),
        CallArguments([], keywords: keywords))
    }
    guard case .host(let host) = bound, let clause = host as? ClauseElement else {
      return (element, bound.unknown)
    }
    return (clause, nil)
  }

  /// Records a statement that was read.
  func record(_ statement: ExecutedStatement) throws(OperationStop) {
    var provenance = provenance
    if let unknown = statement.unknown {
      provenance.standing = .unknown(
        reason: unknown.reason, place: session.place(unknown.place, interpreter))
    }
    try record(
      MigrationStep(
        name: name, entries: statement.entries, operations: statement.operations,
        provenance: provenance))
  }

  /// Records a statement whose text is not known: one that visibly begins with a command about rows
  /// leaves the schema as it is.
  func recordUnknownStatement(_ unknown: Unknown, _ name: String) throws(Interruption) {
    var isAboutRows = false
    if case .host(let host)? = self[name] {
      isAboutRows = (host as? ClauseElement)?.rowEffect != nil
    }
    if !isAboutRows, let source = interpreter.source(of: place(of: name)) {
      isAboutRows = SourceBeginning.isAboutRows(source)
    }
    if !isAboutRows, !unknown.outlines.isEmpty {
      isAboutRows = unknown.outlines.allSatisfy(StatementOutline.isAboutRows)
    }
    try recordUnknown(unknown, tables: [], changesSchema: !isAboutRows)
  }
}

extension Interpreter {
  /// `connection.execute(statement, parameters)`.
  func execute(
    _ arguments: CallArguments, named name: String, isDriverSQL: Bool = false
  ) throws(Interruption) -> ResultObject {
    let call = OperationCall(
      name: name, arguments: arguments, parameters: ["statement", "parameters"], interpreter: self,
      session: MigrationSession.of(self))
    do throws(OperationStop) {
      let statement = try call.statement("statement", isDriverSQL: isDriverSQL)
      try call.record(statement)
      return ResultObject(rows(of: statement, call))
    } catch {
      switch error {
      case .interrupted(let interruption): throw interruption
      case .unknown(let unknown):
        try call.recordUnknownStatement(unknown, "statement")
        return ResultObject(.unknown(unknown))
      }
    }
  }

  /// The rows of a statement.
  private func rows(of statement: ExecutedStatement, _ call: OperationCall) -> ResultObject.Rows {
    guard let text = statement.text else {
      if case .data? = statement.operations.first?.operation {
        return .data(Unknown(.data, "the rows of a query", call.place))
      }
      return .unknown(
        statement.unknown ?? Unknown(.data, "the rows of a statement", call.place))
    }
    guard statement.query != nil else {
      if case .data? = statement.operations.first?.operation {
        return .data(Unknown(.data, "the number of rows of a statement", call.place))
      }
      return .none
    }
    return CatalogQuery(text, parameters: call["parameters"], call).rows
  }
}

/// What the source text of an expression shows of the string that it gives.
enum SourceBeginning {
  /// Whether the string begins with a command that reads or writes rows: the source is a string or
  /// f-string, perhaps inside of calls such as `text(…)`, whose first word is literal.
  static func isAboutRows(_ source: String) -> Bool {
    var bytes = Array(source.utf8)[...]
    let quotes = [UInt8(ascii: "'"), UInt8(ascii: "\"")]
    guard let quote = bytes.firstIndex(where: quotes.contains) else { return false }
    let call = bytes[..<quote]
    // Before the string only names, dots, parentheses and a prefix: anything else may come first.
    guard
      call.allSatisfy({ byte in
        (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A) || byte == UInt8(ascii: "(")
          || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "_") || byte <= 0x20
      })
    else { return false }
    bytes = bytes[quote...].drop { quotes.contains($0) || $0 <= 0x20 }
    let word = bytes.prefix { ($0 | 0x20) >= 0x61 && ($0 | 0x20) <= 0x7A }
    let commands = ["INSERT", "UPDATE", "DELETE", "SELECT"]
    let text = String(decoding: word, as: UTF8.self).uppercased()
    return commands.contains(text) && !bytes.contains(UInt8(ascii: ";"))
  }
}

/// What of a statement is known although parts of its text are not.
enum StatementOutline {
  /// Whether the text begins with a command that leaves the schema as it is, and is one statement.
  static func isAboutRows(_ outline: String) -> Bool {
    let text = outline.drop { $0.isWhitespace }
    let word = text.prefix { $0.isLetter }
    // What follows the word ends it: a gap might go on with it.
    guard let next = text.dropFirst(word.count).first, next.isWhitespace else { return false }
    let rest = text.drop { $0 != ";" }.dropFirst()
    guard rest.allSatisfy(\.isWhitespace) else { return false }
    return ["INSERT", "UPDATE", "DELETE", "SELECT", "REINDEX", "ANALYZE"]
      .contains(word.uppercased())
  }
}

/// Parameters in the text of `text()`.
enum BoundValues {
  /// The names of the parameters.
  static func names(in text: String) -> Set<String> {
    let text = SQLText(text, placeholders: .named)
    return Set(
      text.tokens.filter { $0.kind == .namedBind }.map { String(text.text($0).dropFirst()) })
  }

  /// Whether the text has `:name` anywhere.
  static func occur(in text: String) -> Bool {
    SQLText(text, placeholders: .named).tokens.contains { $0.kind == .namedBind }
  }
}
