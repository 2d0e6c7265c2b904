/// A template as the Python program that writes its text, as Mako compiles one.
///
/// Names of the caller's variables are names of the module. A name that nobody gives is `UNDEFINED`,
/// which is false and has no text, as in Mako.
struct TemplateProgram {
  /// The name of the function that writes the text.
  static let function = "__M_render"

  /// The Python source.
  private(set) var source = ""
  /// The line of the template for each line of `source`.
  private var lines: [Int] = []
  /// The words of the template's Python.
  let names: Set<String>
  private let file: String
  private var indentation = 0

  /// The program of a template's pieces, in which `variables` are given.
  ///
  /// - Throws: `TemplateFailure` for filters that are not modelled.
  init(
    _ nodes: [TemplateNode], variables: [String], file: String
  ) throws(TemplateFailure) {
    self.file = file
    names = Self.names(in: nodes)
    write(
      "from \(TemplateRuntime.name) import __M_write, UNDEFINED, STOP_RENDERING, context, __M_h, __M_x",
      0)
    for variable in variables { write("from \(TemplateRuntime.name) import \(variable)", 0) }
    // What Mako itself provides is not modelled, and so unknown: its module is no stand-in of ours.
    if !names.isDisjoint(with: Self.reserved) { write("import mako as __M_mako", 0) }
    for name in names.sorted() where !variables.contains(name) {
      let value = Self.reserved.contains(name) ? "__M_mako.\(name)" : "UNDEFINED"
      write("try: \(name)", 0)
      write("except NameError: \(name) = \(value)", 0)
    }
    for case .moduleCode(let code) in nodes.map(\.kind) {
      block(code, line: moduleLine(nodes, code))
    }
    try definitions(nodes)
    write("def \(Self.function)():", 0)
    indentation = 1
    write("pass", 0)
    try body(nodes)
  }

  /// The line of the template that a line of `source` comes from; nil for what no line wrote.
  func templateLine(of line: Int) -> Int? {
    guard line > 0, line <= lines.count, lines[line - 1] > 0 else { return nil }
    return lines[line - 1]
  }

  // MARK: Writing

  private mutating func write(_ text: String, _ line: Int) {
    // A continued line keeps its own indentation inside of brackets and behind a backslash.
    for (index, part) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    {
      if index == 0 { source += String(repeating: "    ", count: indentation) }
      source += part + "\n"
      lines.append(line == 0 ? 0 : line + index)
    }
  }

  private func moduleLine(_ nodes: [TemplateNode], _ code: String) -> Int {
    nodes.first {
      if case .moduleCode(let other) = $0.kind { other == code } else { false }
    }?.line ?? 0
  }

  /// The functions of `<%def>`, which see the caller's variables and not those of the template's body.
  private mutating func definitions(_ nodes: [TemplateNode]) throws(TemplateFailure) {
    var depth = 0
    for node in nodes {
      switch node.kind {
      case .definition(let signature):
        let text = signature.contains("(") ? signature : signature + "()"
        indentation = depth
        write("def \(text):", node.line)
        depth += 1
        indentation = depth
        write("pass", node.line)
      case .endDefinition:
        write("return ''", node.line)
        depth -= 1
        indentation = depth
      default: if depth > 0 { try write(node) }
      }
    }
  }

  private mutating func body(_ nodes: [TemplateNode]) throws(TemplateFailure) {
    var depth = 0
    for node in nodes {
      switch node.kind {
      case .definition: depth += 1
      case .endDefinition: depth -= 1
      default: if depth == 0 { try write(node) }
      }
    }
  }

  private mutating func write(_ node: TemplateNode) throws(TemplateFailure) {
    switch node.kind {
    case .text(let bytes):
      write("__M_write(\(Self.literal(String(decoding: bytes, as: UTF8.self))))", node.line)
    case .expression(let source, let filters): try expression(source, filters, node.line)
    case .control(let keyword, let text):
      if ["else", "elif", "except", "finally"].contains(keyword) { indentation -= 1 }
      write(text, node.line)
      indentation += 1
      write("pass", node.line)
    case .endControl: indentation -= 1
    case .code(let code): block(code, line: node.line)
    case .moduleCode, .definition, .endDefinition: break
    }
  }

  private mutating func expression(
    _ source: String, _ filters: [String], _ line: Int
  ) throws(TemplateFailure) {
    var prefix = ""
    let isPlain = filters.contains("n")
    for filter in (isPlain ? [] : ["str"]) + filters where filter != "n" {
      let name: String
      switch filter {
      case "str", "unicode": name = "str"
      case "trim": name = "str.strip"
      case "h": name = "__M_h"
      case "x": name = "__M_x"
      case "u", "entity":
        throw TemplateFailure(
          file: file, line: line, reason: "the filter \(filter) is not modelled")
      default:
        guard !filter.hasPrefix("decode.") else {
          throw TemplateFailure(
            file: file, line: line, reason: "the filter \(filter) is not modelled")
        }
        name = filter
      }
      prefix = name + "(" + prefix
    }
    let closing = String(repeating: ")", count: prefix.count { $0 == "(" })
    // Brackets of its own, so that the expression may run over several lines and end in a comment.
    let text = source.trimmingWhitespace
    write("__M_write(\(prefix)(\(text)\n)\(closing))", line)
  }

  /// Code with the indentation of its place instead of its own.
  private mutating func block(_ code: String, line: Int) {
    let margin = String(repeating: "    ", count: indentation)
    var own: Substring?
    var quotes: String?
    var continues = false
    for (index, text) in code.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    {
      let isInside = quotes != nil || continues
      continues = text.last == "\\"
      quotes = Self.openQuotes(text, quotes)
      var written = String(text)
      if !isInside {
        let content = text.drop { $0 == " " || $0 == "\t" }
        if own == nil, let first = content.first, first != "#" { own = text[..<content.startIndex] }
        if let own, text.hasPrefix(own) { written = String(text.dropFirst(own.count)) }
        written = margin + written
      }
      source += written + "\n"
      lines.append(line + index)
    }
  }

  /// The triple quotes that are open at the end of a line.
  private static func openQuotes(_ line: Substring, _ open: String?) -> String? {
    var open = open
    var rest = line
    while !rest.isEmpty {
      if let quotes = open {
        guard let range = rest.firstRange(of: quotes) else { return open }
        rest = rest[range.upperBound...]
        open = nil
      } else if rest.first == "#" {
        return nil
      } else if rest.hasPrefix("\"\"\"") || rest.hasPrefix("'''") {
        open = String(rest.prefix(3))
        rest = rest.dropFirst(3)
      } else {
        rest = rest.dropFirst()
      }
    }
    return open
  }

  /// The text as a Python literal on one line.
  static func literal(_ text: String) -> String {
    var literal = "'"
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\": literal += "\\\\"
      case "'": literal += "\\'"
      case "\n": literal += "\\n"
      case "\r": literal += "\\r"
      case "\0": literal += "\\x00"
      default: literal.unicodeScalars.append(scalar)
      }
    }
    return literal + "'"
  }

  // MARK: Names

  private static let keywords: Set<String> = [
    "False", "None", "True", "and", "as", "assert", "async", "await", "break", "class", "continue",
    "def", "del", "elif", "else", "except", "finally", "for", "from", "global", "if", "import",
    "in",
    "is", "lambda", "nonlocal", "not", "or", "pass", "raise", "return", "try", "while", "with",
    "yield", "context", "UNDEFINED", "STOP_RENDERING",
  ]

  private static let reserved: Set<String> = [
    "caller", "capture", "local", "loop", "parent", "self",
  ]

  /// Every word of the template's Python; those that are no names of it do no harm.
  private static func names(in nodes: [TemplateNode]) -> Set<String> {
    var names: Set<String> = []
    for node in nodes {
      switch node.kind {
      case .expression(let source, let filters): for text in [source] + filters { add(text) }
      case .control(_, let text): add(text)
      case .code(let code), .moduleCode(let code): add(code)
      case .definition(let signature): add(signature)
      case .text, .endControl, .endDefinition: break
      }
    }
    func add(_ text: String) {
      let words = text.split { !($0.isLetter || $0.isNumber || $0 == "_") }
      names.formUnion(words.filter { $0.first?.isNumber == false }.map(String.init))
    }
    return names.filter { !keywords.contains($0) && !$0.hasPrefix("__M_") }
  }
}
