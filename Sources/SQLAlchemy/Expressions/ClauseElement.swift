import PythonInterpreter

/// Anything of SQLAlchemy that compiles to SQL.
open class ClauseElement: SQLAlchemyObject {
  /// Writes the element as PostgreSQL's dialect of SQLAlchemy does.
  ///
  /// - Throws: what SQLAlchemy raises, such as `CompileError`.
  open func write(to compiler: SQLCompiler) throws(Interruption) {}

  /// The columns of tables that the element reads, in the order in which they are written.
  open var columnsRead: [ColumnObject] { [] }

  /// The first column that the element reads.
  var firstColumn: ColumnObject? { columnsRead.first }
}

/// An expression with a type: operators and methods of columns apply to it.
open class ColumnElement: ClauseElement {
  /// The type of its value.
  open var type: SQLType { .null }
}

/// What can stand in `FROM`.
open class FromClause: ClauseElement {}
