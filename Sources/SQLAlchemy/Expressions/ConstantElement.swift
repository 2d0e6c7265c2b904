import PythonInterpreter

/// `null()`, `true()`, `false()`.
final class ConstantElement: ColumnElement {
  enum Constant {
    case null, `true`, `false`
  }

  let constant: Constant

  init(_ constant: Constant, _ interpreter: Interpreter) {
    self.constant = constant
    let name =
      switch constant {
      case .null: "Null"
      case .true: "True_"
      case .false: "False_"
      }
    super.init(interpreter.sqlClass(name), interpreter)
  }

  override var type: SQLType { constant == .null ? .null : interpreter.booleanType }

  override func sql(_ compiler: SQLCompiler) throws(Interruption) -> String {
    switch constant {
    case .null: "NULL"
    case .true: "true"
    case .false: "false"
    }
  }

  override func negated() throws(Interruption) -> ColumnElement {
    switch constant {
    case .null: try super.negated()
    case .true: ConstantElement(.false, interpreter)
    case .false: ConstantElement(.true, interpreter)
    }
  }

  /// The functions `null`, `true` and `false`.
  static let functions: [FunctionDeclaration] = [
    FunctionDeclaration("null") { (interpreter, _, _) throws(Interruption) in
      .host(ConstantElement(.null, interpreter))
    },
    FunctionDeclaration("true") { (interpreter, _, _) throws(Interruption) in
      .host(ConstantElement(.true, interpreter))
    },
    FunctionDeclaration("false") { (interpreter, _, _) throws(Interruption) in
      .host(ConstantElement(.false, interpreter))
    },
  ]
}
