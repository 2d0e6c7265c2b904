/// The members of a JSON object in the order in which they were written.
///
/// A key is looked up from the front: objects of a protocol have a handful of members.
public struct JSONObject: Sendable {
  /// A key and its value.
  public struct Member: Sendable, Equatable {
    /// The name.
    public let key: String
    /// What it is set to.
    public var value: JSONValue

    /// A member.
    public init(key: String, value: JSONValue) {
      self.key = key
      self.value = value
    }

    /// Whether the keys are the same bytes and the values are equal.
    public static func == (left: Member, right: Member) -> Bool {
      left.key.utf8.elementsEqual(right.key.utf8) && left.value == right.value
    }
  }

  /// Every member, first to last; no two have the same key.
  public private(set) var members: [Member]

  /// An object without members.
  public init() { members = [] }

  /// Takes members over as they are: the caller knows that no key comes twice.
  init(distinct members: [Member]) { self.members = members }

  /// The value of a key; setting keeps its place or appends it, setting `nil` removes it.
  public subscript(key: String) -> JSONValue? {
    get { index(of: key).map { members[$0].value } }
    set {
      switch (index(of: key), newValue) {
      case (let index?, let value?): members[index].value = value
      case (nil, let value?): members.append(Member(key: key, value: value))
      case (let index?, nil): members.remove(at: index)
      case (nil, nil): break
      }
    }
  }

  /// The keys, first to last.
  public var keys: [String] { members.map(\.key) }

  /// Whether it has no member.
  public var isEmpty: Bool { members.isEmpty }

  /// How many members it has.
  public var count: Int { members.count }

  /// Keys are compared byte by byte, as JSON does, not by Unicode equivalence.
  private func index(of key: String) -> Int? {
    members.firstIndex { $0.key.utf8.elementsEqual(key.utf8) }
  }
}

extension JSONObject: Equatable {
  /// Whether both have the same members, in whatever order.
  public static func == (left: JSONObject, right: JSONObject) -> Bool {
    guard left.count == right.count else { return false }
    if left.members == right.members { return true }
    func sorted(_ object: JSONObject) -> [Member] {
      object.members.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
    }
    return sorted(left) == sorted(right)
  }
}

extension JSONObject: ExpressibleByDictionaryLiteral {
  /// The members in the order written; of equal keys the last one counts.
  public init(dictionaryLiteral elements: (String, JSONValue)...) {
    self.init()
    for (key, value) in elements { self[key] = value }
  }
}
