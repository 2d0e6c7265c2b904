/// What stands in the two functions of a revision, and what it needs imported.
///
/// The texts are what Alembic hands to a template: each line after the first carries the four spaces
/// of the function's body, and an empty text is a body that does nothing.
public struct RevisionBody: Sendable, Hashable {
  /// The statements of `upgrade()`.
  public var upgrade: String
  /// The statements of `downgrade()`.
  public var downgrade: String
  /// Whole import statements beside the template's own, such as `import pgvector`.
  public var imports: [String]

  /// Takes every part as it is given.
  public init(upgrade: String, downgrade: String, imports: [String] = []) {
    self.upgrade = upgrade
    self.downgrade = downgrade
    self.imports = imports
  }

  /// A template may have an import as a line of its own already.
  mutating func leaveOut(importsOf template: String) {
    guard !imports.isEmpty else { return }
    let lines = Set(template.split(whereSeparator: \.isNewline).map(String.init))
    imports.removeAll(where: lines.contains)
  }
}
