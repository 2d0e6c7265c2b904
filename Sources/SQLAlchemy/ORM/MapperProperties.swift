import PythonInterpreter

/// What a mapped class has beside columns: `relationship`, `column_property`, `synonym`, `deferred`….
public final class MapperPropertyObject: SQLAlchemyObject {
  /// The function that made it, as `sqlalchemy.orm` names it.
  public let kind: String
  /// The columns that it wraps, as `deferred` and `column_property` do.
  public internal(set) var columns: [ColumnObject] = []
  /// The arguments of the call.
  public internal(set) var arguments: CallArguments

  init(
    _ kind: String, _ arguments: CallArguments, _ pythonClass: TypeObject,
    _ interpreter: Interpreter
  ) {
    self.kind = kind
    self.arguments = arguments
    super.init(pythonClass, interpreter)
    if arguments.place.isInFile { place = arguments.place }
    for value in arguments.positional {
      if case .host(let host) = value, let column = host as? ColumnObject { columns.append(column) }
    }
  }

  public override func attribute(
    _ name: String, _ interpreter: Interpreter
  ) throws(Interruption) -> Value? {
    if name == "columns" { return .list(of: columns.map { .host($0) }) }
    if let value = arguments[name] { return value }
    if let value = try super.attribute(name, interpreter) { return value }
    // Loader options and comparators of relationships reach no schema.
    return interpreter.unknown(.unsupported, "the attribute \(name) of a \(kind)")
  }

  /// Whether it wraps columns that belong to the table.
  var wrapsColumns: Bool {
    kind == "deferred" || kind == "column_property" || kind == "composite"
  }
}

/// `declared_attr`: an attribute that is computed for each class.
final class DeclaredAttributeObject: SQLAlchemyObject {
  let function: Value
  let isCascading: Bool

  init(
    _ function: Value, isCascading: Bool, _ pythonClass: TypeObject, _ interpreter: Interpreter
  ) {
    self.function = function
    self.isCascading = isCascading
    super.init(pythonClass, interpreter)
  }

  /// What it gives for a class.
  func value(for type: TypeObject, _ interpreter: Interpreter) throws(Interruption) -> Value {
    var function = function
    if case .descriptor(let descriptor) = function { function = descriptor.function }
    return try interpreter.call(function, CallArguments([.type(type)]))
  }
}

/// `declared_attr.cascading` and `declared_attr.directive`.
final class DeclaredAttributeMaker: SQLAlchemyObject {
  let isCascading: Bool

  init(isCascading: Bool, _ pythonClass: TypeObject, _ interpreter: Interpreter) {
    self.isCascading = isCascading
    super.init(pythonClass, interpreter)
  }

  override func call(
    _ arguments: CallArguments, _ interpreter: Interpreter
  ) throws(Interruption) -> Value? {
    .host(
      DeclaredAttributeObject(
        arguments[0] ?? .none, isCascading: isCascading, pythonClass, interpreter))
  }
}

/// A column that `mapped_column` made: its type may come from the annotation beside it.
final class MappedColumnObject: ColumnObject {
  /// Whether a type was given.
  var saysType = false
  /// `sort_order`.
  var sortOrder = 0
  /// `use_existing_column`.
  var usesExistingColumn = false

  /// Reads the arguments of `mapped_column`.
  func readMapped(
    _ arguments: CallArguments, _ interpreter: Interpreter
  ) throws(Interruption) {
    try read(arguments, interpreter)
    if case .null = columnType {} else { saysType = true }
    sortOrder = arguments["sort_order"]?.integer ?? 0
    usesExistingColumn = arguments["use_existing_column"]?.boolean ?? false
  }

  override func emptyCopy(_ interpreter: Interpreter) -> ColumnObject {
    let copy = MappedColumnObject(name, pythonClass, interpreter)
    copy.saysType = saysType
    copy.sortOrder = sortOrder
    copy.usesExistingColumn = usesExistingColumn
    return copy
  }
}
