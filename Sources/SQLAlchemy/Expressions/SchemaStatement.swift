import PostgreSQLDialect
import PythonInterpreter
import Schema

/// `CreateTable(table)`, `DropSequence(sequence)`, `DDL("…")`: a statement about the schema as an
/// object, for `op.execute`.
final class SchemaStatement: ClauseElement {
  /// The statements that Alembic and SQLAlchemy programs use.
  enum Kind: String, CaseIterable {
    case createTable = "CreateTable"
    case dropTable = "DropTable"
    case createIndex = "CreateIndex"
    case dropIndex = "DropIndex"
    case createSequence = "CreateSequence"
    case dropSequence = "DropSequence"
    case createSchema = "CreateSchema"
    case dropSchema = "DropSchema"
    case addConstraint = "AddConstraint"
    case dropConstraint = "DropConstraint"
    case text = "DDL"
  }

  private let kind: Kind
  private let subject: Value
  /// `if_exists` or `if_not_exists`.
  private let isConditional: Bool
  private let cascades: Bool
  /// When it is executed: `execute_if`.
  private var condition: DDLCondition?

  private init(_ kind: Kind, _ arguments: CallArguments, _ interpreter: Interpreter) {
    self.kind = kind
    subject = arguments.positional.first ?? arguments.keywords.first?.value ?? .none
    isConditional =
      (arguments["if_exists"] ?? arguments["if_not_exists"])?.boolean ?? false
    cascades = arguments["cascade"]?.boolean ?? false
    super.init(interpreter.sqlClass(kind.rawValue), interpreter)
  }

  override func attribute(
    _ name: String, _ interpreter: Interpreter
  ) throws(Interruption) -> Value? {
    switch name {
    case "element": return subject
    case "execute_if":
      return interpreter.builtin(name) { [self] (_, _, arguments) throws(Interruption) in
        let conditional = SchemaStatement(kind, CallArguments([subject]), interpreter)
        conditional.condition = DDLCondition(arguments)
        conditional.place = place
        return .host(conditional)
      }
    case "against":
      return interpreter.unknown(.unsupported, "\(name) of a DDL element")
    case "statement" where kind == .text: return subject
    default: return try super.attribute(name, interpreter)
    }
  }

  override func sql(_ compiler: SQLCompiler) throws(Interruption) -> String {
    if kind == .text, let text = subject.text { return undoubled(text, compiler) }
    var conversion = SchemaConversion(interpreter) { _ in nil }
    let operation = try operation(&conversion)
    if let doubt = conversion.doubts.first { return compiler.miss(doubt) }
    guard let operation else {
      return compiler.miss(
        subject.unknown ?? Unknown(.unsupported, "the subject of \(kind.rawValue)", place))
    }
    return DDLWriter().statements(for: operation).joined(separator: ";\n")
  }

  /// What it sends when a table is created; nil where PostgreSQL is not meant.
  func whenCreated(_ table: TableObject) -> TableObject.CreationStatement? {
    guard DDLCondition.holds(for: condition?.dialects) else { return nil }
    guard condition?.doubt == nil, kind == .text, let text = subject.text else {
      return .init(
        text: nil, reason: "the DDL element is not followed", place: place)
    }
    let schema = table.qualifiedName.schema
    let sent = text.replacing("%(fullname)s", with: table.qualifiedName.description)
      .replacing("%(table)s", with: QualifiedName(table.name).description)
      .replacing("%(schema)s", with: schema.map { QualifiedName($0).description } ?? "")
      .replacing("%%", with: "%")
    return .init(text: sent, reason: "it runs SQL of its own when it is created", place: place)
  }

  /// The text of `DDL`, in which `%%` stands for `%`.
  private func undoubled(_ text: String, _ compiler: SQLCompiler) -> String {
    var plain = ""
    var percents = 0
    for character in text {
      if character == "%" {
        percents += 1
        if percents == 2 {
          plain += compiler.percents("%")
          percents = 0
        }
        continue
      }
      if percents == 1 {
        return compiler.miss(Unknown(.unsupported, "the parameters of a DDL text", place))
      }
      plain.append(character)
    }
    return plain
  }

  private func operation(
    _ conversion: inout SchemaConversion
  ) throws(Interruption) -> MigrationOperation? {
    if kind == .createSchema || kind == .dropSchema {
      guard let name = subject.text else { return nil }
      if kind == .createSchema {
        return .createNamespace(
          CreateNamespace(namespace: Namespace(name: name), ifNotExists: isConditional))
      }
      return drop(.schema, QualifiedName(name))
    }
    guard case .host(let host) = subject else { return nil }
    switch (kind, host) {
    case (.createTable, let table as TableObject):
      var create = try conversion.createTable(table)
      create.ifNotExists = isConditional
      return .createTable(create)
    case (.dropTable, let table as TableObject):
      return .dropTable(DropTable(name: table.qualifiedName, ifExists: isConditional))
    case (.createIndex, let index as IndexObject):
      guard var create = try conversion.index(index) else { return nil }
      create.ifNotExists = isConditional
      return .createIndex(create)
    case (.dropIndex, let index as IndexObject):
      guard let name = try conversion.name(index.name) else { return nil }
      return .dropIndex(
        DropIndex(
          name: QualifiedName(name, schema: index.table?.schema), ifExists: isConditional))
    case (.createSequence, let sequence as SequenceObject):
      var create = try conversion.sequence(sequence)
      create.ifNotExists = isConditional
      return .createSequence(create)
    case (.dropSequence, let sequence as SequenceObject):
      return drop(.sequence, QualifiedName(sequence.name, schema: sequence.schema))
    case (.addConstraint, let object as ConstraintObject):
      guard let table = object.table, let constraint = try conversion.constraint(object) else {
        return nil
      }
      return .addConstraint(AddConstraint(table: table.qualifiedName, constraint: constraint))
    case (.dropConstraint, let object as ConstraintObject):
      guard let table = object.table, let name = try conversion.name(object.name) else {
        return nil
      }
      return .dropConstraint(
        DropConstraint(
          table: table.qualifiedName, name: name, ifExists: isConditional, cascade: cascades))
    default: return nil
    }
  }

  private func drop(_ kind: ObjectKind, _ name: QualifiedName) -> MigrationOperation {
    .dropObject(
      DropObject(
        target: ObjectReference(kind: kind, name: name), ifExists: isConditional,
        cascade: cascades))
  }

  /// The classes, each of a DDL element.
  static let classes: [ClassDeclaration] = Kind.allCases.map { kind in
    ClassDeclaration(
      kind.rawValue, bases: ["ExecutableDDLElement"], module: "sqlalchemy.sql.ddl",
      make: { (interpreter, _, arguments) throws(Interruption) in
        if let spread = arguments.spread { return .unknown(spread) }
        return .host(SchemaStatement(kind, arguments, interpreter))
      })
  }
}
