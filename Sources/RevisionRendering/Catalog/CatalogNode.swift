import Schema

/// An expression as PostgreSQL keeps it: with the types and casts that its parser adds.
indirect enum CatalogNode {
  /// A literal.
  enum Constant {
    case string(String)
    case number(String)
    case bool(Bool)
    case null
  }

  /// A literal; without a type it is a string that takes the type which its place asks for.
  case constant(Constant, DataType?)
  case column(String, DataType)
  /// `CURRENT_TIMESTAMP` and its like.
  case keyword(String, DataType)
  case call(String, [CatalogNode], DataType?)
  case cast(CatalogNode, DataType, isImplicit: Bool)
  case operation(String, CatalogNode, CatalogNode, DataType?)
  case logic(isAnd: Bool, [CatalogNode])
  case not(CatalogNode)
  case nullTest(CatalogNode, isNot: Bool)
  /// `IS [NOT] TRUE` and its like.
  case truthTest(CatalogNode, String, isNot: Bool)
  case array([CatalogNode], DataType?)
  /// `left operator ANY (array)`.
  case quantified(CatalogNode, String, String, CatalogNode)
  case atTimeZone(CatalogNode, CatalogNode, DataType?)

  /// The type of its value; nil where it is not known.
  var type: DataType? {
    switch self {
    case .constant(_, let type), .call(_, _, let type), .operation(_, _, _, let type),
      .array(_, let type), .atTimeZone(_, _, let type):
      type
    case .column(_, let type), .keyword(_, let type), .cast(_, let type, _): type
    case .logic, .not, .nullTest, .truthTest, .quantified: .builtin("boolean")
    }
  }

  /// Whether it is a string literal whose type is open.
  var isOpenLiteral: Bool {
    if case .constant(.string, nil) = self { true } else { false }
  }
}

/// An expression of a kind that is not followed: it stands as it was written.
struct NotFollowed: Error {}
