import PythonInterpreter

/// Names that a naming convention makes.
enum ConventionName {
  /// The name, cut to 63 characters with four digits of its MD5 hash at the end.
  ///
  /// Source: `sql/compiler.py`, `truncate_and_render_constraint_name`.
  static func shortened(_ name: String) -> String {
    guard name.unicodeScalars.count > 63 else { return name }
    let digest = Digest.md5(Array(name.utf8)).suffix(2)
    let digits = digest.map { byte in
      let text = String(byte, radix: 16)
      return text.count == 1 ? "0" + text : text
    }.joined()
    return String(String.UnicodeScalarView(name.unicodeScalars.prefix(55))) + "_" + digits
  }
}
