import PythonInterpreter
import PythonSyntax
import RevisionRendering

extension ModelRenderer {
  /// An index.
  func index(_ object: IndexObject) throws(Interruption) -> IndexWording {
    var wording = IndexWording(
      name: objectName(object.name), expressions: [], isUnique: object.isUnique)
    for expression in object.expressions {
      switch object.table?.resolved(expression) ?? expression {
      case .name(let name):
        wording.expressions.append(PythonText(PythonLiteral.string(name)))
      case .column(let column):
        wording.expressions.append(PythonText(PythonLiteral.string(column.name)))
      case .unknown(let unknown): wording.expressions.append(.unknown(unknown.reason))
      case .expression(let element): wording.expressions.append(try key(element))
      }
    }
    wording.options = try object.writtenOptions.map { (option) throws(Interruption) in
      KeywordArgument(option.name, try self.expression(option.value))
    }
    if let unknown = object.doubt {
      wording.expressions.append(.unknown(unknown.reason))
    }
    return wording
  }

  /// An expression as a key: `sa.literal_column('lower(name)')`.
  private func key(_ element: ClauseElement) throws(Interruption) -> PythonText {
    let text = try sql(element is TextColumn ? element : element.grouped(in: nil))
      .around { "\(sa)literal_column(\(PythonLiteral.string($0)))" }
    guard let label = element as? LabelElement else { return text }
    return text.around { $0 + ".label(\(PythonLiteral.string(label.name)))" }
  }
}
