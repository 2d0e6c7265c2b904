import PythonSyntax

/// How a statement or a block ended.
enum Completion {
  case normal
  case returned
  case broke
  case continued
}

/// What some way through an unknown decision has done while others go on.
struct Pending: OptionSet {
  let rawValue: UInt8
  static let returned = Pending(rawValue: 1)
  static let broke = Pending(rawValue: 2)
  static let continued = Pending(rawValue: 4)
  static let raised = Pending(rawValue: 8)
}

/// The variables of one call, class body, comprehension or module body.
final class Frame: MutableObject {
  let scope: Scope
  let unit: SourceUnit
  let module: ModuleObject
  /// The frame of the enclosing function or comprehension; class bodies are passed over.
  let parent: Frame?
  var slots: [Value?]
  /// The names of a class body.
  var classNames: Namespace?
  var classCell: ClassCell?
  var classAnnotations: DictObject?
  var function: FunctionObject?
  /// The dotted path of the class whose body this is.
  var qualifiedName: String?
  /// Whether the interpreter empties it when it goes.
  var isKept = false
  var returnValue: Value = .none
  var pending: Pending = []
  var pendingCause: Decision?
  var pendingReturn: Value?
  /// The call that it is making, or made last.
  var callSite: ExpressionID?
  /// Told what `yield` gives, in the frame of a generator.
  weak var generator: GeneratorObject?

  init(scope: Scope, unit: SourceUnit, module: ModuleObject, parent: Frame?) {
    self.scope = scope
    self.unit = unit
    self.module = module
    self.parent = parent
    slots = [Value?](repeating: nil, count: scope.locals.count)
    if scope.kind == .classBody { classNames = Namespace() }
  }

  deinit {
    var children: [Value] = []
    for case .some(let value) in slots { children.append(value) }
    slots = []
    Release.nested(&children)
  }

  /// The frame that functions defined here look free names up in.
  var closureForFunctions: Frame? {
    switch scope.kind {
    case .module: nil
    case .classBody: parent
    case .function, .comprehension: self
    }
  }

  override func snapshot() -> Snapshot { .slots(slots, classNames) }

  override func restore(_ snapshot: Snapshot) {
    guard case .slots(let slots, let names) = snapshot else { return }
    self.slots = slots
    classNames = names
  }

  override func join(_ other: Snapshot, _ cause: Unknown) {
    guard case .slots(let others, let names) = other else { return }
    for index in slots.indices {
      switch (slots[index], others[index]) {
      case (.some(let one), .some(let other)): slots[index] = joined(one, other, cause)
      case (nil, nil): break
      default: slots[index] = .unknown(cause)
      }
    }
    if let names { classNames?.join(names, cause) }
  }
}
