extension StringProtocol where SubSequence == Substring {
  /// Without white space at both ends, as Python's `str.strip()`.
  var trimmed: Substring {
    var text = self[...]
    while text.first?.isWhitespace == true { text.removeFirst() }
    while text.last?.isWhitespace == true { text.removeLast() }
    return text
  }

  /// Without white space at the end, as Python's `str.rstrip()`.
  var trimmedEnd: String {
    var text = self[...]
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }
}
