import PythonSyntax
import SourceText

extension Interpreter {
  /// Runs statements one after the other.
  func execute(
    _ statements: NodeList<StatementID>, from start: Int = 0, _ frame: Frame
  ) throws(Interruption) -> Completion {
    let list = frame.unit.tree[statements]
    var index = start
    while index < list.count {
      let completion = try execute(list[index], frame)
      if completion != .normal { return completion }
      index += 1
      if raisedMaybe {
        raisedMaybe = false
        frame.pending.insert(.raised)
        frame.pendingCause = frame.pendingCause ?? tries.last?.raised.last?.decision
      }
      if !frame.pending.isEmpty, index < list.count {
        return try rest(frame) { () throws(Interruption) -> Completion in
          try execute(statements, from: index, frame)
        }
      }
    }
    return .normal
  }

  func execute(_ id: StatementID, _ frame: Frame) throws(Interruption) -> Completion {
    lastPlace = place(id, frame)
    try step()
    let tree = frame.unit.tree
    switch tree.statement(id) {
    case .expr(let value):
      let calls = record.unknownCalls.count
      let result = try evaluate(value, frame)
      if record.unknownCalls.count > calls, case .unknown = result {
        // The outermost call is made last.
        record.unknownCalls[record.unknownCalls.count - 1].isStatement = true
      }
    case .assign(let targets, let value):
      let result = try evaluate(value, frame)
      for target in tree[targets] { try assign(target, result, frame) }
    case .annAssign(let target, let annotation, let value, let simple):
      try annotatedAssign(target, annotation, value, simple, frame)
    case .augAssign(let target, let op, let value):
      try augmentedAssign(target, op, value, frame)
    case .return(let value):
      if let value {
        frame.returnValue = try evaluate(value, frame)
      } else {
        frame.returnValue = .none
      }
      return .returned
    case .if(let test, let body, let orelse):
      return try executeIf(id, test, body, orelse, frame)
    case .for(let loop):
      return try executeFor(id, loop, frame)
    case .while(let test, let body, let orelse):
      return try executeWhile(id, test, body, orelse, frame)
    case .functionDef(let definition):
      try define(definition, id, frame)
    case .classDef(let definition):
      try define(definition, id, frame)
    case .import(let names):
      for name in tree[names] { try executeImport(tree.alias(name), frame) }
    case .importFrom(let module, let names, let level):
      try executeImport(from: module, names, level, frame)
    case .raise(let exception, let cause):
      try executeRaise(exception, cause, frame)
    case .try(let statement):
      return try executeTry(id, statement, frame)
    case .with(let items, let body, _):
      return try executeWith(tree[items], 0, body, frame)
    case .match(let subject, let cases):
      return try executeMatch(id, subject, cases, frame)
    case .assert(let test, let message):
      try executeAssert(test, message, frame)
    case .delete(let targets):
      for target in tree[targets] { try delete(target, frame) }
    case .typeAlias(let name, let parameters, let value):
      bindTypeParameters(parameters, frame)
      try assign(name, evaluateAnnotation(value, frame), frame)
    case .global, .nonlocal, .pass: break
    case .break: return .broke
    case .continue: return .continued
    }
    return .normal
  }

  private func executeIf(
    _ id: StatementID, _ test: ExpressionID, _ body: NodeList<StatementID>,
    _ orelse: NodeList<StatementID>, _ frame: Frame
  ) throws(Interruption) -> Completion {
    switch try truth(evaluate(test, frame)) {
    case .known(let holds): return try execute(holds ? body : orelse, frame)
    case .unknown(let unknown):
      let outcome = try explore(unknown, place(test, frame), ways: 2, frame) {
        (way) throws(Interruption) -> Outcome in
        let completion = try execute(way == 0 ? body : orelse, frame)
        return Outcome(
          completion: completion, value: completion == .returned ? frame.returnValue : .none)
      }
      if outcome.completion == .returned { frame.returnValue = outcome.value }
      return outcome.completion
    }
  }

  private func executeAssert(
    _ test: ExpressionID, _ message: ExpressionID?, _ frame: Frame
  ) throws(Interruption) {
    guard case .known(false) = try truth(evaluate(test, frame)) else { return }
    let text = try message.map { (id) throws(Interruption) -> Value in try evaluate(id, frame) }
    throw raise(types.assertionError, text.map { [$0] } ?? [])
  }

  private func executeRaise(
    _ exception: ExpressionID?, _ cause: ExpressionID?, _ frame: Frame
  ) throws(Interruption) {
    guard let exception else {
      guard let current = handled.last else {
        throw raise(types.runtimeError, "No active exception to reraise")
      }
      throw .raised(current)
    }
    let value = try evaluate(exception, frame)
    let causeValue = try cause.map { (id) throws(Interruption) -> Value in try evaluate(id, frame) }
    let object: InstanceObject
    switch value {
    case .type(let type) where type.isSubclass(of: types.baseException):
      guard case .instance(let instance) = try call(value, CallArguments()) else {
        throw raise(types.typeError, "exceptions must derive from BaseException")
      }
      object = instance
    case .instance(let instance) where instance.type.isSubclass(of: types.baseException):
      object = instance
    case .unknown(let unknown):
      object = try unknownException(unknown)
    case .instance(let instance):
      object = try unknownException(
        Unknown(
          .thirdParty, "exception of the class \(instance.type.name)", place(exception, frame)))
    default:
      throw raise(types.typeError, "exceptions must derive from BaseException")
    }
    if let causeValue { object.names[.dunderCause] = causeValue }
    let raised = RaisedException(object)
    raised.traceback.append(lastPlace)
    throw .raised(raised)
  }

  /// An exception of which only the reason is known.
  func unknownException(_ unknown: Unknown) throws(Interruption) -> InstanceObject {
    let object = InstanceObject(types.exception)
    object.names[.args] = .unknown(unknown)
    return object
  }

  private func augmentedAssign(
    _ target: ExpressionID, _ op: Operator, _ value: ExpressionID, _ frame: Frame
  ) throws(Interruption) {
    let tree = frame.unit.tree
    switch tree.expression(target) {
    case .attribute(let object, let attr, _):
      let object = try evaluate(object, frame)
      let symbol = frame.unit.symbol(attr, self, in: frame.scope)
      let old = try attribute(object, symbol)
      let new = try augment(op, old, evaluate(value, frame))
      try setAttribute(object, symbol, new)
    case .subscript(let object, let slice, _):
      let object = try evaluate(object, frame)
      let key = try evaluate(slice, frame)
      let old = try item(object, key)
      let new = try augment(op, old, evaluate(value, frame))
      try setItem(object, key, new)
    default:
      let old = try evaluate(target, frame)
      let new = try augment(op, old, evaluate(value, frame))
      try assign(target, new, frame)
    }
  }

  private func annotatedAssign(
    _ target: ExpressionID, _ annotation: ExpressionID, _ value: ExpressionID?, _ simple: Bool,
    _ frame: Frame
  ) throws(Interruption) {
    if simple, frame.scope.kind == .classBody || frame.scope.kind == .module,
      case .name(let name, _) = frame.unit.tree.expression(target)
    {
      let annotations: DictObject
      if frame.scope.kind == .classBody {
        annotations = frame.classAnnotations ?? DictObject()
        frame.classAnnotations = annotations
        frame.classNames?[.dunderAnnotations] = .dict(annotations)
      } else if case .dict(let existing)? = frame.module.names[.dunderAnnotations] {
        annotations = existing
      } else {
        annotations = DictObject()
        frame.module.names[.dunderAnnotations] = .dict(annotations)
      }
      touch(annotations)
      annotations.set(
        frame.unit.tree.name(name), try evaluateAnnotation(annotation, frame))
    }
    if let value { try assign(target, evaluate(value, frame), frame) }
  }

  /// An annotation's value; its text when annotations are postponed.
  ///
  /// One that cannot be evaluated, as with a name that does not exist (yet), gives the text too, as a string annotation would: since
  /// Python 3.14 such annotations are only evaluated on demand.
  func evaluateAnnotation(_ id: ExpressionID, _ frame: Frame) throws(Interruption) -> Value {
    func text() -> Value {
      let place = place(id, frame)
      return .string(
        StringObject(
          String(decoding: frame.unit.tree.source[place.span.range], as: UTF8.self), place))
    }
    if frame.unit.postponesAnnotations { return text() }
    do throws(Interruption) {
      return try evaluate(id, frame)
    } catch {
      // Names that are missing, and forms that only type checkers understand.
      guard case .raised(let raised) = error,
        raised.exception.type === types.nameError || raised.exception.type === types.typeError
      else { throw error }
      return text()
    }
  }
}
