import PostgreSQLSyntax
import Schema

/// Which columns are what `serial` makes.
struct SerialColumns {
  private let schema: Schema
  /// How many defaults take numbers from each sequence.
  private var uses: [QualifiedName: Int] = [:]

  init(_ schema: Schema) {
    self.schema = schema
    for column in schema.tables.flatMap(\.columns) {
      guard let name = column.serverDefault?.sequenceName else { continue }
      uses[schema.canonical(name), default: 0] += 1
    }
  }

  /// The sequence that `serial` would make for the column; nil for any other column.
  func sequence(of column: Column, in table: Table) -> DatabaseSequence? {
    guard let integer = column.type.builtinName, column.identity == nil, !column.isNullable,
      ["integer", "bigint", "smallint"].contains(integer), !column.type.isArray
    else { return nil }
    let chosen = SQLIdentifier.generated(table.name.name, column.name, label: "seq")
    let name = QualifiedName(chosen, schema: table.name.schema)
    guard let sequence = schema.sequence(name), !sequence.isInternal, uses[sequence.name] == 1,
      sequence.owner == ColumnReference(table: table.name, column: column.name),
      sequence.options == SequenceOptions(type: column.type)
    else { return nil }
    let call = "nextval(\(SQLText.quoted(sequence.name.description))::regclass)"
    return column.serverDefault?.text == call ? sequence : nil
  }
}

extension DataType {
  /// Whether the type could be read.
  var isKnown: Bool { if case .unknown = base { false } else { true } }

  /// The type with its canonical name.
  var withoutSpelling: DataType {
    var type = self
    type.written = nil
    return type
  }
}

extension IndexElement {
  /// The key worded by the writer.
  var withoutSpelling: IndexElement {
    var element = self
    element.written = .unspoken
    return element
  }
}

extension Index {
  /// The index worded by the writer.
  var withoutSpelling: Index {
    var index = self
    index.elements = elements.map(\.withoutSpelling)
    return index
  }
}

extension UserTypeDefinition {
  /// The type worded by the writer.
  var withoutSpelling: UserTypeDefinition {
    switch self {
    case .domain(var domain):
      domain.base.written = nil
      return .domain(domain)
    case .composite(let attributes):
      return .composite(
        attributes.map { attribute in
          var attribute = attribute
          attribute.type.written = nil
          return attribute
        })
    case .enumeration, .range, .opaque: return self
    }
  }
}
