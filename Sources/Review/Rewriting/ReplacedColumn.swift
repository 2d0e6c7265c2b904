import PostgreSQLDialect
import PostgreSQLSyntax
import PythonSyntax
import Schema
import SourceText

/// A column whose type changes while programs go on to read and write it: a second one beside it, which a
/// trigger keeps up to date, and which takes its place in the end.
struct ReplacedColumn {
  private let table: QualifiedName
  private let old: Column
  private let type: DataType
  /// The value of the new type, from the old column.
  private let value: String
  /// The value of the old type, from the new column; nil where none is certain.
  private let valueBack: String?
  /// The column's name while both are there.
  private let beside: String
  private let function: QualifiedName

  /// - Returns: nil where something hangs on the column that would have to be made anew as well.
  init?(_ alter: AlterColumn, in schema: Schema) {
    guard let type = alter.type, alter.newName == nil, alter.nullable == nil,
      !alter.serverDefault.isChange, let table = schema.table(alter.table), table.isComplete,
      table.partitioning == nil, table.partitionOf == nil,
      table.triggers.isEmpty, table.policies.isEmpty,
      let old = table.column(alter.column), old.provenance.standing.isKnown,
      old.identity == nil, old.computed == nil, !old.isSerial,
      let without = try? schema.applying(
        .dropColumn(DropColumn(table: table.name, column: old.name))),
      let left = without.table(table.name), left.indexes.count == table.indexes.count,
      left.constraints.count == table.constraints.count,
      without.statistics.count == schema.statistics.count
    else { return nil }
    let name = QualifiedName(old.name)
    beside = SQLIdentifier.generated(old.name, nil, label: "new")
    guard table.column(beside) == nil else { return nil }
    self.table = table.name
    self.old = old
    self.type = type
    value = alter.using?.text ?? "\(name)::\(type)"
    let isText = type.builtinName.map { ["text", "character varying"].contains($0) } ?? false
    let isEnum = old.type.userTypeName != nil || type.userTypeName != nil
    let isNumber = Self.numbers.isSuperset(of: [old.type.builtinName ?? "", type.builtinName ?? ""])
    // A text of any value can be read as that value again.
    valueBack =
      isNumber || isText
      ? "\(QualifiedName(beside))::\(old.type)"
      : isEnum ? "\(QualifiedName(beside))::text::\(old.type)" : nil
    function = QualifiedName(
      SQLIdentifier.generated(table.name.name, old.name, label: "sync"), schema: table.name.schema)
  }

  private static let numbers: Set<String> = [
    "smallint", "integer", "bigint", "numeric", "real", "double precision",
  ]

  /// Expand, fill, prove, contract.
  var plan: [PlannedRevision] {
    let drop = PlannedCode.call(
      "drop_column", PlannedCode.string(table.name), PlannedCode.string(beside),
      PlannedCode.schema(table))
    var revisions = [
      PlannedRevision(
        "write \(old.name) of \(table.name) in both types",
        upgrade: lines(
          ["ALTER TABLE \(table) ADD COLUMN \(QualifiedName(beside)) \(type)"] + synchronization),
        downgrade: lines(synchronizationRemoval) + "\n" + drop),
      PlannedRevision.filling(
        beside, of: table, with: value, where: "(\(value)) IS NOT NULL"),
    ]
    if !old.isNullable { revisions += PlannedRevision.provingNotNull(beside, of: table) }
    revisions.append(
      PlannedRevision(
        "put the new \(old.name) of \(table.name) in the place of the old",
        upgrade: contraction, downgrade: expansion))
    return revisions
  }

  private func lines(_ statements: [String]) -> String {
    statements.map(PlannedCode.execute).joined(separator: "\n")
  }

  private var synchronization: [String] {
    // In the function, the column is a field of the row.
    let expression = SQLExpression(value).prefixing(old.name, with: "NEW")
    return [
      "CREATE FUNCTION \(function)() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        + "NEW.\(QualifiedName(beside)) := \(expression); RETURN NEW; END $$",
      "CREATE TRIGGER \(QualifiedName(function.name)) BEFORE INSERT OR UPDATE ON \(table) "
        + "FOR EACH ROW EXECUTE FUNCTION \(function)()",
    ]
  }

  private var synchronizationRemoval: [String] {
    ["DROP TRIGGER \(QualifiedName(function.name)) ON \(table)", "DROP FUNCTION \(function)()"]
  }

  private var contraction: String {
    let drop = PlannedCode.call(
      "drop_column", PlannedCode.string(table.name), PlannedCode.string(old.name),
      PlannedCode.schema(table))
    let rename = PlannedCode.call(
      "alter_column", PlannedCode.string(table.name), PlannedCode.string(beside),
      "new_column_name=" + PlannedCode.string(old.name), PlannedCode.schema(table))
    let value = old.serverDefault.map { value in
      lines([
        "ALTER TABLE \(table) ALTER COLUMN \(QualifiedName(old.name)) SET DEFAULT \(value.ddl)"
      ])
    }
    return [lines(synchronizationRemoval), drop, rename, value].compactMap { $0 }
      .joined(separator: "\n")
  }

  private var expansion: String {
    guard let valueBack else {
      return "raise NotImplementedError("
        + PythonLiteral.string("the values of \(old.name) cannot be read as \(old.type) again")
        + ")"
    }
    let name = QualifiedName(old.name)
    var statements: [String] = []
    if old.serverDefault != nil {
      statements.append("ALTER TABLE \(table) ALTER COLUMN \(name) DROP DEFAULT")
    }
    statements.append("ALTER TABLE \(table) RENAME COLUMN \(name) TO \(QualifiedName(beside))")
    var column = old
    column.isNullable = true
    statements += DDLWriter().statements(
      for: .addColumn(AddColumn(table: table, column: column)))
    statements.append("UPDATE \(table) SET \(name) = \(valueBack)")
    if !old.isNullable {
      statements.append("ALTER TABLE \(table) ALTER COLUMN \(name) SET NOT NULL")
    }
    return lines(statements + synchronization)
  }
}

extension SQLExpression {
  /// The expression with a record's name before each use of a column.
  fileprivate func prefixing(_ column: String, with record: String) -> String {
    let parsed = SQLText(text)
    var result = ""
    var written = 0
    for (index, token) in parsed.tokens.enumerated() {
      let isCast = index > 0 && parsed.isSymbol(parsed.tokens[index - 1], "::")
      guard parsed.name(token) == column, !isCast else { continue }
      let start = token.span.range.lowerBound
      result += String(decoding: parsed.bytes[written..<start], as: UTF8.self) + record + "."
      written = start
    }
    return result + String(decoding: parsed.bytes[written...], as: UTF8.self)
  }
}
