/// What this product is called, and which version it is.
public enum Product {
  /// The name for programs.
  public static let name = "alembic-expert"
  /// The version of the binary and of everything that is printed from it.
  public static let version = "0.1.0"
}
