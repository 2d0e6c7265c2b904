import PythonInterpreter
import PythonSyntax
import RevisionRendering
import Schema

/// Words the objects of models as Alembic's autogenerate does.
public struct ModelRenderer {
  let interpreter: Interpreter
  let options: RenderingOptions
  let renderItem: RenderItem?

  /// A renderer.
  ///
  /// - Parameters:
  ///   - interpreter: The interpreter whose objects are worded.
  ///   - options: What `env.py` says.
  ///   - renderItem: Its `render_item`; `None` when it has none.
  public init(
    _ interpreter: Interpreter, options: RenderingOptions = RenderingOptions(),
    renderItem: Value = .none
  ) {
    self.interpreter = interpreter
    self.options = options
    self.renderItem = renderItem.isNone ? nil : RenderItem(renderItem, interpreter)
  }

  /// What stands before a name of SQLAlchemy.
  var sa: String { options.sqlalchemyPrefix }

  /// The wordings of tables; a change finds its objects in them.
  ///
  /// - Throws: what SQLAlchemy and the program's own `__repr__` and `render_item` raise.
  public func wordings(of tables: [TableObject]) throws(Interruption) -> ModelWordings {
    var wordings = ModelWordings()
    for table in tables { wordings.tables[table.qualifiedName] = try self.table(table) }
    return wordings
  }

  /// The wording of one table.
  ///
  /// - Throws: what SQLAlchemy and the program's own `__repr__` and `render_item` raise.
  public func table(_ object: TableObject) throws(Interruption) -> TableWording {
    var wording = TableWording(name: object.qualifiedName, comment: object.comment.text)
    for column in object.columns { wording.columns.append(try self.column(column)) }
    var conversion = SchemaConversion(interpreter) { _ in nil }
    for constraint in object.sortedConstraints {
      guard let value = try conversion.constraint(constraint),
        let worded = try self.constraint(constraint)
      else { continue }
      wording.constraints.append((value, worded))
    }
    for index in object.remainingIndexes {
      guard let value = try conversion.index(index) else { continue }
      wording.indexes.append((value.index, try self.index(index)))
    }
    if object.info.count > 0 { wording.info = try literal(.dict(object.info)) }
    wording.options = try object.writtenOptions.map { (option) throws(Interruption) in
      KeywordArgument(option.name, try literal(option.value))
    }
    wording.prefixes = object.prefixes.compactMap(\.text)
    return wording
  }

  /// `repr(value)`.
  func literal(_ value: Value) throws(Interruption) -> PythonText {
    let text = try interpreter.representation(value)
    if let unknown = text.unknown { return .unknown(unknown.reason) }
    return PythonText(text.text ?? "")
  }

  /// `repr(value)` of a value that counts only when it is true.
  func literalIfTrue(_ value: Value) throws(Interruption) -> PythonText? {
    switch value {
    case .none, .bool(false): nil
    default: value.text == "" ? nil : try literal(value)
    }
  }

  func objectName(_ name: ConstraintObject.Name) -> ObjectName {
    switch name {
    case .none, .unknown: .none
    case .given(let text): .given(text)
    case .final(let text): .final(text)
    }
  }
}
