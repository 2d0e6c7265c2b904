import PythonSyntax
import SourceText

/// What a module, class body, function, lambda or comprehension binds.
final class Scope {
  enum Kind {
    case module
    case classBody
    case function
    case comprehension
  }

  enum Body {
    case statements(NodeList<StatementID>)
    case expression(ExpressionID)
  }

  let kind: Kind
  let parent: Scope?
  let body: Body
  let span: SourceSpan
  var parameters = Parameters()
  var isAsync = false
  var isGenerator = false
  /// How many calls of the function are under way.
  var active = 0
  /// The class in which it is written, as private names get it: without leading underscores.
  let privateClass: String?
  /// How many decisions were open when the outermost of those began.
  var decisionsBefore = 0
  private(set) var locals: [NameID] = []
  private var globals: [NameID] = []
  private var nonlocals: [NameID] = []

  /// The parameters of a function; each is a local, in the order of the slots.
  struct Parameters {
    var positionalOnly = 0
    /// Parameters before `*`, positional-only ones included.
    var positional: [Symbol] = []
    var hasRest = false
    var keywordOnly: [Symbol] = []
    var hasKeywordRest = false
  }

  init(
    _ kind: Kind, parent: Scope?, body: Body, span: SourceSpan, className: String? = nil
  ) {
    self.kind = kind
    let stripped = className.map { String($0.drop { $0 == "_" }) }
    privateClass = stripped.map { $0.isEmpty ? nil : $0 } ?? parent?.privateClass
    self.parent = parent
    self.body = body
    self.span = span
  }

  func bind(_ name: NameID) {
    if !globals.contains(name), !nonlocals.contains(name), !locals.contains(name) {
      locals.append(name)
    }
  }

  func declareGlobal(_ name: NameID) {
    globals.append(name)
    locals.removeAll { $0 == name }
  }

  func declareNonlocal(_ name: NameID) {
    nonlocals.append(name)
    locals.removeAll { $0 == name }
  }

  func slot(_ name: NameID) -> Int? {
    var index = 0
    while index < locals.count {
      if locals[index] == name { return index }
      index &+= 1
    }
    return nil
  }

  /// Where `name` is found when it occurs in this scope.
  func resolve(_ name: NameID) -> Resolution {
    if globals.contains(name) { return .global }
    switch kind {
    case .module: return .global
    case .classBody:
      return nonlocals.contains(name) ? free(name) : .classBody
    case .function, .comprehension:
      if let slot = slot(name) { return .local(Int32(slot)) }
      return free(name)
    }
  }

  /// Where `name` is found outside this scope; class bodies between are passed over.
  func free(_ name: NameID) -> Resolution {
    var hops: Int32 = 0
    var scope = parent
    while let here = scope {
      switch here.kind {
      case .module: return .global
      case .classBody: break
      case .function, .comprehension:
        hops += 1
        if here.globals.contains(name) { return .global }
        if let slot = here.slot(name) { return .outer(hops: hops, slot: Int32(slot)) }
      }
      scope = here.parent
    }
    return .global
  }
}
