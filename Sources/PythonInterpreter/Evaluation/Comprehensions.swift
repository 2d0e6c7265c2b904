import PythonSyntax

/// What a comprehension makes.
enum ComprehensionKind {
  case list(ExpressionID)
  case set(ExpressionID)
  case dict(ExpressionID, ExpressionID)
  case generator(ExpressionID)
}

extension Interpreter {
  func comprehension(
    _ id: ExpressionID, _ generators: NodeList<ComprehensionID>, _ kind: ComprehensionKind,
    _ frame: Frame
  ) throws(Interruption) -> Value {
    let tree = frame.unit.tree
    let list = tree[generators]
    let scope = comprehensionScope(id, list, kind, frame)
    let inner = Frame(
      scope: scope, unit: frame.unit, module: frame.module, parent: frame.closureForFunctions)
    inner.function = frame.function
    let source = try evaluate(tree.comprehension(list[0]).iter, frame)
    let run = ComprehensionRun(generators: list, frame: inner)
    if case .generator(let element) = kind {
      return .iterator(GeneratorExpression(run, first: source, element: element))
    }
    try run.begin(source, self)
    switch kind {
    case .list(let element), .generator(let element):
      let result = ListObject([])
      while try run.advance(self) {
        let value = try evaluate(element, inner)
        // Behind an element that may be there or not, no position is known.
        if run.unknown == nil { result.items.append(value) }
        try charge(16)
      }
      result.taint = try run.tail(self, [element])
      result.stranger = run.stranger
      return .list(result)
    case .set(let element):
      let set = SetObject()
      while try run.advance(self) { try insert(evaluate(element, inner), into: set) }
      if let unknown = try run.tail(self, [element]) {
        if set.taint == nil { set.stranger = run.stranger }
        set.taint = set.taint ?? unknown
      }
      return .set(set)
    case .dict(let key, let value):
      let dict = DictObject()
      run.takesUndecided = list.count == 1
      while try run.advance(self) {
        guard let cause = run.undecided else {
          let keyValue = try evaluate(key, inner)
          try set(keyValue, evaluate(value, inner), in: dict)
          continue
        }
        // The key is there or not: what the ways join to says so.
        _ = try maybe(cause, place(key, inner), inner) { () throws(Interruption) -> Outcome in
          let keyValue = try evaluate(key, inner)
          try set(keyValue, evaluate(value, inner), in: dict)
          return Outcome()
        }
      }
      if let unknown = try run.tail(self, [key, value]) { return .unknown(unknown) }
      return .dict(dict)
    }
  }

  private func comprehensionScope(
    _ id: ExpressionID, _ generators: NodeSequence<ComprehensionID>, _ kind: ComprehensionKind,
    _ frame: Frame
  ) -> Scope {
    let unit = frame.unit
    if let scope = unit.scopes[id.rawValue] { return scope }
    let scope = Scope(
      .comprehension, parent: frame.scope, body: .expression(id), span: unit.tree.span(of: id))
    let reader = ScopeReader(unit, scope)
    for generator in generators { reader.bind(unit.tree.comprehension(generator).target) }
    unit.scopes[id.rawValue] = scope
    return scope
  }
}

/// The nested loops of a comprehension as a state that can be advanced step by step.
final class ComprehensionRun {
  private let generators: NodeSequence<ComprehensionID>
  let frame: Frame
  private var iterators: [IteratorObject] = []
  /// Why further elements may exist.
  private(set) var unknown: Unknown?
  /// What each of those is like.
  private(set) var stranger: Value?
  /// Whether an element of which a condition is not known is an element of its own.
  var takesUndecided = false
  /// Why the element may be left out; nil for one that is there.
  private(set) var undecided: Unknown?
  /// What each further element of the one source is like, as long as nothing else is unknown.
  private var strangeSource: Value?

  init(generators: NodeSequence<ComprehensionID>, frame: Frame) {
    self.generators = generators
    self.frame = frame
  }

  func begin(_ source: Value, _ interpreter: Interpreter) throws(Interruption) {
    switch try interpreter.iterate(source) {
    case .iterator(let iterator): iterators.append(iterator)
    case .unknown(let cause):
      unknown = cause
      iterators.append(ItemsIterator([]))
    }
  }

  /// Goes to the next element; false when there is none that is known.
  func advance(_ interpreter: Interpreter) throws(Interruption) -> Bool {
    let tree = frame.unit.tree
    while !iterators.isEmpty {
      try interpreter.step()
      let level = iterators.count - 1
      guard let value = try iterators[level].next(interpreter) else {
        try end(iterators[level], interpreter)
        iterators.removeLast()
        continue
      }
      let generator = tree.comprehension(generators[level])
      try interpreter.assign(generator.target, value, frame)
      guard try holds(generator, interpreter) else { continue }
      if level + 1 == generators.count { return true }
      let next = try interpreter.evaluate(tree.comprehension(generators[level + 1]).iter, frame)
      switch try interpreter.iterate(next) {
      case .iterator(let iterator): iterators.append(iterator)
      case .unknown(let cause): unknown = unknown ?? cause
      }
    }
    return false
  }

  /// The end of what is known of a source.
  private func end(
    _ iterator: IteratorObject, _ interpreter: Interpreter
  ) throws(Interruption) {
    guard let tail = iterator.tail else { return }
    guard unknown == nil, generators.count == 1, let value = iterator.stranger else {
      unknown = unknown ?? tail
      strangeSource = nil
      return
    }
    let generator = frame.unit.tree.comprehension(generators[0])
    try interpreter.assign(generator.target, value, frame)
    // Where none of those elements is taken, the result is whole.
    guard try mayHold(generator, interpreter) else { return }
    unknown = tail
    strangeSource = value
  }

  private func mayHold(
    _ generator: Comprehension, _ interpreter: Interpreter
  ) throws(Interruption) -> Bool {
    for condition in frame.unit.tree[generator.ifs] {
      do throws(Interruption) {
        let verdict = try interpreter.truth(interpreter.evaluate(condition, frame))
        if case .known(false) = verdict { return false }
      } catch {
        // No element that is really there can be told by this.
        guard case .raised = error else { throw error }
        return true
      }
    }
    return true
  }

  private func holds(
    _ generator: Comprehension, _ interpreter: Interpreter
  ) throws(Interruption) -> Bool {
    undecided = nil
    for condition in frame.unit.tree[generator.ifs] {
      switch try interpreter.truth(interpreter.evaluate(condition, frame)) {
      case .known(true): continue
      case .known(false): return false
      case .unknown(let cause) where takesUndecided:
        undecided = undecided ?? cause
      case .unknown(let cause):
        unknown = unknown ?? cause
        return false
      }
    }
    return true
  }

  /// Why the result is not known; then the element is evaluated once more, uncertainly, for what it
  /// may do.
  func tail(
    _ interpreter: Interpreter, _ elements: [ExpressionID]
  ) throws(Interruption) -> Unknown? {
    guard let unknown else { return nil }
    _ = try interpreter.maybe(unknown, interpreter.place(elements[0], frame), frame) {
      () throws(Interruption) -> Outcome in
      for generator in generators {
        let target = frame.unit.tree.comprehension(generator).target
        try interpreter.assign(target, strangeSource ?? .unknown(unknown), frame)
      }
      for element in elements {
        let value = try interpreter.evaluate(element, frame)
        if strangeSource != nil, value.unknown == nil { stranger = value }
      }
      return Outcome()
    }
    return unknown
  }
}

/// A generator expression: lazy, as in Python.
final class GeneratorExpression: IteratorObject {
  private let run: ComprehensionRun
  private let element: ExpressionID
  private var first: Value?

  init(_ run: ComprehensionRun, first: Value, element: ExpressionID) {
    self.run = run
    self.first = first
    self.element = element
  }

  override var typeName: String { "generator" }

  override func next(_ interpreter: Interpreter) throws(Interruption) -> Value? {
    if let source = first {
      first = nil
      try run.begin(source, interpreter)
    }
    if try run.advance(interpreter) { return try interpreter.evaluate(element, run.frame) }
    if tail == nil {
      tail = try run.tail(interpreter, [element])
      stranger = run.stranger
    }
    return nil
  }
}
