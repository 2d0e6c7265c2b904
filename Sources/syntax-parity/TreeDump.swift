import PythonSyntax
import SourceText

/// Writes a tree as `ast.dump(tree, include_attributes=True)` of Python 3.14 does.
///
/// Python leaves out absent fields and empty lists; so does this.
struct TreeDump {
  let tree: PythonTree
  let lines: LineIndex
  /// Bytes of a byte order mark, which Python's columns do not count.
  let markLength: Int
  /// Whether lines and columns are written, as `include_attributes=True` asks for.
  let includesPlaces: Bool
  var out: [UInt8] = []
  var needsComma = false

  init(_ tree: PythonTree, includesPlaces: Bool = true) {
    self.tree = tree
    self.includesPlaces = includesPlaces
    lines = LineIndex(tree.source)
    markLength = tree.source.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    out.reserveCapacity(tree.source.count * 40)
  }

  mutating func module() {
    open("Module")
    list("body", tree.body) { $0.statement($1) }
    out.append(UInt8(ascii: ")"))
  }

  mutating func open(_ name: StaticString) {
    write(name)
    out.append(UInt8(ascii: "("))
    needsComma = false
  }

  mutating func write(_ text: StaticString) {
    text.withUTF8Buffer { out.append(contentsOf: $0) }
  }

  mutating func write(_ text: String) { out.append(contentsOf: text.utf8) }

  mutating func field(_ name: StaticString) {
    if needsComma { write(", ") }
    needsComma = true
    write(name)
    out.append(UInt8(ascii: "="))
  }

  mutating func list<Element: TreeIndex>(
    _ name: StaticString, _ list: NodeList<Element>, _ item: (inout TreeDump, Element) -> Void
  ) {
    guard !list.isEmpty else { return }
    field(name)
    out.append(UInt8(ascii: "["))
    var isFirst = true
    for element in tree[list] {
      if !isFirst { write(", ") }
      isFirst = false
      if element.rawValue == 0, !(element is CompareOperator) {
        write("None")
      } else {
        item(&self, element)
      }
    }
    out.append(UInt8(ascii: "]"))
    needsComma = true
  }

  /// Closes a node that has a place.
  mutating func close(_ id: some NodeIndex) {
    if includesPlaces { places(tree.span(of: id)) }
    out.append(UInt8(ascii: ")"))
  }

  private mutating func places(_ span: SourceSpan) {
    place(Int(span.start), "lineno", "col_offset")
    place(Int(span.end), "end_lineno", "end_col_offset")
  }

  private mutating func place(_ offset: Int, _ lineName: StaticString, _ columnName: StaticString) {
    let line = lines.line(at: offset)
    var column = offset - (lines.start(ofLine: line) ?? 0)
    if line == 1 { column -= markLength }
    field(lineName)
    write(line)
    field(columnName)
    write(column)
  }

  mutating func write(_ number: Int) {
    if number < 10 {
      out.append(UInt8(48 + number))
    } else {
      write(number / 10)
      out.append(UInt8(48 + number % 10))
    }
  }

  mutating func name(_ field: StaticString, _ id: NameID?) {
    guard let id else { return }
    self.field(field)
    name(id)
  }

  mutating func name(_ id: NameID) { quoted(Array(tree.name(id).utf8)) }

  mutating func expression(_ field: StaticString, _ id: ExpressionID?) {
    guard let id else { return }
    self.field(field)
    expression(id)
    needsComma = true
  }

  mutating func expressions(_ field: StaticString, _ ids: NodeList<ExpressionID>) {
    list(field, ids) { $0.expression($1) }
  }

  mutating func statements(_ field: StaticString, _ ids: NodeList<StatementID>) {
    list(field, ids) { $0.statement($1) }
  }

  mutating func operatorName(_ field: StaticString, _ text: StaticString) {
    self.field(field)
    write(text)
    write("()")
  }

  mutating func integer(_ field: StaticString, _ value: Int) {
    self.field(field)
    if value < 0 { out.append(UInt8(ascii: "-")) }
    write(abs(value))
  }
}
