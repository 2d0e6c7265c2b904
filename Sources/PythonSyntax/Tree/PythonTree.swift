import SourceText

/// A parsed Python file: an arena of nodes that refer to one another by index.
///
/// The node names and fields are those of Python 3.14's `ast` module. Spans count bytes of `source`.
/// A file with a syntax error has the top-level statements before the error in `body`.
///
/// An immutable object and not a struct: who walks a tree copies it at every step.
public final class PythonTree: Sendable {
  /// The text that spans index: the bytes as given, or their UTF-8 form for a Latin-1 file.
  public let source: [UInt8]
  /// The statements of the module.
  public let body: NodeList<StatementID>
  /// Why parsing stopped; nil when the whole file was read.
  public let error: PythonSyntaxError?

  let nodes: [Node]
  let lists: [Int32]
  let names: NameTable
  /// Decoded text of literals that do not stand in the source as they are.
  let decoded: [UInt8]

  init(
    source: [UInt8], body: NodeList<StatementID>, error: PythonSyntaxError?, nodes: [Node],
    lists: [Int32], names: NameTable, decoded: [UInt8]
  ) {
    self.source = source
    self.body = body
    self.error = error
    self.nodes = nodes
    self.lists = lists
    self.names = names
    self.decoded = decoded
  }

  /// Where a node stands in `source`; parameters without any have an empty span.
  @inline(__always)
  public func span(of id: some NodeIndex) -> SourceSpan {
    let node = nodes[Int(id.rawValue)]
    return SourceSpan(start: node.start, end: node.end)
  }

  /// The elements of a list.
  @inline(__always)
  public subscript<Element>(list: NodeList<Element>) -> NodeSequence<Element> {
    NodeSequence(storage: lists, list: list)
  }

  /// The elements of a list in which an element may be absent.
  public func optionals<Element>(_ list: NodeList<Element>) -> OptionalNodeSequence<Element> {
    OptionalNodeSequence(self[list])
  }

  /// An identifier as text, NFKC-normalized as Python does; dotted where an import names a path.
  public func name(_ id: NameID) -> String {
    String(decoding: names.bytes(of: Int(id.rawValue), source: source), as: UTF8.self)
  }

  /// The id that `text` has as an identifier of this file; nil when it does not occur.
  public func nameID(_ text: String) -> NameID? {
    let index = names.index(of: Array(text.utf8), source: source)
    return index == 0 ? nil : NameID(rawValue: Int32(index))
  }

  /// The text of a string constant; a lone surrogate reads as U+FFFD.
  public func text(_ value: StringValue) -> String {
    String(decoding: slice(value), as: UTF8.self)
  }

  /// The bytes of a constant; a string's are UTF-8 in which a lone surrogate has its three bytes.
  public func bytes(_ value: StringValue) -> [UInt8] { Array(slice(value)) }

  private func slice(_ value: StringValue) -> ArraySlice<UInt8> {
    let range = Int(value.offset)..<Int(value.offset) + Int(value.length)
    return value.isDecoded ? decoded[range] : source[range]
  }

  /// The string value of an expression that is a string constant; nil for every other expression.
  public func stringConstant(_ id: ExpressionID) -> String? {
    guard case .constant(.string(let value)) = expression(id) else { return nil }
    return text(value)
  }

  /// The documentation string of a body: its first statement when that is a string alone.
  public func docstring(of body: NodeList<StatementID>) -> StringValue? {
    guard let first = self[body].first, case .expr(let value) = statement(first),
      case .constant(.string(let string)) = expression(value)
    else { return nil }
    return string
  }

  @inline(__always)
  func node(_ index: Int32) -> Node { nodes[Int(index)] }

  @inline(__always)
  func list<Element>(_ start: Int32, _ count: Int32) -> NodeList<Element> {
    NodeList(start: start, count: count)
  }

  /// The list whose start and count stand at `index` and after it.
  @inline(__always)
  func list<Element>(at index: Int32) -> NodeList<Element> {
    NodeList(start: lists[Int(index)], count: lists[Int(index) + 1])
  }

  @inline(__always)
  func optional<Element: TreeIndex>(_ index: Int32) -> Element? {
    index == 0 ? nil : Element(rawValue: index)
  }
}
