/// One object as git stores it.
struct GitObject: Sendable {
  /// What kinds there are, with their numbers in packs.
  enum Kind: UInt8, Sendable {
    case commit = 1
    case tree
    case blob
    case tag

    init?(name: some StringProtocol) {
      switch name {
      case "commit": self = .commit
      case "tree": self = .tree
      case "blob": self = .blob
      case "tag": self = .tag
      default: return nil
      }
    }

    var name: String {
      switch self {
      case .commit: "commit"
      case .tree: "tree"
      case .blob: "blob"
      case .tag: "tag"
      }
    }
  }

  var kind: Kind
  var bytes: [UInt8]

  /// The largest object that is read: revision files and trees are far smaller.
  static let limit = 64 << 20
}
