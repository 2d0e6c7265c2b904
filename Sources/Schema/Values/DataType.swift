import PostgreSQLSyntax

/// A column's type with PostgreSQL's canonical names: `character varying(50)`, `integer[]`.
///
/// Two types are equal when PostgreSQL cannot tell them apart; how they were written does not count.
public struct DataType: Sendable {
  /// Which type, before its modifiers.
  public enum Base: Sendable, Hashable {
    /// A type of PostgreSQL itself by its canonical name (`format_type`): `timestamp with time zone`.
    case builtin(String)
    /// A type of the user or of an extension: enumeration, domain, composite, `vector`.
    case named(QualifiedName)
    /// Not known, for this reason.
    case unknown(reason: String)
  }

  /// Which type.
  public var base: Base
  /// What stands in parentheses, each as it was written: `["10", "2"]`, `["Point", "4326"]`.
  public var modifiers: [String]
  /// The fields of an `interval`, in small letters: `day to second`.
  public var intervalFields: String?
  /// Whether it is an array; PostgreSQL does not tell one dimension from several.
  public var isArray: Bool
  /// How the source spells it, when that is not the canonical name: `VARCHAR(50)`, `float8`.
  public var written: String?

  /// A type from its parts.
  public init(
    _ base: Base, modifiers: [String] = [], intervalFields: String? = nil, isArray: Bool = false,
    written: String? = nil
  ) {
    self.base = base
    self.modifiers = modifiers
    self.intervalFields = intervalFields
    self.isArray = isArray
    self.written = written
  }

  /// A type of PostgreSQL by its canonical name or any of its other names.
  public static func builtin(
    _ name: String, _ modifiers: String..., isArray: Bool = false, written: String? = nil
  ) -> DataType {
    let type = BuiltinTypes.type(named: name, modifiers: modifiers)
    return DataType(
      type?.base ?? .named(QualifiedName(name)), modifiers: type?.modifiers ?? modifiers,
      isArray: isArray, written: written)
  }

  /// A user's type.
  public static func named(_ name: QualifiedName, isArray: Bool = false) -> DataType {
    DataType(.named(name), isArray: isArray)
  }

  /// A type that could not be read.
  public static func unknown(_ reason: String) -> DataType { DataType(.unknown(reason: reason)) }

  /// The canonical name when it is a type of PostgreSQL itself.
  public var builtinName: String? {
    if case .builtin(let name) = base { name } else { nil }
  }

  /// The name when it is a user's type.
  public var userTypeName: QualifiedName? {
    if case .named(let name) = base { name } else { nil }
  }

  /// The same type without the array around it.
  public var element: DataType {
    var type = self
    type.isArray = false
    type.written = nil
    return type
  }
}

extension DataType: Hashable {
  /// Whether PostgreSQL would take both for one type.
  public static func == (left: DataType, right: DataType) -> Bool {
    left.base == right.base && left.modifiers == right.modifiers
      && left.intervalFields == right.intervalFields && left.isArray == right.isArray
  }

  /// Hashes what `==` compares.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(base)
    hasher.combine(modifiers)
    hasher.combine(intervalFields)
    hasher.combine(isArray)
  }
}

extension DataType: CustomStringConvertible {
  /// The type as `format_type` prints it.
  public var description: String {
    let brackets = isArray ? "[]" : ""
    let list = modifiers.isEmpty ? "" : "(" + modifiers.joined(separator: ",") + ")"
    switch base {
    case .builtin(let name):
      // The precision of a time stands inside the name: `timestamp(3) with time zone`.
      if !modifiers.isEmpty, let zone = name.range(ofSuffixFrom: " with") {
        return name[..<zone] + list + name[zone...] + brackets
      }
      return name + (intervalFields.map { " " + $0 } ?? "") + list + brackets
    case .named(let name): return name.description + list + brackets
    case .unknown: return "???"
    }
  }
}

extension String {
  /// Where ` with time zone` or ` without time zone` begins.
  fileprivate func range(ofSuffixFrom marker: String) -> String.Index? {
    guard hasSuffix(" time zone") else { return nil }
    var place = startIndex
    while place < endIndex {
      if self[place...].hasPrefix(marker) { return place }
      place = index(after: place)
    }
    return nil
  }
}
