import PythonSyntax
import Schema

extension ReflectionWording {
  /// An index as it is reflected.
  func index(_ index: Index) -> IndexWording {
    var wording = IndexWording(
      name: index.name.map { .final($0) } ?? .none,
      expressions: index.elements.map { expression($0) }, isUnique: index.isUnique)
    wording.options = options(of: index)
    return wording
  }

  private func expression(_ element: IndexElement) -> PythonText {
    var words: [String] = []
    switch element.key {
    case .column(let name):
      guard element.isDescending || element.nullsFirst != nil else {
        return PythonText(PythonLiteral.string(name))
      }
      words.append(QualifiedName(name).description)
    case .expression(let text): words.append(catalog.key(text))
    }
    if element.isDescending { words.append("DESC") }
    if let nullsFirst = element.nullsFirst {
      words.append(nullsFirst ? "NULLS FIRST" : "NULLS LAST")
    }
    let text = literal(words.joined(separator: " "))
    return PythonText("\(sa)literal_column(\(text))")
  }

  /// Source: `dialects/postgresql/base.py`, `get_multi_indexes`, for the order.
  private func options(of index: Index) -> [KeywordArgument] {
    var options: [KeywordArgument] = []
    let classes = index.elements.compactMap { element -> String? in
      guard let name = element.operatorClass?.name else { return nil }
      return PythonLiteral.string(key(element)) + ": " + PythonLiteral.string(name)
    }
    if !classes.isEmpty {
      options.append(KeywordArgument("postgresql_ops", "{\(classes.joined(separator: ", "))}"))
    }
    if !index.parameters.isEmpty {
      let pairs = index.parameters.map { parameter in
        PythonLiteral.string(parameter.name) + ": " + PythonLiteral.string(parameter.value)
      }
      options.append(KeywordArgument("postgresql_with", "{\(pairs.joined(separator: ", "))}"))
    }
    if index.method != "btree" {
      options.append(KeywordArgument("postgresql_using", PythonLiteral.string(index.method)))
    }
    if let predicate = index.predicate {
      options.append(
        KeywordArgument("postgresql_where", PythonLiteral.string(catalog.predicate(predicate))))
    }
    if !index.include.isEmpty {
      options.append(KeywordArgument("postgresql_include", PythonLiteral.list(index.include)))
    }
    if index.nullsNotDistinct {
      options.append(KeywordArgument("postgresql_nulls_not_distinct", "True"))
    }
    return options
  }

  /// The column or expression as reflection names it.
  private func key(_ element: IndexElement) -> String {
    switch element.key {
    case .column(let name): name
    case .expression(let text): catalog.key(text)
    }
  }
}
