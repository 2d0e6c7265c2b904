import PythonSyntax

extension Interpreter {
  func bindParameters(
    _ function: FunctionObject, _ receiver: Value?, _ arguments: CallArguments, _ frame: Frame
  ) throws(Interruption) {
    let parameters = function.scope.parameters
    let positional = parameters.positional
    var given = 0
    if let receiver {
      if positional.isEmpty, !parameters.hasRest {
        throw raise(
          types.typeError,
          "\(function.qualifiedName)() takes 0 positional arguments but \(arguments.positional.count + 1) \(arguments.positional.isEmpty ? "was" : "were") given"
        )
      }
      if !positional.isEmpty {
        frame.slots[0] = receiver
        given = 1
      }
    }
    let extra = receiver != nil && positional.isEmpty ? 1 : 0
    let count = arguments.positional.count
    let taken = min(count, positional.count - given)
    for index in 0..<taken { frame.slots[given + index] = arguments.positional[index] }
    var slot = positional.count
    if parameters.hasRest {
      var rest: [Value] = []
      if extra == 1, let receiver { rest.append(receiver) }
      if count > taken { rest.append(contentsOf: arguments.positional[taken...]) }
      if let spread = arguments.spread, arguments.spreadKeywords == nil {
        frame.slots[slot] = .unknown(spread)
      } else {
        frame.slots[slot] = .tuple(of: rest)
      }
      slot += 1
    } else if count > taken {
      throw tooMany(function, count + (receiver == nil ? 0 : 1))
    }
    let firstKeywordOnly = slot
    slot += parameters.keywordOnly.count
    var others: DictObject?
    if parameters.hasKeywordRest {
      let dict = DictObject()
      if let spread = arguments.spread { dict.doubt(spread, keys: arguments.spreadKeywords) }
      frame.slots[slot] = .dict(dict)
      others = dict
    }
    for keyword in arguments.keywords {
      if let index = positional.firstIndex(of: keyword.symbol), index >= parameters.positionalOnly {
        guard frame.slots[index] == nil else {
          throw raise(
            types.typeError,
            "\(function.qualifiedName)() got multiple values for argument '\(keyword.name)'")
        }
        frame.slots[index] = keyword.value
      } else if let index = parameters.keywordOnly.firstIndex(of: keyword.symbol) {
        frame.slots[firstKeywordOnly + index] = keyword.value
      } else if let others {
        others.set(keyword.name, keyword.value)
      } else if positional.contains(keyword.symbol) {
        throw raise(
          types.typeError,
          "\(function.qualifiedName)() got some positional-only arguments passed as keyword "
            + "arguments: '\(keyword.name)'")
      } else {
        throw raise(
          types.typeError,
          "\(function.qualifiedName)() got an unexpected keyword argument '\(keyword.name)'")
      }
    }
    try fillDefaults(function, arguments, frame, firstKeywordOnly)
  }

  private func fillDefaults(
    _ function: FunctionObject, _ arguments: CallArguments, _ frame: Frame, _ firstKeywordOnly: Int
  ) throws(Interruption) {
    let parameters = function.scope.parameters
    let positional = parameters.positional
    let firstDefault = positional.count - function.defaults.count
    var missing: [String] = []
    for index in positional.indices where frame.slots[index] == nil {
      if let spread = arguments.spread(mayGive: symbols.text(positional[index])) {
        frame.slots[index] = .unknown(spread)
      } else if index >= firstDefault {
        frame.slots[index] = function.defaults[index - firstDefault]
      } else {
        missing.append("'\(symbols.text(positional[index]))'")
      }
    }
    if !missing.isEmpty {
      throw raise(types.typeError, missingText(function, missing, "positional"))
    }
    for (index, symbol) in parameters.keywordOnly.enumerated()
    where frame.slots[firstKeywordOnly + index] == nil {
      if let spread = arguments.spread(mayGive: symbols.text(symbol)) {
        frame.slots[firstKeywordOnly + index] = .unknown(spread)
      } else if let value = function.keywordDefaults[symbol] {
        frame.slots[firstKeywordOnly + index] = value
      } else {
        missing.append("'\(symbols.text(symbol))'")
      }
    }
    if !missing.isEmpty {
      throw raise(types.typeError, missingText(function, missing, "keyword-only"))
    }
  }

  private func missingText(_ function: FunctionObject, _ names: [String], _ kind: String) -> String
  {
    let list: String
    switch names.count {
    case 1: list = names[0]
    case 2: list = "\(names[0]) and \(names[1])"
    default: list = names.dropLast().joined(separator: ", ") + ", and \(names[names.count - 1])"
    }
    return "\(function.qualifiedName)() missing \(names.count) required \(kind) "
      + "argument\(names.count == 1 ? "" : "s"): \(list)"
  }

  private func tooMany(_ function: FunctionObject, _ given: Int) -> Interruption {
    let count = function.scope.parameters.positional.count
    let least = count - function.defaults.count
    let expected = function.defaults.isEmpty ? "\(count)" : "from \(least) to \(count)"
    let plural = count == 1 && function.defaults.isEmpty ? "argument" : "arguments"
    return raise(
      types.typeError,
      "\(function.qualifiedName)() takes \(expected) positional \(plural) but \(given) "
        + (given == 1 ? "was given" : "were given"))
  }
}
