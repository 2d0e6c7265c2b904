import RevisionRendering

extension RevisionBody {
  /// The body that changes make, with an import for each module that Alembic leaves to the template.
  public init(_ rendered: RenderedBody) {
    self.init(
      upgrade: rendered.upgrade, downgrade: rendered.downgrade,
      imports: (rendered.imports + rendered.modules.map { "import " + $0 }).sorted())
  }
}
