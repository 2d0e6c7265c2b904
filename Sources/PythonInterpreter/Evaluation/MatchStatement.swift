import PythonSyntax

extension Interpreter {
  func executeMatch(
    _ id: StatementID, _ subject: ExpressionID, _ cases: NodeList<MatchCaseID>, _ frame: Frame
  ) throws(Interruption) -> Completion {
    let value = try evaluate(subject, frame)
    return try runCases(id, value, frame.unit.tree[cases], 0, frame)
  }

  private func runCases(
    _ id: StatementID, _ value: Value, _ cases: NodeSequence<MatchCaseID>, _ start: Int,
    _ frame: Frame
  ) throws(Interruption) -> Completion {
    let tree = frame.unit.tree
    for index in start..<cases.count {
      let matchCase = tree.matchCase(cases[index])
      var truth = try matches(matchCase.pattern, value, frame)
      if case .known(true) = truth, let condition = matchCase.guardExpression {
        truth = try self.truth(evaluate(condition, frame))
      }
      switch truth {
      case .known(false): continue
      case .known(true): return try execute(matchCase.body, frame)
      case .unknown(let unknown):
        let outcome = try explore(unknown, place(id, frame), ways: 2, frame) {
          (way) throws(Interruption) -> Outcome in
          let completion =
            way == 0
            ? try execute(matchCase.body, frame)
            : try runCases(id, value, cases, index + 1, frame)
          return Outcome(
            completion: completion, value: completion == .returned ? frame.returnValue : .none)
        }
        if outcome.completion == .returned { frame.returnValue = outcome.value }
        return outcome.completion
      }
    }
    return .normal
  }

  private func matches(
    _ id: PatternID, _ value: Value, _ frame: Frame
  ) throws(Interruption) -> Truth {
    try step()
    let tree = frame.unit.tree
    switch tree.pattern(id) {
    case .matchAs(let pattern, let name):
      var truth = Truth.known(true)
      if let pattern { truth = try matches(pattern, value, frame) }
      if case .known(false) = truth { return truth }
      if let name { store(name, value, frame) }
      return truth
    case .matchOr(let patterns):
      var doubt: Truth = .known(false)
      for pattern in tree[patterns] {
        switch try matches(pattern, value, frame) {
        case .known(true): return .known(true)
        case .known(false): break
        case .unknown(let unknown): doubt = .unknown(unknown)
        }
      }
      return doubt
    case .matchValue(let expression):
      return try truth(compare(.eq, value, evaluate(expression, frame)))
    case .matchSingleton(let constant):
      return try truth(compare(.is, value, singleton(constant)))
    case .matchStar: return .known(true)
    case .matchSequence(let patterns): return try matchSequence(tree[patterns], value, frame)
    case .matchMapping(let keys, let patterns, let rest):
      return try matchMapping(tree[keys], tree[patterns], rest, value, frame)
    case .matchClass(let type, let patterns, let names, let keywordPatterns):
      return try matchClass(
        evaluate(type, frame), tree[patterns], tree[names], tree[keywordPatterns], value, frame)
    }
  }

  private func singleton(_ constant: Constant) -> Value {
    if case .bool(let flag) = constant { return .bool(flag) }
    return .none
  }

  private func matchSequence(
    _ patterns: NodeSequence<PatternID>, _ value: Value, _ frame: Frame
  ) throws(Interruption) -> Truth {
    let tree = frame.unit.tree
    if let unknown = value.unknown {
      for pattern in patterns { _ = try matches(pattern, .unknown(unknown), frame) }
      return .unknown(unknown)
    }
    let items: [Value]
    switch unwrapped(value) {
    case .list(let list):
      if let taint = list.taint { return .unknown(taint) }
      items = list.items
    case .tuple(let tuple): items = tuple.items
    case .range(let range):
      try charge(16 * min(range.count, 1 << 40))
      items = (0..<range.count).map { .int(range[$0]) }
    default: return .known(false)
    }
    var star: Int?
    for (index, pattern) in patterns.enumerated() {
      if case .matchStar = tree.pattern(pattern) { star = index }
    }
    guard let star else {
      guard items.count == patterns.count else { return .known(false) }
      return try all(patterns.count) { (index) throws(Interruption) -> Truth in
        try matches(patterns[index], items[index], frame)
      }
    }
    let after = patterns.count - star - 1
    guard items.count >= star + after else { return .known(false) }
    let result = try all(star) { (index) throws(Interruption) -> Truth in
      try matches(patterns[index], items[index], frame)
    }
    if case .known(false) = result { return result }
    if case .matchStar(let name?) = tree.pattern(patterns[star]) {
      store(name, .list(of: Array(items[star..<items.count - after])), frame)
    }
    let rest = try all(after) { (index) throws(Interruption) -> Truth in
      try matches(patterns[star + 1 + index], items[items.count - after + index], frame)
    }
    if case .known(true) = rest { return result }
    return rest
  }

  private func all(
    _ count: Int, _ test: (Int) throws(Interruption) -> Truth
  ) throws(Interruption) -> Truth {
    var doubt: Unknown?
    for index in 0..<count {
      switch try test(index) {
      case .known(true): break
      case .known(false): return .known(false)
      case .unknown(let unknown): doubt = unknown
      }
    }
    return doubt.map { .unknown($0) } ?? .known(true)
  }

  private func matchMapping(
    _ keys: NodeSequence<ExpressionID>, _ patterns: NodeSequence<PatternID>, _ rest: NameID?,
    _ value: Value, _ frame: Frame
  ) throws(Interruption) -> Truth {
    if let unknown = value.unknown {
      for pattern in patterns { _ = try matches(pattern, .unknown(unknown), frame) }
      if let rest { store(rest, value, frame) }
      return .unknown(unknown)
    }
    guard let dict = dictionary(value) else { return .known(false) }
    var used: [Value] = []
    var isMissing = false
    let result = try all(keys.count) { (index) throws(Interruption) -> Truth in
      let key = try evaluate(keys[index], frame)
      used.append(key)
      guard let item = try get(key, in: dict) else {
        isMissing = true
        return .known(false)
      }
      return try matches(patterns[index], item, frame)
    }
    if isMissing { return .known(false) }
    if case .known(false) = result { return result }
    if let rest {
      let copy = DictObject()
      try update(copy, from: .dict(dict))
      for key in used {
        if let hash = try hash(key), let position = try find(copy.table, hash, key) {
          _ = copy.table.remove(at: position)
        }
      }
      store(rest, .dict(copy), frame)
    }
    return result
  }

  private func matchClass(
    _ type: Value, _ patterns: NodeSequence<PatternID>, _ names: NodeSequence<NameID>,
    _ keywordPatterns: NodeSequence<PatternID>, _ value: Value, _ frame: Frame
  ) throws(Interruption) -> Truth {
    var result = try isInstance(value, type)
    if case .known(false) = result { return result }
    if !patterns.isEmpty {
      var attributes: [Symbol]?
      if case .type(let object) = type {
        if let names = lookup(object, .dunderMatchArgs)?.elements {
          attributes = names.compactMap { $0.text.map { symbols.intern($0) } }
        } else if object.layout != .object || object.native != .object {
          let inner = try matches(patterns[0], value, frame)
          if case .known(true) = inner {} else { result = inner }
          attributes = []
        }
      }
      for (index, pattern) in patterns.enumerated() {
        guard let attributes, index < attributes.count else { break }
        guard let item = try optionalAttribute(value, attributes[index]) else {
          return .known(false)
        }
        let inner = try matches(pattern, item, frame)
        if case .known(true) = inner { continue }
        if case .known(false) = inner { return inner }
        result = inner
      }
    }
    for (index, name) in names.enumerated() {
      guard let item = try optionalAttribute(value, frame.unit.symbol(name, self)) else {
        return .known(false)
      }
      let inner = try matches(keywordPatterns[index], item, frame)
      if case .known(true) = inner { continue }
      if case .known(false) = inner { return inner }
      result = inner
    }
    return result
  }
}
