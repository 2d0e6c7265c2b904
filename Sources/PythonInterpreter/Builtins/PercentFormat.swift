extension Interpreter {
  /// `text % value`.
  func percentFormat(_ text: StringObject, _ value: Value) throws(Interruption) -> Value {
    let scalars = Array(text.text.unicodeScalars)
    var result = ""
    var index = 0
    var next = 0
    let arguments: [Value]
    if case .tuple(let tuple) = unwrapped(value) {
      arguments = tuple.items
    } else {
      arguments = [value]
    }
    let mapping = dictionary(value)
    var unknown: Value?
    while index < scalars.count {
      let scalar = scalars[index]
      index += 1
      guard scalar == "%" else {
        result.unicodeScalars.append(scalar)
        continue
      }
      var key: String?
      if index < scalars.count, scalars[index] == "(" {
        guard let close = scalars[index...].firstIndex(of: ")") else {
          throw raise(types.valueError, "incomplete format key")
        }
        var name = String.UnicodeScalarView()
        name.append(contentsOf: scalars[(index + 1)..<close])
        key = String(name)
        index = close + 1
      }
      var flags: [Unicode.Scalar] = []
      while index < scalars.count, "#0- +".unicodeScalars.contains(scalars[index]) {
        flags.append(scalars[index])
        index += 1
      }
      func argument() throws(Interruption) -> Value {
        if let key {
          guard let mapping else { throw raise(types.typeError, "format requires a mapping") }
          guard let found = try get(.text(key), in: mapping) else {
            throw raise(types.keyError, [.text(key)])
          }
          return found
        }
        guard next < arguments.count else {
          throw raise(types.typeError, "not enough arguments for format string")
        }
        next += 1
        return arguments[next - 1]
      }
      func number() throws(Interruption) -> Int? {
        if index < scalars.count, scalars[index] == "*" {
          index += 1
          return try argument().integer
        }
        var value: Int?
        while index < scalars.count, ("0"..."9").contains(scalars[index]) {
          value = min((value ?? 0) * 10 + Int(scalars[index].value - 48), 1 << 40)
          index += 1
        }
        return value
      }
      let width = try number() ?? 0
      try charge(width)
      var precision: Int?
      if index < scalars.count, scalars[index] == "." {
        index += 1
        precision = try number() ?? 0
      }
      while index < scalars.count, "hlL".unicodeScalars.contains(scalars[index]) { index += 1 }
      guard index < scalars.count else { throw raise(types.valueError, "incomplete format") }
      let type = scalars[index]
      index += 1
      if type == "%" {
        result += "%"
        continue
      }
      let part = try percentPart(type, try argument(), flags, width, precision)
      if let piece = part.text {
        try charge(piece.utf8.count)
        result += piece
      } else {
        unknown = unknown ?? part
      }
    }
    if let unknown { return unknown }
    if next < arguments.count, mapping == nil, value.unknown == nil {
      throw raise(types.typeError, "not all arguments converted during string formatting")
    }
    return .string(StringObject(result, text.place))
  }

  private func percentPart(
    _ type: Unicode.Scalar, _ value: Value, _ flags: [Unicode.Scalar], _ width: Int,
    _ precision: Int?
  ) throws(Interruption) -> Value {
    if case .unknown = value { return value }
    var text: Value
    var isNumber = false
    switch type {
    case "s": text = try string(value)
    case "r": text = try representation(value)
    case "a": text = ascii(try representation(value))
    case "c":
      text =
        value.integer.flatMap { Unicode.Scalar(UInt32(clamping: $0)) }
        .map { .text(String(Character($0))) } ?? value
    case "d", "i", "u", "x", "X", "o", "e", "E", "f", "F", "g", "G":
      isNumber = true
      var specification = flags.contains("+") ? "+" : flags.contains(" ") ? " " : ""
      if flags.contains("#") { specification += "#" }
      if flags.contains("0"), !flags.contains("-") { specification += "0\(width)" }
      let isInteger = "diuxXo".unicodeScalars.contains(type)
      if let precision, !isInteger { specification += ".\(precision)" }
      specification += type == "i" || type == "u" ? "d" : String(Character(type))
      var subject = value
      if isInteger {
        guard let amount = number(value) else {
          throw raise(
            types.typeError, "%\(type) format: a real number is required, not \(typeName(value))")
        }
        subject =
          value.integer.map { .int($0) } ?? Int(exactly: amount.rounded(.towardZero)).map {
            .int($0)
          } ?? value
      } else {
        guard let amount = number(value) else {
          throw raise(types.typeError, "must be real number, not \(typeName(value))")
        }
        subject = .float(amount)
      }
      text = try format(subject, specification)
    default:
      throw raise(types.valueError, "unsupported format character '\(type)'")
    }
    guard var content = text.text else { return text }
    if !isNumber, let precision {
      content = StringObject(content).slice(0..<min(precision, StringObject(content).count))
    }
    let missing = width - content.unicodeScalars.count
    if missing > 0 {
      let filler = String(repeating: " ", count: missing)
      content = flags.contains("-") ? content + filler : filler + content
    }
    return .text(content)
  }

  /// `text.format(…)`.
  func formatMethod(
    _ text: StringObject, _ arguments: CallArguments
  ) throws(Interruption) -> Value {
    var automatic = 0
    return try formatFields(text.text, arguments, &automatic, depth: 0, text.place)
  }

  private func formatFields(
    _ text: String, _ arguments: CallArguments, _ automatic: inout Int, depth: Int, _ place: Place
  ) throws(Interruption) -> Value {
    guard depth < 3 else { throw raise(types.valueError, "Max string recursion exceeded") }
    let scalars = Array(text.unicodeScalars)
    var result = ""
    var unknown: Value?
    var index = 0
    while index < scalars.count {
      let scalar = scalars[index]
      index += 1
      if scalar == "{" || scalar == "}", index < scalars.count, scalars[index] == scalar {
        result.unicodeScalars.append(scalar)
        index += 1
        continue
      }
      if scalar == "}" { throw raise(types.valueError, "Single '}' encountered in format string") }
      guard scalar == "{" else {
        result.unicodeScalars.append(scalar)
        continue
      }
      var level = 1
      var field = String.UnicodeScalarView()
      while index < scalars.count {
        if scalars[index] == "{" { level += 1 }
        if scalars[index] == "}" { level -= 1 }
        if level == 0 { break }
        field.append(scalars[index])
        index += 1
      }
      guard level == 0 else { throw raise(types.valueError, "expected '}' before end of string") }
      index += 1
      let part = try formatField(String(field), arguments, &automatic, depth, place)
      if let piece = part.text {
        try charge(piece.utf8.count)
        result += piece
      } else {
        unknown = unknown ?? part
      }
    }
    return unknown ?? .string(StringObject(result, place))
  }

  private func formatField(
    _ field: String, _ arguments: CallArguments, _ automatic: inout Int, _ depth: Int,
    _ place: Place
  ) throws(Interruption) -> Value {
    var name = field
    var specification = ""
    var conversion: Character?
    var brackets = 0
    for position in field.indices {
      let character = field[position]
      if character == "[" { brackets += 1 }
      if character == "]" { brackets -= 1 }
      guard brackets == 0, character == ":" || character == "!" else { continue }
      name = String(field[..<position])
      var rest = field[field.index(after: position)...]
      if character == "!" {
        conversion = rest.first
        rest = rest.dropFirst()
        if rest.first == ":" { rest = rest.dropFirst() }
      }
      specification = String(rest)
      break
    }
    var value = try fieldValue(name, arguments, &automatic)
    switch conversion {
    case "r": value = try representation(value)
    case "s": value = try string(value)
    case "a": value = ascii(try representation(value))
    default: break
    }
    if specification.contains("{") {
      let nested = try formatFields(specification, arguments, &automatic, depth: depth + 1, place)
      guard let text = nested.text else { return nested }
      specification = text
    }
    return try format(value, specification)
  }

  /// `0`, `name`, `0.attribute`, `name[key]`.
  private func fieldValue(
    _ name: String, _ arguments: CallArguments, _ automatic: inout Int
  ) throws(Interruption) -> Value {
    let end = name.firstIndex { $0 == "." || $0 == "[" } ?? name.endIndex
    let first = String(name[..<end])
    var value: Value
    if first.isEmpty || first.allSatisfy(\.isNumber) {
      let position = first.isEmpty ? automatic : Int(first) ?? Int.max
      if first.isEmpty { automatic += 1 }
      guard let found = arguments[position] else {
        if let spread = arguments.spread { return .unknown(spread) }
        throw raise(
          types.indexError,
          "Replacement index \(position) out of range for positional args tuple")
      }
      value = found
    } else {
      guard let found = arguments[first] else {
        if let spread = arguments.spread { return .unknown(spread) }
        throw raise(types.keyError, [.text(first)])
      }
      value = found
    }
    var rest = name[end...]
    while let mark = rest.first {
      rest = rest.dropFirst()
      if mark == "." {
        let stop = rest.firstIndex { $0 == "." || $0 == "[" } ?? rest.endIndex
        value = try attribute(value, symbols.intern(String(rest[..<stop])))
        rest = rest[stop...]
      } else {
        guard let stop = rest.firstIndex(of: "]") else {
          throw raise(types.valueError, "expected '}' before end of string")
        }
        let key = String(rest[..<stop])
        value = try item(value, Int(key).map { .int($0) } ?? .text(key))
        rest = rest[rest.index(after: stop)...]
      }
    }
    return value
  }
}
