import Schema

/// What `include_name` and `include_object` of `env.py` answer.
///
/// The closures may reach into an interpreter, so they stay on its thread.
public struct ComparisonFilters {
  /// An answer of a filter.
  public enum Answer: Sendable, Hashable {
    /// It takes part.
    case included
    /// It is left alone.
    case excluded
    /// The filter could not be evaluated, for this reason.
    case unknown(String)
  }

  /// What a filter is asked about, in Alembic's words.
  public enum Kind: String, Sendable {
    /// A namespace.
    case schema
    /// A table.
    case table
    /// A column.
    case column
    /// An index.
    case index
    /// A unique constraint.
    case uniqueConstraint = "unique_constraint"
    /// A foreign key.
    case foreignKey = "foreign_key_constraint"
    /// A check constraint, of which Alembic asks only with its plugin.
    case checkConstraint = "check_constraint"
  }

  /// A question about an object of one of the two sides.
  public struct ObjectQuestion: Sendable {
    /// The kind of the object.
    public var kind: Kind
    /// Its name.
    public var name: String?
    /// The table that it is or belongs to.
    public var table: QualifiedName
    /// Whether it comes from the migrations, which stand where Alembic has a database.
    public var isReflected: Bool
    /// Whether the other side has one of that name.
    public var hasCounterpart: Bool

    /// Takes every part as it is given.
    public init(
      kind: Kind, name: String?, table: QualifiedName, isReflected: Bool, hasCounterpart: Bool
    ) {
      self.kind = kind
      self.name = name
      self.table = table
      self.isReflected = isReflected
      self.hasCounterpart = hasCounterpart
    }
  }

  /// What a function says that compares one property of a column.
  public enum Verdict: Sendable, Hashable {
    /// They differ.
    case differs
    /// They do not, and nothing else is to be asked.
    case alike
    /// There is no such function, or it leaves the comparison to Alembic.
    case unsaid
    /// It could not be evaluated, for this reason.
    case unknown(String)
  }

  /// A function that compares one property of a column that both sides have.
  public typealias ColumnJudge = (QualifiedName, _ declared: Column, _ existing: Column) -> Verdict

  /// `include_name`: asked of names of the database only.
  public var name: (Kind, String?, QualifiedName?) -> Answer
  /// `include_object`: asked of objects of both sides.
  public var object: (ObjectQuestion) -> Answer
  /// `compare_type`, where it is a function.
  public var type: ColumnJudge
  /// `compare_server_default`, where it is a function.
  public var serverDefault: ColumnJudge

  /// Whether a table that both sides have is left alone, for its name.
  public func excludes(table: QualifiedName) -> Bool {
    let question = ObjectQuestion(
      kind: .table, name: table.name, table: table, isReflected: true, hasCounterpart: true)
    return name(.table, table.name, table) == .excluded || object(question) == .excluded
  }

  /// The same filters, which leave out tables of these names too; `*` stands for anything.
  public func ignoring(_ patterns: [String]) -> ComparisonFilters {
    guard !patterns.isEmpty else { return self }
    func isIgnored(_ name: String?, _ table: QualifiedName?) -> Bool {
      let names = [name, table?.name, table?.plain].compactMap { $0 }
      return patterns.contains { pattern in names.contains { NamePattern(pattern).fits($0) } }
    }
    let (byName, byObject) = (name, object)
    return ComparisonFilters(
      name: { kind, name, table in
        kind == .table && isIgnored(name, table) ? .excluded : byName(kind, name, table)
      },
      object: { question in
        question.kind == .table && isIgnored(question.name, question.table)
          ? .excluded : byObject(question)
      }, type: type, serverDefault: serverDefault)
  }

  /// Filters that take everything and leave comparisons to Alembic, or the ones given.
  public init(
    name: @escaping (Kind, String?, QualifiedName?) -> Answer = { _, _, _ in .included },
    object: @escaping (ObjectQuestion) -> Answer = { _ in .included },
    type: @escaping ColumnJudge = { _, _, _ in .unsaid },
    serverDefault: @escaping ColumnJudge = { _, _, _ in .unsaid }
  ) {
    self.name = name
    self.object = object
    self.type = type
    self.serverDefault = serverDefault
  }
}

/// What a comparison looks at.
public struct ComparisonRules: Sendable, Hashable {
  /// Whether only what Alembic's autogenerate sees is compared.
  ///
  /// Otherwise lengths that one side leaves out, array brackets, options and conditions of indexes,
  /// checks, primary keys, labels of enumerations, types and sequences are compared too.
  public var seesOnlyWhatAlembicSees = false
  /// `compare_type`.
  public var comparesTypes = true
  /// Which defaults are compared.
  public var serverDefaults = ServerDefaults.none

  /// Which defaults of the server are compared.
  public enum ServerDefaults: Sendable, Hashable {
    /// None, as Alembic does where `compare_server_default` is not set.
    case none
    /// Those that a model declares: one that only the migrations make may be there for rows that were
    /// older than its column.
    case declared
    /// All: `compare_server_default=True`.
    case all
  }

  /// `include_schemas`.
  public var includesSchemas = false
  /// The table in which Alembic keeps the revision.
  public var versionTable = QualifiedName("alembic_version")

  /// Alembic's own defaults.
  public init() {}
}

/// A name in which `*` stands for anything.
public struct NamePattern {
  private let parts: [Substring]

  /// A pattern as the settings write it.
  public init(_ pattern: String) {
    parts = pattern.split(separator: "*", omittingEmptySubsequences: false)
  }

  /// Whether a name is of this pattern.
  public func fits(_ name: String) -> Bool {
    guard let first = parts.first, name.hasPrefix(first) else { return false }
    guard parts.count > 1, let last = parts.last else { return name == first }
    var rest = name.dropFirst(first.count)
    guard rest.hasSuffix(last) else { return false }
    rest = rest.dropLast(last.count)
    for part in parts.dropFirst().dropLast() where !part.isEmpty {
      guard let found = rest.firstRange(of: part) else { return false }
      rest = rest[found.upperBound...]
    }
    return true
  }
}
