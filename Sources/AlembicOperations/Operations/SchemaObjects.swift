import PythonInterpreter
import SQLAlchemy
import Schema

/// The objects of SQLAlchemy that Alembic makes from the arguments of an operation, with the naming
/// convention of `target_metadata`.
extension OperationCall {
  /// An object of one of SQLAlchemy's classes.
  func make(
    _ name: String, module: String = "sqlalchemy", _ positional: [Value],
    _ keywords: [CallArguments.Keyword] = []
  ) throws(OperationStop) -> Value {
    try attempt { () throws(Interruption) in
      let type = try interpreter.attribute(interpreter.importModule(module), name)
      return try interpreter.call(
        type, arguments.replacing(positional: positional, keywords: keywords))
    }
  }

  /// A metadata with the naming convention of `target_metadata`.
  func metadata() throws(OperationStop) -> MetaDataObject? {
    let convention = try attempt { () throws(Interruption) in
      try interpreter.attributeIfAny(session.targetMetadata, "naming_convention") ?? .none
    }
    return MetaDataObject.empty(interpreter, convention: convention)
  }

  /// A table that has only its name.
  func emptyTable(_ name: QualifiedName) throws(OperationStop) -> TableObject {
    guard let metadata = try metadata(),
      let table = TableObject.make(
        name.name, schema: name.schema, metadata: metadata, interpreter)
    else {
      throw .unknown(Unknown(.unsupported, "tables of SQLAlchemy", place))
    }
    session.keep(metadata)
    return table
  }

  /// Reads objects of SQLAlchemy; what is not known about them comes beside it.
  func convert<Result>(
    _ body: (inout SchemaConversion) throws(Interruption) -> Result
  ) throws(OperationStop) -> (result: Result, doubt: Unknown?) {
    let (session, interpreter) = (session, interpreter)
    var conversion = SchemaConversion(interpreter) { session.place($0, interpreter) }
    let result = try attempt { () throws(Interruption) in try body(&conversion) }
    return (result, conversion.doubts.first)
  }

  /// The keyword arguments, without those that Alembic takes itself.
  func keywords(except names: [String]) -> [CallArguments.Keyword] {
    arguments.keywords.filter { !names.contains($0.name) && !parameters.contains($0.name) }
  }

  /// `name=…` for a constraint, as given.
  func keyword(_ name: String, from argument: String) -> [CallArguments.Keyword] {
    self[argument].map { [interpreter.keyword(name, $0, place(of: argument))] } ?? []
  }

  /// Attaches a constraint to a table of that name, and reads it.
  func constraint(
    _ value: Value, of table: QualifiedName
  ) throws(OperationStop) -> (result: Constraint, doubt: Unknown?) {
    if let unknown = value.unknown { throw .unknown(unknown) }
    guard case .host(let host) = value, let object = host as? ConstraintObject else {
      throw .unknown(
        Unknown(.unsupported, "a constraint of the class \(interpreter.typeName(value))", place))
    }
    let owner = try emptyTable(table)
    try attempt { () throws(Interruption) in try owner.attach(object, interpreter) }
    let read = try convert { (conversion) throws(Interruption) in
      try conversion.constraint(object)
    }
    guard let constraint = read.result else {
      throw .unknown(
        read.doubt ?? Unknown(.unsupported, "the columns of a constraint", place))
    }
    return (constraint, read.doubt)
  }

  /// Records operations that were read, with the doubt that was met on the way.
  func record(
    _ operations: [MigrationOperation], entries: [String]? = nil, doubt: Unknown?
  ) throws(OperationStop) {
    guard let doubt else {
      return try record(entries ?? operations.flatMap { session.entries(of: $0) }, operations)
    }
    var provenance = provenance
    provenance.standing = .unknown(
      reason: doubt.reason, place: session.place(doubt.place, interpreter))
    // A text with a gap is no statement: none is given.
    try record(
      MigrationStep(
        name: name, entries: [],
        operations: operations.map { PlacedOperation(operation: $0, provenance: provenance) },
        provenance: provenance))
  }
}
