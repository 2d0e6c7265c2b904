import SourceText

/// Reads Python source, 3.8 to 3.14, as `ast.parse` of Python 3.14 does.
public enum PythonParser {
  /// Parses a whole file; never fails: a syntax error is a value in the tree.
  public static func parse(_ bytes: [UInt8]) -> PythonTree {
    let prepared = SourceEncoding.prepare(bytes)
    var parser = Parser(source: prepared.source, start: prepared.start)
    do throws(Stop) {
      if let failure = prepared.failure { throw parser.fail(failure.message, at: failure.offset) }
      try parser.parseModule()
    } catch {
      // The reason is in `failure`; what stands on `scratch` below it is cut off next.
    }
    return parser.finish(source: prepared.source)
  }
}

extension Parser {
  /// Makes the tree of what was read.
  fileprivate consuming func finish(source: [UInt8]) -> PythonTree {
    // After a failure, unfinished lists lie above the complete statements of the module.
    let complete = failure == nil ? scratch.count : moduleStatements
    scratch.removeLast(scratch.count - complete)
    let body = flush(0)
    let error = failure.map { failure in
      PythonSyntaxError(
        message: failure.message, offset: failure.offset,
        position: SourceFile(name: "", bytes: source).position(at: failure.offset))
    }
    return PythonTree(
      source: source, body: NodeList(start: body.start, count: body.count), error: error,
      nodes: nodes, lists: lists, names: names, decoded: decoded)
  }
}
