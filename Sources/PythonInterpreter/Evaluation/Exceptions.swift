extension Interpreter {
  /// An exception of that class, as if raised where evaluation stands.
  public func raise(_ type: TypeObject, _ message: String) -> Interruption {
    raise(type, [.text(message)])
  }

  func raise(_ type: TypeObject, _ arguments: [Value]) -> Interruption {
    let object = InstanceObject(type)
    object.names[.args] = .tuple(of: arguments)
    object.place = lastPlace
    if type === types.stopIteration {
      object.names[symbols.intern("value")] = arguments.first ?? Value.none
    }
    let raised = RaisedException(object)
    raised.traceback.append(lastPlace)
    return .raised(raised)
  }

  /// An exception object to throw, as `raise` does.
  public func raising(_ exception: InstanceObject) -> Interruption {
    let raised = RaisedException(exception)
    raised.traceback.append(lastPlace)
    return .raised(raised)
  }

  /// The Python exception of a class with this name, such as `ValueError`, with a message.
  public func exception(_ typeName: String, _ message: String) -> Interruption {
    guard let symbol = symbols.existing(typeName), case .type(let type)? = builtins[symbol],
      type.isSubclass(of: types.baseException)
    else { return raise(types.exception, message) }
    return raise(type, message)
  }

  /// What `str(exception)` gives.
  public func message(of exception: InstanceObject) -> String {
    guard case .tuple(let arguments)? = exception.names[.args] else {
      if case .unknown(let unknown)? = exception.names[.args] { return "<\(unknown.reason)>" }
      return ""
    }
    do throws(Interruption) {
      switch arguments.items.count {
      case 0: return ""
      case 1:
        if exception.type.isSubclass(of: types.keyError) {
          return try representation(arguments.items[0]).text ?? "?"
        }
        return try string(arguments.items[0]).text ?? "?"
      default: return try representation(.tuple(arguments)).text ?? "?"
      }
    } catch {
      return "?"
    }
  }
}
