/// Unicode characters by the names that `\N{…}` takes.
enum CharacterNames {
  /// The character called `name`, in any case; nil when there is none.
  static func scalar(named name: String) -> Unicode.Scalar? {
    all[name.uppercased()]
  }

  /// Every name, computed on the first use.
  private static let all: [String: Unicode.Scalar] = {
    var all: [String: Unicode.Scalar] = [:]
    for value in UInt32(0x20)...0xE_01EF {
      guard let scalar = Unicode.Scalar(value), let name = scalar.properties.name else { continue }
      all[name] = scalar
    }
    return all
  }()
}
