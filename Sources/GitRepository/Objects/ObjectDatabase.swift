import ProjectFiles
import Synchronization
import SystemPackage

/// The objects of a repository and of those that it borrows from.
///
/// Packs are opened when the first object is asked for. What was unpacked is kept as a base for deltas, up
/// to a bound, as long as the repository is open.
final class ObjectDatabase: Sendable {
  private struct Place: Hashable {
    var pack: Int
    var offset: Int
  }

  private struct State: Sendable {
    var packs: [Pack]?
    /// Which packs could not be opened.
    var unreadable: [GitFailure] = []
    /// The pack that had the object that was asked for last.
    var recent = 0
    var bases: [Place: GitObject] = [:]
    var baseBytes = 0
  }

  /// How many deltas one object may lie behind; git itself writes at most 4095.
  private static let deepest = 4096
  /// How many bytes are inflated for one object, all its deltas together.
  private static let budget = 256 << 20
  private static let keptBytes = 32 << 20

  let algorithm: HashAlgorithm
  /// The `objects` folders, the repository's own first.
  let folders: [FilePath]
  /// Why an object may be missing; nil when all should be here.
  private let reasonForGaps: String?
  private let state = Mutex(State())

  init(_ folder: FilePath, _ algorithm: HashAlgorithm, reasonForGaps: String?) {
    self.algorithm = algorithm
    self.reasonForGaps = reasonForGaps
    folders = Self.folders(from: folder)
  }

  /// - Throws: `GitFailure`; `.missing` when nobody has the object.
  func object(_ id: ObjectID) throws(GitFailure) -> GitObject {
    try state.withLock { (state) throws(GitFailure) in
      if let found = try find(id, in: &state) { return found }
      // Another process may have packed it meanwhile.
      state = State()
      if let found = try find(id, in: &state) { return found }
      if let failure = state.unreadable.first { throw failure }
      throw .missing(id, reasonForGaps)
    }
  }

  /// The object's bytes.
  ///
  /// - Throws: `GitFailure`, also when it is of another kind.
  func bytes(of id: ObjectID, _ kind: GitObject.Kind) throws(GitFailure) -> [UInt8] {
    let object = try object(id)
    guard object.kind == kind else { throw .wrongKind(id, kind.name) }
    return object.bytes
  }

  /// The objects whose names begin with these digits, at most two.
  func names(beginningWith digits: String) throws(GitFailure) -> [ObjectID] {
    try state.withLock { (state) throws(GitFailure) in
      var found: Set<ObjectID> = []
      for pack in open(&state) {
        found.formUnion(try pack.index.names(beginningWith: digits, limit: 2))
      }
      for folder in folders {
        let inner = folder.appending(String(digits.prefix(2)))
        for entry in (try? FileReading.entries(of: inner)) ?? [] {
          let name = digits.prefix(2) + entry.name
          guard name.hasPrefix(digits), let id = ObjectID(hex: name, algorithm) else { continue }
          found.insert(id)
        }
      }
      return Array(found.prefix(2))
    }
  }

  private func find(_ id: ObjectID, in state: inout State) throws(GitFailure) -> GitObject? {
    var budget = Self.budget
    let packs = open(&state)
    if let place = try place(of: id, packs, &state) {
      return try unpacked(place, &state, &budget)
    }
    return try loose(id)
  }

  private func loose(_ id: ObjectID) throws(GitFailure) -> GitObject? {
    let digits = id.description
    for folder in folders {
      let path = folder.appending(String(digits.prefix(2))).appending(String(digits.dropFirst(2)))
      if let object = try LooseObject.read(path) { return object }
    }
    return nil
  }

  private func place(
    of id: ObjectID, _ packs: [Pack], _ state: inout State
  ) throws(GitFailure) -> Place? {
    for step in packs.indices {
      let index = (state.recent + step) % packs.count
      guard let offset = try packs[index].index.offset(of: id) else { continue }
      state.recent = index
      return Place(pack: index, offset: offset)
    }
    return nil
  }

  private func unpacked(
    _ place: Place, _ state: inout State, _ budget: inout Int
  ) throws(GitFailure) -> GitObject {
    let packs = state.packs ?? []
    var deltas: [(place: Place, delta: [UInt8])] = []
    var place = place
    var base: GitObject?
    while base == nil {
      if let known = state.bases[place] {
        base = known
        break
      }
      guard deltas.count <= Self.deepest else {
        throw .damaged(packs[place.pack].name, "its deltas never end")
      }
      switch try packs[place.pack].record(at: place.offset, budget: &budget) {
      case .whole(let object):
        keep(object, at: place, in: &state)
        base = object
      case .offsetDelta(let offset, let delta):
        deltas.append((place, delta))
        place.offset = offset
      case .nameDelta(let id, let delta):
        deltas.append((place, delta))
        if let offset = try packs[place.pack].index.offset(of: id) {
          place.offset = offset
        } else if let elsewhere = try self.place(of: id, packs, &state) {
          place = elsewhere
        } else if let object = try loose(id) {
          base = object
        } else {
          throw .missing(id, reasonForGaps)
        }
      }
    }
    guard var object = base else { throw .damaged(packs[place.pack].name, "an object has no base") }
    for (place, delta) in deltas.reversed() {
      guard let bytes = Delta.applied(delta, to: object.bytes), bytes.count <= budget else {
        throw .damaged(packs[place.pack].name, "the delta at byte \(place.offset) does not fit")
      }
      budget -= bytes.count
      object.bytes = bytes
      keep(object, at: place, in: &state)
    }
    return object
  }

  private func keep(_ object: GitObject, at place: Place, in state: inout State) {
    guard object.bytes.count <= Self.keptBytes / 8 else { return }
    if state.baseBytes + object.bytes.count > Self.keptBytes {
      state.bases = [:]
      state.baseBytes = 0
    }
    state.baseBytes += object.bytes.count
    state.bases[place] = object
  }

  private func open(_ state: inout State) -> [Pack] {
    if let packs = state.packs { return packs }
    var packs: [Pack] = []
    for folder in folders {
      let inner = folder.appending("pack")
      for entry in (try? FileReading.entries(of: inner)) ?? [] where entry.name.hasSuffix(".idx") {
        do throws(GitFailure) {
          packs.append(try Pack(index: inner.appending(entry.name), algorithm))
        } catch {
          state.unreadable.append(error)
        }
      }
    }
    state.packs = packs
    return packs
  }

  /// The folder and those that its `info/alternates` names, each once.
  ///
  /// Source: gitrepository-layout(5), `objects/info/alternates`; git follows five of them in a row.
  private static func folders(from folder: FilePath) -> [FilePath] {
    var all = [folder]
    var level = [folder]
    for _ in 0..<5 where !level.isEmpty {
      var next: [FilePath] = []
      for folder in level {
        let list = folder.appending("info").appending("alternates")
        guard let bytes = try? FileReading.bytes(of: list, limit: 1 << 20) else { continue }
        for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n")
        where !line.hasPrefix("#") {
          let path = folder.pushing(FilePath(String(line))).lexicallyNormalized()
          guard all.count < 64, !all.contains(path) else { continue }
          all.append(path)
          next.append(path)
        }
      }
      level = next
    }
    return all
  }
}
