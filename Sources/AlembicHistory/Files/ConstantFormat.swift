/// `%` and `str.format` with plain fields; nil for anything finer.
enum ConstantFormat {
  /// `format % argument` with `%s`, `%d` of integers and `%%`.
  static func percent(_ format: String, _ argument: ConstantValue) -> ConstantValue? {
    var arguments = [argument]
    if case .tuple(let elements) = argument { arguments = elements }
    var rest = arguments[...]
    var text = String.UnicodeScalarView()
    var isField = false
    for scalar in format.unicodeScalars {
      guard isField else {
        if scalar == "%" { isField = true } else { text.append(scalar) }
        continue
      }
      isField = false
      switch scalar {
      case "%": text.append("%")
      case "s":
        guard let piece = rest.popFirst()?.text else { return nil }
        text.append(contentsOf: piece.unicodeScalars)
      case "d":
        guard case .integer(let number)? = rest.popFirst() else { return nil }
        text.append(contentsOf: String(number).unicodeScalars)
      default: return nil
      }
    }
    return isField || !rest.isEmpty ? nil : bounded(String(text))
  }

  /// `format.format(…)` with `{}`, `{0}`, `{name}`, `{{` and `}}`.
  static func braces(
    _ format: String, _ arguments: [ConstantValue], _ named: [String: ConstantValue]
  ) -> ConstantValue? {
    let scalars = Array(format.unicodeScalars)
    var text = String.UnicodeScalarView()
    var automatic = 0
    var index = 0
    while index < scalars.count {
      let scalar = scalars[index]
      let next = index + 1 < scalars.count ? scalars[index + 1] : nil
      switch scalar {
      case "{", "}":
        if next == scalar {
          text.append(scalar)
          index += 2
          continue
        }
        guard scalar == "{", let end = scalars[index...].firstIndex(of: "}") else { return nil }
        var field = String.UnicodeScalarView()
        field.append(contentsOf: scalars[(index + 1)..<end])
        let name = String(field)
        let value: ConstantValue?
        if name.isEmpty {
          value = arguments.indices.contains(automatic) ? arguments[automatic] : nil
          automatic += 1
        } else if let number = Int(name) {
          value = arguments.indices.contains(number) ? arguments[number] : nil
        } else {
          value = named[name]
        }
        guard let piece = value?.text else { return nil }
        text.append(contentsOf: piece.unicodeScalars)
        index = end + 1
      default:
        text.append(scalar)
        index += 1
      }
    }
    return bounded(String(text))
  }

  private static func bounded(_ text: String) -> ConstantValue? {
    text.utf8.count <= ConstantValue.longestText ? .string(text) : nil
  }
}
