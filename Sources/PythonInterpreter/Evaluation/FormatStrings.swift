import PythonSyntax

extension Interpreter {
  /// The value of an f-string; unknown as soon as one of its parts is.
  func evaluateFormatString(
    _ id: ExpressionID, _ values: NodeSequence<ExpressionID>, _ frame: Frame
  ) throws(Interruption) -> Value {
    var text = ""
    var unknown: Unknown?
    for part in values {
      let value = try evaluate(part, frame)
      if case .unknown(let cause) = value {
        unknown = unknown ?? cause
        text.append(Unknown.gap)
      }
      if case .string(let object) = value {
        try charge(object.text.utf8.count)
        text += object.text
      }
    }
    if let unknown { return .unknown(unknown.with(outlines: [text])) }
    return .string(StringObject(text, place(id, frame)))
  }

  /// One `{value!conversion:spec}`.
  func evaluateFormatted(
    _ value: ExpressionID, _ conversion: Conversion?, _ spec: ExpressionID?, _ frame: Frame
  ) throws(Interruption) -> Value {
    var result = try evaluate(value, frame)
    switch conversion {
    case .str: result = try string(result)
    case .repr: result = try representation(result)
    case .ascii: result = try ascii(representation(result))
    case nil: break
    }
    var specification = ""
    if let spec {
      let value = try evaluate(spec, frame)
      guard let text = value.text else { return value }
      specification = text
    }
    return try format(result, specification)
  }

  /// `repr` with everything that is not ASCII escaped.
  func ascii(_ value: Value) -> Value {
    guard let text = value.text else { return value }
    var result = ""
    for scalar in text.unicodeScalars {
      if scalar.isASCII {
        result.unicodeScalars.append(scalar)
      } else {
        let (width, prefix) =
          scalar.value > 0xFFFF ? (8, "\\U") : scalar.value > 0xFF ? (4, "\\u") : (2, "\\x")
        let digits = String(scalar.value, radix: 16)
        result += prefix + String(repeating: "0", count: width - digits.count) + digits
      }
    }
    return .text(result)
  }
}
