import PythonSyntax
import SourceText

/// One file under evaluation: its tree, and what evaluation has learnt about it.
final class SourceUnit {
  let tree: PythonTree
  /// The name that messages show.
  let name: String
  let number: Int32
  /// Whether `:=` occurs, so that expressions can bind names.
  let hasNamedExpressions: Bool
  /// Whether `yield` occurs, so that functions can be generators.
  let hasYield: Bool
  /// Whether annotations stay unevaluated (`from __future__ import annotations`).
  var postponesAnnotations = false
  /// Scopes by the node that opens them.
  var scopes: [Int32: Scope] = [:]
  /// Where each name node finds its value, by node, once it has been looked up.
  private var resolutions: [Resolution?] = []
  /// String constants by node, so that a literal is one object.
  private var strings: [StringObject?] = []
  /// Which statements contain a `yield`, as far as it was asked.
  var yielding: [Int32: Bool] = [:]
  private var symbols: [Int32] = []
  /// Whether a name is private to its class, as far as it was asked.
  private var privacy: [Bool?] = []
  private var lines: SourceFile?

  init(tree: PythonTree, name: String, number: Int32) {
    self.tree = tree
    self.name = name
    self.number = number
    hasNamedExpressions = SourceUnit.contains(tree.source, Array(":=".utf8))
    hasYield = SourceUnit.contains(tree.source, Array("yield".utf8))
  }

  private static func contains(_ bytes: [UInt8], _ part: [UInt8]) -> Bool {
    guard bytes.count >= part.count else { return false }
    return bytes.withUnsafeBufferPointer { bytes in
      var index = 0
      while index <= bytes.count - part.count {
        if bytes[index] == part[0], bytes[index + 1] == part[1],
          (0..<part.count).allSatisfy({ bytes[index + $0] == part[$0] })
        {
          return true
        }
        index += 1
      }
      return false
    }
  }

  /// The symbol of an identifier of this file.
  @inline(__always)
  func symbol(_ name: NameID, _ interpreter: Interpreter) -> Symbol {
    let index = Int(name.rawValue)
    if index < symbols.count, symbols[index] >= 0 { return Symbol(id: symbols[index]) }
    return internSymbol(name, interpreter)
  }

  /// The symbol of an attribute or of a name in a class body: one that begins with two underscores and
  /// does not end so belongs to the class in which it is written.
  @inline(__always)
  func symbol(_ name: NameID, _ interpreter: Interpreter, in scope: Scope) -> Symbol {
    guard let owner = scope.privateClass, isPrivate(name) else { return symbol(name, interpreter) }
    return interpreter.symbols.intern("_" + owner + tree.name(name))
  }

  private func isPrivate(_ name: NameID) -> Bool {
    let index = Int(name.rawValue)
    if index < privacy.count, let known = privacy[index] { return known }
    while privacy.count <= index { privacy.append(nil) }
    let text = tree.name(name)
    let isPrivate = text.hasPrefix("__") && !text.hasSuffix("__")
    privacy[index] = isPrivate
    return isPrivate
  }

  private func internSymbol(_ name: NameID, _ interpreter: Interpreter) -> Symbol {
    let index = Int(name.rawValue)
    while symbols.count <= index { symbols.append(-1) }
    let symbol = interpreter.symbols.intern(tree.name(name))
    symbols[index] = symbol.id
    return symbol
  }

  /// Where the name at `node` finds its value in `scope`, the scope in which it is written.
  @inline(__always)
  func resolution(_ node: ExpressionID, _ name: NameID, in scope: Scope) -> Resolution {
    let index = Int(node.rawValue)
    if index < resolutions.count, let known = resolutions[index] { return known }
    return resolve(index, name, in: scope)
  }

  private func resolve(_ index: Int, _ name: NameID, in scope: Scope) -> Resolution {
    while resolutions.count <= index { resolutions.append(nil) }
    let resolution = scope.resolve(name)
    resolutions[index] = resolution
    return resolution
  }

  /// The string constant at `node`.
  func string(_ node: ExpressionID, _ value: StringValue) -> StringObject {
    let index = Int(node.rawValue)
    if index < strings.count, let known = strings[index] { return known }
    while strings.count <= index { strings.append(nil) }
    let object = StringObject(tree.text(value), Place(file: number, span: tree.span(of: node)))
    strings[index] = object
    return object
  }

  func position(at offset: UInt32) -> SourcePosition {
    if let lines { return lines.position(at: Int(offset)) }
    let file = SourceFile(name: name, bytes: tree.source)
    lines = file
    return file.position(at: Int(offset))
  }
}

/// Where a name node finds its value.
enum Resolution: BitwiseCopyable {
  case local(Int32)
  case outer(hops: Int32, slot: Int32)
  case global
  /// A class body looks in its own names first.
  case classBody
}
