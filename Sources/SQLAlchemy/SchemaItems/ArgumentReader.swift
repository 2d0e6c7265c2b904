import PythonInterpreter

/// The arguments of a constructor while they are read; what is not known is kept as a doubt.
struct ArgumentReader {
  let interpreter: Interpreter
  let arguments: CallArguments
  /// The first argument that decides something and is not known.
  private(set) var doubt: Unknown?

  init(_ arguments: CallArguments, _ interpreter: Interpreter) {
    self.arguments = arguments
    self.interpreter = interpreter
    doubt = arguments.spread
  }

  /// The keyword argument; nil when it is not given.
  func keyword(_ name: String) -> Value? { arguments[name] }

  /// Notes a value that is not known.
  mutating func note(_ value: Value) {
    if let unknown = value.unknown { doubt = doubt ?? unknown }
  }

  /// A keyword argument as text; nil for `None`, for other values, and when it is not given.
  mutating func text(_ name: String) -> String? {
    guard let value = arguments[name] else { return nil }
    note(value)
    return value.text
  }

  /// A keyword argument's truth; nil when it is not given, `None` or not known.
  mutating func flag(_ name: String) throws(Interruption) -> Bool? {
    guard let value = arguments[name], !value.isNone else { return nil }
    note(value)
    switch value {
    case .unknown: return nil
    case .bool(let flag): return flag
    case .int(let number): return number != 0
    default: return true
    }
  }

  /// The options of the PostgreSQL dialect, by their names without `postgresql_`.
  var dialectOptions: [String: Value] {
    var options: [String: Value] = [:]
    for keyword in arguments.keywords where keyword.name.hasPrefix("postgresql_") {
      options[String(keyword.name.dropFirst("postgresql_".count))] = keyword.value
    }
    return options
  }

  /// The options of all dialects under their full names: dialect by dialect, as SQLAlchemy keeps them.
  var writtenOptions: [WrittenOption] {
    let options = arguments.keywords.compactMap { WrittenOption($0.name, $0.value) }
    var dialects: [Substring] = []
    for option in options where !dialects.contains(option.dialect) {
      dialects.append(option.dialect)
    }
    return dialects.flatMap { dialect in options.filter { $0.dialect == dialect } }
  }
}

/// An option of a dialect as a program writes it: `postgresql_using='gin'`.
public struct WrittenOption {
  /// The name with that of the dialect.
  public let name: String
  /// The value.
  public let value: Value

  /// An option; nil where the name is not that of a dialect's option.
  init?(_ name: String, _ value: Value) {
    guard let dialect = name.split(separator: "_", maxSplits: 1).first,
      Self.dialects.contains(String(dialect)), name.utf8.count > dialect.utf8.count + 1
    else { return nil }
    self.name = name
    self.value = value
  }

  var dialect: Substring { name.prefix { $0 != "_" } }

  private static let dialects: Set = [
    "postgresql", "mysql", "mariadb", "sqlite", "oracle", "mssql",
  ]
}

extension ConstraintObject.Name {
  /// The name that an argument gives.
  init(_ value: Value?) {
    switch value {
    case nil, .some(.none): self = .none
    case .unknown(let unknown): self = .unknown(unknown)
    case .some(let value):
      guard let text = value.text else {
        self = .none
        return
      }
      let isFinal = value.instance?.type.mro.contains { $0.name == "conv" } ?? false
      self = isFinal ? .final(text) : .given(text)
    }
  }
}

extension Interpreter {
  /// `conv(name)`: a string that no naming convention changes, as `op.f` gives; an unknown value stays
  /// one.
  ///
  /// - Throws: what `str` raises.
  public func finalName(_ value: Value) throws(Interruption) -> Value {
    guard value.text != nil, let type = SQLAlchemyLibrary.of(self).type("conv") else {
      return value
    }
    return try call(.type(type), CallArguments([value]))
  }
}
