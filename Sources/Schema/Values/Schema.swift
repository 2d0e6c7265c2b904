/// What a database looks like at one moment: every object that migrations, models or a catalog tell of.
///
/// A value: changing a copy changes nothing else. Copies share the objects that they have in common,
/// so one schema for each revision of a long history costs little.
public struct Schema: Sendable {
  /// What there was before the first fact.
  public enum Origin: Sendable, Hashable {
    /// An empty database.
    case empty
    /// Nobody knows, for this reason: a name that is missing here may exist.
    case unknown(reason: String)
  }

  /// The schema that names without one mean.
  public var defaultSchema: String
  /// What there was before the first fact.
  public var origin: Origin
  /// Statements whose effect could not be read, in order.
  public internal(set) var doubts: [Doubt] = []

  var tableStorage: [QualifiedName: Shared<Table>] = [:]
  var viewStorage: [QualifiedName: Shared<View>] = [:]
  var sequenceStorage: [QualifiedName: Shared<DatabaseSequence>] = [:]
  var typeStorage: [QualifiedName: Shared<UserType>] = [:]
  var routineStorage: [QualifiedName: Shared<[Routine]>] = [:]
  var extensionStorage: [String: DatabaseExtension] = [:]
  var namespaceStorage: [String: Namespace] = [:]
  var statisticsStorage: [QualifiedName: StatisticsObject] = [:]
  var otherStorage: [OtherKey: OtherObject] = [:]

  struct OtherKey: Sendable, Hashable {
    var kind: ObjectKind
    var name: QualifiedName
  }

  /// A schema without objects.
  public init(origin: Origin = .empty, defaultSchema: String = "public") {
    self.origin = origin
    self.defaultSchema = defaultSchema
  }

  /// Whether a name that is missing here is certainly missing.
  public var isComplete: Bool { origin == .empty && doubts.isEmpty }
}

/// A statement whose effect on the schema could not be read.
public struct Doubt: Sendable, Hashable {
  /// Why, as a sentence's part.
  public var reason: String
  /// The tables that it certainly names; empty when it may touch anything.
  public var targets: [QualifiedName]
  /// Where it stands.
  public var provenance: Provenance

  /// Takes every part as it is given.
  public init(reason: String, targets: [QualifiedName] = [], provenance: Provenance = .unplaced) {
    self.reason = reason
    self.targets = targets
    self.provenance = provenance
  }
}

extension Schema: Equatable {
  /// Whether both hold the same objects; places, doubts and origins do not count.
  public static func == (left: Schema, right: Schema) -> Bool {
    left.tables == right.tables && left.views == right.views && left.sequences == right.sequences
      && left.types == right.types && left.routines == right.routines
      && left.extensionStorage == right.extensionStorage
      && left.namespaceStorage == right.namespaceStorage
      && left.statisticsStorage == right.statisticsStorage
      && left.otherStorage == right.otherStorage
  }
}
