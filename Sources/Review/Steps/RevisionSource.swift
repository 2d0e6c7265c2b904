import PythonSyntax
import Schema
import SourceText

/// The text of a reviewed file: its tree, and the calls in it by the names that they have at home.
public struct RevisionSource: Sendable {
  /// Its name for messages, and its bytes.
  public let file: SourceFile
  /// Its tree; what stands before a syntax error where there is one.
  public let tree: PythonTree
  /// The names that imports bind, with what they stand for: `sa` for `sqlalchemy`.
  public let imports: [String: String]
  /// Every call, in the order in which they stand.
  public let calls: [SourceCall]

  /// Reads a file.
  public init(_ file: SourceFile) {
    self.file = file
    let tree = PythonParser.parse(file.bytes)
    self.tree = tree
    let walk = ExpressionWalk(tree)
    var imports: [String: String] = [:]
    walk.statements(tree.body) { id in
      for (name, module) in Self.bindings(tree.statement(id), tree) { imports[name] = module }
      return true
    }
    self.imports = imports
    var calls: [SourceCall] = []
    for top in tree[tree.body] {
      var function: String?
      if case .functionDef(let definition) = tree.statement(top) {
        function = tree.name(definition.name)
      }
      walk.statements(in: top) { id in
        walk.expressions(of: id) { expression in
          guard case .call(let callee, let arguments, let keywords) = tree.expression(expression)
          else { return }
          calls.append(
            SourceCall(
              name: Self.name(of: callee, tree, imports), callee: callee, function: function,
              span: tree.span(of: expression), statement: tree.span(of: id),
              arguments: Array(tree[arguments]),
              keywords: tree[keywords].map { keyword in
                let parts = tree.keyword(keyword)
                return SourceCall.Keyword(
                  name: parts.arg.map(tree.name), value: parts.value,
                  span: tree.span(of: keyword))
              }))
        }
        return true
      }
    }
    self.calls = calls
  }

  /// A place in the file.
  public func place(_ span: SourceSpan) -> Place { Place(file: file.name, span: span) }

  /// The text of an expression as it was written.
  public func text(_ id: ExpressionID) -> String { file.text(of: tree.span(of: id)) }

  /// The top-level function of a name.
  public func function(_ name: String) -> FunctionDef? {
    for id in tree[tree.body] {
      if case .functionDef(let function) = tree.statement(id), tree.name(function.name) == name {
        return function
      }
    }
    return nil
  }

  /// Where the `def` of a top-level function stands.
  public func span(ofFunction name: String) -> SourceSpan? {
    for id in tree[tree.body] {
      if case .functionDef(let function) = tree.statement(id), tree.name(function.name) == name {
        return tree.span(of: id)
      }
    }
    return nil
  }

  /// Where string literals stand.
  public var stringSpans: [SourceSpan] {
    var spans: [SourceSpan] = []
    let walk = ExpressionWalk(tree)
    walk.statements(tree.body) { id in
      walk.expressions(of: id) { expression in
        switch tree.expression(expression) {
        case .constant(.string), .joinedStr: spans.append(tree.span(of: expression))
        default: break
        }
      }
      return true
    }
    return spans
  }

  /// The innermost call that holds a span.
  public func call(around span: SourceSpan) -> SourceCall? {
    calls.filter { $0.span.start <= span.start && span.end <= $0.span.end }
      .min { $0.span.count < $1.span.count }
  }

  /// The dotted name of an expression, through the imports: `sqlalchemy.Column`; nil for all but names.
  public func name(of id: ExpressionID) -> String? { Self.name(of: id, tree, imports) }

  private static func name(
    of id: ExpressionID, _ tree: PythonTree, _ imports: [String: String]
  ) -> String? {
    switch tree.expression(id) {
    case .name(let name, _):
      let text = tree.name(name)
      return imports[text] ?? text
    case .attribute(let value, let attribute, _):
      return name(of: value, tree, imports).map { $0 + "." + tree.name(attribute) }
    default: return nil
    }
  }

  private static func bindings(
    _ statement: Statement, _ tree: PythonTree
  ) -> [(String, String)] {
    switch statement {
    case .import(let names):
      return tree[names].map { id in
        let alias = tree.alias(id)
        let module = tree.name(alias.name)
        if let name = alias.asname { return (tree.name(name), module) }
        let first = String(module.prefix { $0 != "." })
        return (first, first)
      }
    case .importFrom(let module, let names, let level):
      let home = String(repeating: ".", count: level) + (module.map(tree.name) ?? "")
      return tree[names].map { id in
        let alias = tree.alias(id)
        let name = tree.name(alias.name)
        return (alias.asname.map(tree.name) ?? name, home + "." + name)
      }
    default: return []
    }
  }
}

/// One call in a reviewed file.
public struct SourceCall: Sendable {
  /// A keyword argument.
  public struct Keyword: Sendable {
    /// Its name; nil for `**value`.
    public var name: String?
    /// Its value.
    public var value: ExpressionID
    /// Where it stands.
    public var span: SourceSpan
  }

  /// What is called, through the imports: `alembic.op.add_column`; nil for all but names.
  public var name: String?
  /// What is called, as it is written.
  public var callee: ExpressionID
  /// The top-level function that it stands in.
  public var function: String?
  /// Where it stands.
  public var span: SourceSpan
  /// The statement that it belongs to.
  public var statement: SourceSpan
  /// Its positional arguments.
  public var arguments: [ExpressionID]
  /// Its keyword arguments.
  public var keywords: [Keyword]

  /// A keyword argument of a name.
  public subscript(keyword: String) -> Keyword? { keywords.first { $0.name == keyword } }
}

extension RevisionSource {
  /// The line in which a place of this file begins; nil for a place of another.
  func line(of place: Place) -> Int? {
    place.file == file.name ? file.position(at: Int(place.span.start)).line : nil
  }
}

extension RevisionSource {
  /// A place of this file that is known by line and column.
  func place(at position: SourcePosition?) -> Place {
    guard let position, let start = file.lines.start(ofLine: position.line) else {
      return place(SourceSpan(0..<0))
    }
    let offset = start + position.column - 1
    return place(SourceSpan(offset..<offset))
  }
}
