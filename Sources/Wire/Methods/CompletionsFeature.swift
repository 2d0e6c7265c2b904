/// Completion of arguments: `completion/complete`.
public struct CompletionsFeature: Feature {
  /// The capability; 2024-11-05 has the method and no name for it.
  public let capability = "completions"
  /// The revisions that name it.
  public let announced = ProtocolRevision.march2025 ... .july2026
  private let catalogue: any CompletionCatalogue

  /// The proposals of a catalogue.
  public init(_ catalogue: any CompletionCatalogue) { self.catalogue = catalogue }

  /// Proposing.
  public var methods: [any Method] { [CompletionComplete(catalogue: catalogue)] }
}
