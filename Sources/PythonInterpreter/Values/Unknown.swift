/// A value that the files alone do not decide, with the reason and the place where that began.
public final class Unknown: Sendable {
  /// What kind of thing is missing.
  public enum Kind: String, Sendable {
    /// An environment variable.
    case environment
    /// A module that is neither the project's own nor a stand-in, or a part of one.
    case thirdParty
    /// The clock.
    case clock
    /// A source of randomness.
    case random
    /// A file that is not the project's, or cannot be read.
    case file
    /// Python that the interpreter does not model.
    case unsupported
    /// Two ways through the program end with different values.
    case joined
    /// The evaluation ran out of its budget.
    case budget
    /// A file that is no Python.
    case syntax
    /// Rows, sessions and other data of a database.
    case data
    /// Whatever the caller declares unknown.
    case caller
  }

  /// What kind of thing is missing.
  public let kind: Kind
  /// One sentence without the place, such as `environment variable DATABASE_URL`.
  public let reason: String
  /// Where the unknown value first appeared.
  public let place: Place

  /// The keys that it may have, where every way through the program ends with None or a dict of names.
  public let possibleKeys: Set<String>?

  /// The texts that it may be, one for each way through the program, with `gap` for each part that is
  /// not known; empty where it may be anything.
  public let outlines: [String]

  /// What stands in an outline for a part that is not known.
  public static let gap: Character = "\u{0}"

  /// An unknown value that begins at `place`.
  public init(
    _ kind: Kind, _ reason: String, _ place: Place, possibleKeys: Set<String>? = nil,
    outlines: [String] = []
  ) {
    self.kind = kind
    self.reason = reason
    self.place = place
    self.possibleKeys = possibleKeys
    self.outlines = outlines
  }
}

extension Unknown {
  /// The same with other outlines.
  func with(outlines: [String]) -> Unknown {
    if outlines.isEmpty, self.outlines.isEmpty { return self }
    return Unknown(kind, reason, place, outlines: outlines)
  }
}

extension Value {
  /// The texts that it may be, see `Unknown.outlines`; empty where it may be anything.
  var outlines: [String] {
    switch self {
    case .string(let object): [object.text]
    case .unknown(let unknown): unknown.outlines
    case .host(let host): host.outline.map { [$0] } ?? []
    default: []
    }
  }
}

/// A decision that hangs on an unknown value, so that every way through it was taken.
public struct Decision: Sendable {
  /// Numbers the decisions of one interpreter; the ways of one decision share it.
  public let number: Int
  /// Which way: 0 for the body of an `if`, 1 for its `else`, and so on.
  public let way: Int
  /// How many ways there are.
  public let ways: Int
  /// What decides.
  public let unknown: Unknown
  /// Where the condition stands.
  public let place: Place
}

/// Whether what happens now happens in every run of the program.
public enum Certainty: Sendable {
  /// It does.
  case certain
  /// It hangs on a decision; the innermost one is given.
  case maybe(Decision)
}
