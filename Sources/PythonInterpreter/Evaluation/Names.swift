import PythonSyntax

extension Interpreter {
  /// The value of the name that stands at `id`.
  @inline(__always)
  func evaluateName(
    _ id: ExpressionID, _ name: NameID, _ frame: Frame
  ) throws(Interruption) -> Value {
    if let value = value(frame.unit.resolution(id, name, in: frame.scope), name, frame) {
      return value
    }
    let text = frame.unit.tree.name(name)
    if case .local = frame.unit.resolution(id, name, in: frame.scope) {
      throw raise(
        types.unboundLocalError,
        "cannot access local variable '\(text)' where it is not associated with a value")
    }
    throw raise(types.nameError, "name '\(text)' is not defined")
  }

  private func value(_ resolution: Resolution, _ name: NameID, _ frame: Frame) -> Value? {
    switch resolution {
    case .local(let slot):
      return frame.slots[Int(slot)]
    case .outer(let hops, let slot):
      return ancestor(frame, hops)?.slots[Int(slot)]
    case .global:
      return global(frame.unit.symbol(name, self), frame.module)
    case .classBody:
      let symbol = frame.unit.symbol(name, self, in: frame.scope)
      if let value = frame.classNames?[symbol] { return value }
      return value(frame.scope.free(name), name, frame)
    }
  }

  func global(_ symbol: Symbol, _ module: ModuleObject) -> Value? {
    if let value = module.names[symbol] { return value }
    if let value = builtins[symbol] { return value }
    if let failure = module.failure { return .unknown(failure) }
    return nil
  }

  private func ancestor(_ frame: Frame, _ hops: Int32) -> Frame? {
    var found: Frame? = frame
    for _ in 0..<hops { found = found?.parent }
    return found
  }

  /// The value of `name` in `frame`; nil when it has none.
  func load(_ name: NameID, _ frame: Frame) -> Value? {
    value(frame.scope.resolve(name), name, frame)
  }

  /// Binds `name` in `frame`.
  func store(_ name: NameID, _ value: Value, _ frame: Frame) {
    store(frame.scope.resolve(name), name, value, frame)
  }

  func store(_ resolution: Resolution, _ name: NameID, _ value: Value?, _ frame: Frame) {
    switch resolution {
    case .local(let slot):
      touch(frame)
      frame.slots[Int(slot)] = value
    case .outer(let hops, let slot):
      guard let target = ancestor(frame, hops) else { return }
      touch(target)
      target.slots[Int(slot)] = value
    case .global:
      touch(frame.module)
      frame.module.names[frame.unit.symbol(name, self)] = value
    case .classBody:
      touch(frame)
      frame.classNames?[frame.unit.symbol(name, self, in: frame.scope)] = value
    }
  }

  /// Unbinds `name`, as the end of an `except` clause does.
  func remove(_ name: NameID, _ frame: Frame) {
    store(frame.scope.resolve(name), name, nil, frame)
  }

  /// Binds a name that may have no id in the tree, as the first part of `import a.b`.
  func store(_ text: String, _ value: Value, _ frame: Frame) {
    if let name = frame.unit.tree.nameID(text) { return store(name, value, frame) }
    let symbol = symbols.intern(text)
    switch frame.scope.kind {
    case .module:
      touch(frame.module)
      frame.module.names[symbol] = value
    case .classBody:
      touch(frame)
      frame.classNames?[symbol] = value
    case .function, .comprehension: break
    }
  }

  /// Assigns to a target of any form.
  func assign(_ target: ExpressionID, _ value: Value, _ frame: Frame) throws(Interruption) {
    let tree = frame.unit.tree
    switch tree.expression(target) {
    case .name(let name, _):
      store(frame.unit.resolution(target, name, in: frame.scope), name, value, frame)
    case .attribute(let object, let attr, _):
      try setAttribute(
        evaluate(object, frame), frame.unit.symbol(attr, self, in: frame.scope), value)
    case .subscript(let object, let slice, _):
      let object = try evaluate(object, frame)
      try setItem(object, evaluate(slice, frame), value)
    case .tuple(let elts, _), .list(let elts, _):
      try unpack(tree[elts], value, frame)
    case .starred(let inner, _):
      try assign(inner, value, frame)
    default:
      throw raise(types.syntaxError, "cannot assign to this expression")
    }
  }

  private func unpack(
    _ targets: NodeSequence<ExpressionID>, _ value: Value, _ frame: Frame
  ) throws(Interruption) {
    let tree = frame.unit.tree
    var star: Int?
    for (index, target) in targets.enumerated() {
      if case .starred = tree.expression(target) { star = index }
    }
    let items: [Value]
    switch try collect(value) {
    case .unknown(let unknown):
      for target in targets { try assign(target, .unknown(unknown), frame) }
      return
    case .items(let found): items = found
    }
    guard let star else {
      guard items.count == targets.count else {
        let count = targets.count
        throw raise(
          types.valueError,
          items.count > count
            ? "too many values to unpack (expected \(count))"
            : "not enough values to unpack (expected \(count), got \(items.count))")
      }
      for (index, target) in targets.enumerated() { try assign(target, items[index], frame) }
      return
    }
    let after = targets.count - star - 1
    guard items.count >= star + after else {
      throw raise(
        types.valueError,
        "not enough values to unpack (expected at least \(star + after), got \(items.count))")
    }
    for index in 0..<star { try assign(targets[index], items[index], frame) }
    let middle = Array(items[star..<items.count - after])
    try assign(targets[star], .list(of: middle), frame)
    for index in 0..<after {
      try assign(targets[star + 1 + index], items[items.count - after + index], frame)
    }
  }

  func delete(_ target: ExpressionID, _ frame: Frame) throws(Interruption) {
    let tree = frame.unit.tree
    switch tree.expression(target) {
    case .name(let name, _):
      _ = try evaluateName(target, name, frame)
      store(frame.unit.resolution(target, name, in: frame.scope), name, nil, frame)
    case .attribute(let object, let attr, _):
      try deleteAttribute(
        evaluate(object, frame), frame.unit.symbol(attr, self, in: frame.scope))
    case .subscript(let object, let slice, _):
      let object = try evaluate(object, frame)
      try deleteItem(object, evaluate(slice, frame))
    case .tuple(let elts, _), .list(let elts, _):
      for element in tree[elts] { try delete(element, frame) }
    default: break
    }
  }
}
