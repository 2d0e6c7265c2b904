import PythonSyntax
import SourceText

/// The arguments of a call, with the places where they are written.
public struct CallArguments {
  /// One keyword argument.
  public struct Keyword {
    let symbol: Symbol
    /// The name.
    public let name: String
    /// The value.
    public let value: Value
    /// Where the value is written.
    public let place: Place
  }

  /// Where a call is written.
  struct Site {
    let unit: SourceUnit
    let expression: ExpressionID
  }

  /// The positional arguments.
  public var positional: [Value]
  /// The keyword arguments in order.
  public var keywords: [Keyword]
  /// Set when `*unknown` or `**unknown` was passed: any argument may be there.
  public private(set) var spread: Unknown?
  /// The keywords that `spread` may bring, where it can bring nothing else; nil for any argument.
  private(set) var spreadKeywords: Set<String>?
  var site: Site?

  /// Arguments that no source file contains.
  public init(_ positional: [Value] = [], keywords: [Keyword] = []) {
    self.positional = positional
    self.keywords = keywords
  }

  /// Adds a keyword argument that no source file contains.
  public mutating func add(keyword name: String, _ value: Value, _ interpreter: Interpreter) {
    keywords.append(
      Keyword(symbol: interpreter.symbol(name), name: name, value: value, place: .nowhere))
  }

  /// Remembers that there may be further arguments: these keywords, or any.
  mutating func addSpread(_ cause: Unknown, keywords: Set<String>? = nil) {
    spreadKeywords =
      spread == nil
      ? keywords : spreadKeywords.flatMap { known in keywords.map { known.union($0) } }
    spread = spread ?? cause
  }

  /// Why a parameter that is not given may be given all the same; nil when it is not.
  func spread(mayGive parameter: String) -> Unknown? {
    spreadKeywords.map { $0.contains(parameter) } ?? true ? spread : nil
  }

  /// The positional argument at `index`; nil when there are fewer.
  public subscript(index: Int) -> Value? {
    index < positional.count ? positional[index] : nil
  }

  /// The keyword argument `name`; nil when it is not given.
  public subscript(name: String) -> Value? {
    for keyword in keywords where keyword.name == name { return keyword.value }
    return nil
  }

  /// The argument at `index`, or given by `name`.
  public func value(_ index: Int, _ name: String) -> Value? {
    index < positional.count ? positional[index] : self[name]
  }

  /// Where the call is written, from the function's name to the closing parenthesis.
  public var place: Place {
    guard let site else { return .nowhere }
    return Place(file: site.unit.number, span: site.unit.tree.span(of: site.expression))
  }

  /// Where the positional argument at `index` is written; after `*args`, the place of those.
  public func place(of index: Int) -> Place {
    guard let site,
      case .call(_, let args, _) = site.unit.tree.expression(site.expression)
    else { return place }
    let written = site.unit.tree[args]
    for (position, argument) in written.enumerated() {
      if case .starred = site.unit.tree.expression(argument) {
        return Place(file: site.unit.number, span: site.unit.tree.span(of: argument))
      }
      if position == index {
        return Place(file: site.unit.number, span: site.unit.tree.span(of: argument))
      }
    }
    return place
  }

  /// Where the keyword argument `name` is written; the call's place when it is not given by name.
  public func place(of name: String) -> Place {
    for keyword in keywords where keyword.name == name { return keyword.place }
    return place
  }
}

extension CallArguments {
  /// The same call with other arguments: its place stays.
  public func replacing(positional: [Value], keywords: [Keyword]) -> CallArguments {
    var arguments = self
    arguments.positional = positional
    arguments.keywords = keywords
    return arguments
  }
}

extension Interpreter {
  /// A keyword argument that no source file contains.
  public func keyword(
    _ name: String, _ value: Value, _ place: Place = .nowhere
  ) -> CallArguments.Keyword {
    CallArguments.Keyword(symbol: symbols.intern(name), name: name, value: value, place: place)
  }
}
