/// Prompts: `prompts/list` and `prompts/get`.
public struct PromptsFeature: Feature {
  /// The capability.
  public let capability = "prompts"
  private let catalogue: any PromptCatalogue

  /// The prompts of a catalogue.
  public init(_ catalogue: any PromptCatalogue) { self.catalogue = catalogue }

  /// Listing and filling in.
  public var methods: [any Method] {
    let prompts = catalogue.prompts
    return [
      WholeList(name: "prompts/list", key: "prompts") { revision in
        prompts.map { $0.json(for: revision) }
      },
      PromptsGet(catalogue: catalogue, prompts: prompts),
    ]
  }
}
