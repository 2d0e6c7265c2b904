/// Resources: `resources/list`, `resources/templates/list` and `resources/read`.
public struct ResourcesFeature: Feature {
  /// The capability.
  public let capability = "resources"
  private let catalogue: any ResourceCatalogue

  /// The resources of a catalogue.
  public init(_ catalogue: any ResourceCatalogue) { self.catalogue = catalogue }

  /// Listing and reading.
  public var methods: [any Method] {
    let (resources, templates) = (catalogue.resources, catalogue.templates)
    return [
      WholeList(name: "resources/list", key: "resources") { revision in
        resources.map { $0.json(for: revision, key: "uri") }
      },
      WholeList(name: "resources/templates/list", key: "resourceTemplates") { revision in
        templates.map { $0.json(for: revision, key: "uriTemplate") }
      },
      ResourcesRead(catalogue: catalogue),
    ]
  }
}
