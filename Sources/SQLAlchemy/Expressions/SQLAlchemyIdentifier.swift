import PostgreSQLDialect

/// Names as SQLAlchemy's PostgreSQL dialect writes them.
public enum SQLAlchemyIdentifier {
  /// The name, between quotes where SQLAlchemy puts them.
  public static func written(_ name: String) -> String { WrittenName.identifier(name) }

  /// A made-up name as SQLAlchemy cuts it to fit into 63 characters.
  static func shortened(_ name: String, counter: Int) -> String {
    guard name.unicodeScalars.count > 57 else { return name }
    return String(String.UnicodeScalarView(name.unicodeScalars.prefix(57))) + "_"
      + String(counter, radix: 16)
  }
}
