import PythonSyntax

extension StringMethod {
  /// Methods that look for a part of the text.
  func searched(
    _ interpreter: Interpreter, _ text: StringObject, _ arguments: CallArguments
  ) throws(Interruption) -> Value {
    let source = text.text
    switch self {
    case .startswith, .endswith: return try edges(interpreter, text, arguments)
    case .find, .index, .rfind, .rindex: return try position(interpreter, text, arguments)
    case .count:
      let part = try needle(interpreter, arguments)
      let range = try window(interpreter, text, arguments)
      if part.isEmpty { return .int(range.count + 1) }
      return .int(Text.occurrences(of: part, in: text.slice(range), limit: .max).count)
    case .partition, .rpartition:
      let part = try needle(interpreter, arguments)
      guard !part.isEmpty else {
        throw interpreter.raise(interpreter.types.valueError, "empty separator")
      }
      let found = self == .partition ? Text.find(part, in: source) : Text.findLast(part, in: source)
      guard let found else {
        return .tuple(
          of: self == .partition
            ? [.string(text), .text(""), .text("")] : [.text(""), .text(""), .string(text)])
      }
      return .tuple(of: [
        .text(Text.slice(source, 0, found)), .text(part),
        .text(Text.slice(source, found + part.utf8.count, source.utf8.count)),
      ])
    case .split, .rsplit: return try parts(interpreter, text, arguments)
    case .splitlines:
      let keeps = arguments.value(0, "keepends").flatMap(\.boolean) ?? false
      return .list(of: lines(source, keeps: keeps).map { .string(StringObject($0, text.place)) })
    case .contains: return try interpreter.contains(.string(text), arguments[0] ?? .none)
    case .item: return try interpreter.item(.string(text), arguments[0] ?? .none)
    case .equals:
      guard let other = arguments[0]?.text else { return .notImplemented }
      return .bool(other.isSame(as: source))
    case .add: return try interpreter.binary(.add, .string(text), arguments[0] ?? .none)
    case .formatted: return try interpreter.format(.string(text), arguments[0]?.text ?? "")
    case .iterate: return .iterator(ItemsIterator(interpreter.characters(text), "str_iterator"))
    default: return interpreter.unknown(.unsupported, "str.\(rawValue)")
    }
  }

  private func needle(
    _ interpreter: Interpreter, _ arguments: CallArguments
  ) throws(Interruption) -> String {
    guard let text = arguments[0]?.text else {
      throw interpreter.raise(
        interpreter.types.typeError,
        "must be str, not \(arguments[0].map { interpreter.typeName($0) } ?? "nothing")")
    }
    return text
  }

  /// The code points that the `start` and `end` arguments select.
  private func window(
    _ interpreter: Interpreter, _ text: StringObject, _ arguments: CallArguments
  ) throws(Interruption) -> Range<Int> {
    let slice = SliceObject(arguments[1] ?? .none, arguments[2] ?? .none, .none)
    guard let range = try interpreter.bounds(slice, text.count) else { return 0..<0 }
    let start = range.start
    return start..<start + range.count
  }

  private func edges(
    _ interpreter: Interpreter, _ text: StringObject, _ arguments: CallArguments
  ) throws(Interruption) -> Value {
    try interpreter.needs(1, rawValue, arguments)
    let candidates: [Value]
    if case .tuple(let tuple) = arguments.positional[0] {
      candidates = tuple.items
    } else {
      candidates = [arguments.positional[0]]
    }
    let part =
      arguments.positional.count > 1
      ? text.slice(try window(interpreter, text, arguments)) : text.text
    for candidate in candidates {
      guard let edge = candidate.text else {
        if let unknown = candidate.unknown { return .unknown(unknown) }
        throw interpreter.raise(
          interpreter.types.typeError,
          "\(rawValue) first arg must be str or a tuple of str, not \(interpreter.typeName(candidate))"
        )
      }
      let holds =
        self == .startswith
        ? part.utf8.starts(with: edge.utf8)
        : part.utf8.reversed().starts(with: edge.utf8.reversed())
      if holds { return .bool(true) }
    }
    return .bool(false)
  }

  private func position(
    _ interpreter: Interpreter, _ text: StringObject, _ arguments: CallArguments
  ) throws(Interruption) -> Value {
    let part = try needle(interpreter, arguments)
    let range = try window(interpreter, text, arguments)
    let section = text.slice(range)
    let isLast = self == .rfind || self == .rindex
    if let offset = isLast ? Text.findLast(part, in: section) : Text.find(part, in: section) {
      let index =
        text.isASCII
        ? offset
        : section.utf8.prefix(offset).reduce(0) { $0 + ($1 & 0xC0 == 0x80 ? 0 : 1) }
      return .int(range.lowerBound + index)
    }
    if self == .index || self == .rindex {
      throw interpreter.raise(interpreter.types.valueError, "substring not found")
    }
    return .int(-1)
  }

  private func parts(
    _ interpreter: Interpreter, _ text: StringObject, _ arguments: CallArguments
  ) throws(Interruption) -> Value {
    let separator = arguments.value(0, "sep") ?? .none
    let limit = try interpreter.integer(arguments.value(1, "maxsplit"), default: -1) ?? -1
    let most = limit < 0 ? Int.max - 1 : limit
    let source = text.text
    var result: [String] = []
    if separator.isNone {
      result = words(source, most)
    } else {
      guard let mark = separator.text else {
        throw interpreter.raise(
          interpreter.types.typeError, "must be str or None, not \(interpreter.typeName(separator))"
        )
      }
      guard !mark.isEmpty else {
        throw interpreter.raise(interpreter.types.valueError, "empty separator")
      }
      var found = Text.occurrences(of: mark, in: source, limit: self == .split ? most : .max)
      if self == .rsplit, found.count > most { found = Array(found.suffix(most)) }
      var start = 0
      for position in found {
        result.append(Text.slice(source, start, position))
        start = position + mark.utf8.count
      }
      result.append(Text.slice(source, start, source.utf8.count))
    }
    try interpreter.charge(64 * result.count)
    return .list(of: result.map { .string(StringObject($0, text.place)) })
  }

  private func words(_ source: String, _ most: Int) -> [String] {
    let scalars = Array(source.unicodeScalars)
    var spans: [Range<Int>] = []
    var index = 0
    while index < scalars.count {
      while index < scalars.count, Text.isSpace(scalars[index]) { index += 1 }
      let start = index
      while index < scalars.count, !Text.isSpace(scalars[index]) { index += 1 }
      if index > start { spans.append(start..<index) }
    }
    func text(_ range: Range<Int>) -> String {
      var view = String.UnicodeScalarView()
      view.append(contentsOf: scalars[range])
      return String(view)
    }
    guard spans.count > most + 1 else { return spans.map(text) }
    if self == .split {
      var end = scalars.count
      while end > spans[most].lowerBound, Text.isSpace(scalars[end - 1]) { end -= 1 }
      _ = end
      return spans.prefix(most).map(text) + [text(spans[most].lowerBound..<scalars.count)]
    }
    let kept = spans.suffix(most)
    let before = spans[spans.count - most - 1]
    return [text(0..<before.upperBound)] + kept.map(text)
  }

  private func lines(_ source: String, keeps: Bool) -> [String] {
    let scalars = Array(source.unicodeScalars)
    var result: [String] = []
    var start = 0
    var index = 0
    func text(_ range: Range<Int>) -> String {
      var view = String.UnicodeScalarView()
      view.append(contentsOf: scalars[range])
      return String(view)
    }
    while index < scalars.count {
      switch scalars[index].value {
      case 0x0A, 0x0B, 0x0C, 0x0D, 0x1C, 0x1D, 0x1E, 0x85, 0x2028, 0x2029:
        var end = index + 1
        if scalars[index] == "\r", end < scalars.count, scalars[end] == "\n" { end += 1 }
        result.append(text(start..<(keeps ? end : index)))
        start = end
        index = end
      default: index += 1
      }
    }
    if start < scalars.count { result.append(text(start..<scalars.count)) }
    return result
  }
}
