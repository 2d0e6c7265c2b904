/// An identifier of the interpreted program, interned: equal symbols are equal names.
public struct Symbol: Hashable, Sendable, BitwiseCopyable {
  let id: Int32
}

/// The text of every symbol of one interpreter.
struct SymbolTable {
  private(set) var texts: [String]
  private var ids: [String: Int32]

  /// The table that every interpreter starts with; copying it costs nothing until a name is added.
  private static let template = SymbolTable(names: Symbol.wellKnown)

  init() { self = Self.template }

  private init(names: [String]) {
    texts = []
    ids = [:]
    for name in names { _ = intern(name) }
  }

  mutating func intern(_ text: String) -> Symbol {
    if let id = ids[text] { return Symbol(id: id) }
    let id = Int32(truncatingIfNeeded: texts.count)
    texts.append(text)
    ids[text] = id
    return Symbol(id: id)
  }

  /// The symbol of `text` when it occurs anywhere; nil means that no object has such an attribute.
  func existing(_ text: String) -> Symbol? {
    guard let id = ids[text] else { return nil }
    return Symbol(id: id)
  }

  func text(_ symbol: Symbol) -> String { texts[Int(symbol.id)] }
}
