import PythonInterpreter
import Schema

/// Turns objects of SQLAlchemy into what the database will have.
///
/// What is not known of an object is collected in `doubts`; what could be read stands all the same.
public struct SchemaConversion {
  /// The interpreter whose objects they are.
  public let interpreter: Interpreter
  /// Where an object is written, as a place of the user's files.
  private let locate: (PythonInterpreter.Place) -> FilePlace?
  /// What is not known, each with the place where that began.
  public private(set) var doubts: [Unknown] = []

  /// A conversion.
  ///
  /// - Parameters:
  ///   - interpreter: The interpreter whose objects are converted.
  ///   - locate: Turns a place of the interpreter into one of the user's files.
  public init(
    _ interpreter: Interpreter, locate: @escaping (PythonInterpreter.Place) -> FilePlace?
  ) {
    self.interpreter = interpreter
    self.locate = locate
  }

  /// Notes what is not known.
  public mutating func doubt(_ unknown: Unknown) { doubts.append(unknown) }

  /// The provenance of an object that is written at `place`.
  public func provenance(_ place: PythonInterpreter.Place) -> Provenance {
    Provenance(place: locate(place))
  }

  /// The fact; of an unknown one nil, and the doubt is noted.
  mutating func fact<Fact>(_ known: Known<Fact>) -> Fact? {
    switch known {
    case .known(let fact): return fact
    case .unknown(let unknown):
      doubts.append(unknown)
      return nil
    }
  }

  /// The text of a value; `None` and other values have none.
  mutating func text(_ value: Value?) -> String? {
    guard let value else { return nil }
    if let unknown = value.unknown { doubts.append(unknown) }
    return value.text
  }

  /// A number or its text.
  mutating func number(_ value: Value?) -> Int64? {
    guard let value else { return nil }
    if let unknown = value.unknown { doubts.append(unknown) }
    return value.integer.map(Int64.init)
  }

  /// SQL that is given as text, `text()` or an expression; nil for `None` and for what is not known.
  ///
  /// - Throws: what SQLAlchemy raises, such as `CompileError`.
  public mutating func sql(
    _ value: Value, grouped: Bool = false, includesTable: Bool = false
  ) throws(Interruption) -> String? {
    var value = value
    if value.isNone { return nil }
    if value.text != nil, let text = SQLAlchemyLibrary.of(interpreter).value("text") {
      value = try interpreter.call(text, CallArguments([value]))
    }
    guard var element = try interpreter.existingElement(value) else {
      doubts.append(
        value.unknown
          ?? Unknown(
            .unsupported, "SQL given as a \(interpreter.typeName(value))", interpreter.currentPlace)
      )
      return nil
    }
    if grouped { element = element.grouped(in: nil) }
    switch try element.compiled(
      interpreter, SQLCompiler.Options(literalBinds: true, includesTable: includesTable))
    {
    case .text(let text): return text
    case .unknown(let unknown):
      doubts.append(unknown)
      return nil
    }
  }

  /// A name as it will be in the database; nil when there is none or it is not known.
  ///
  /// A name that a convention makes is shortened as SQLAlchemy does; any other that is too long is
  /// refused by it.
  ///
  /// - Throws: `IdentifierError`.
  public mutating func name(_ name: ConstraintObject.Name) throws(Interruption) -> String? {
    switch name {
    case .none: return nil
    case .unknown(let unknown):
      doubts.append(unknown)
      return nil
    case .final(let text): return ConventionName.shortened(text)
    case .given(let text):
      guard text.utf8.count <= 63 else {
        throw interpreter.sqlAlchemyError(
          "IdentifierError", "Identifier '\(text)' exceeds maximum length of 63 characters")
      }
      return text
    }
  }

  /// `deferrable`, `initially` and what else all constraints have.
  mutating func attributes(
    of object: ConstraintObject, on constraint: inout Constraint
  ) {
    if let unknown = object.doubt { doubts.append(unknown) }
    constraint.isDeferrable = object.deferrable.boolean
    switch text(object.initially)?.uppercased() {
    case "DEFERRED": constraint.isInitiallyDeferred = true
    case "IMMEDIATE": constraint.isInitiallyDeferred = false
    default: break
    }
    if object.options["not_valid"]?.boolean == true { constraint.isValidated = false }
    constraint.comment = text(object.comment)
    constraint.provenance = provenance(object.place)
  }
}
