import PostgreSQLDialect
import PostgreSQLSyntax
import PythonInterpreter
import Schema
import SourceText

extension String {
  /// The text with each percent sign twice, as a driver with `%s` parameters wants it.
  var doublingPercent: String {
    guard utf8.contains(UInt8(ascii: "%")) else { return self }
    var text = ""
    for scalar in unicodeScalars {
      if scalar == "%" { text += "%" }
      text.unicodeScalars.append(scalar)
    }
    return text
  }

  /// The text as a driver sends it that was given it with percent signs doubled.
  var singlePercent: String {
    guard utf8.contains(UInt8(ascii: "%")) else { return self }
    var text = ""
    var isSecond = false
    for scalar in unicodeScalars {
      if scalar == "%", isSecond {
        isSecond = false
        continue
      }
      isSecond = scalar == "%"
      text.unicodeScalars.append(scalar)
    }
    return text
  }
}
