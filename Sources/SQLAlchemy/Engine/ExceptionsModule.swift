import PythonInterpreter

/// `sqlalchemy.exc`.
enum ExceptionsModule: PythonStandIn {
  static let name = "sqlalchemy.exc"

  static let source = #"""
    class HasDescriptionCode:
        code = None
    class SQLAlchemyError(HasDescriptionCode, Exception): pass
    class EmulatedDBAPIException(Exception): pass
    class ArgumentError(SQLAlchemyError): pass
    class DuplicateColumnError(ArgumentError): pass
    class ConstraintColumnNotFoundError(ArgumentError): pass
    class ObjectNotExecutableError(ArgumentError): pass
    class NoSuchModuleError(ArgumentError): pass
    class NoForeignKeysError(ArgumentError): pass
    class AmbiguousForeignKeysError(ArgumentError): pass
    class CircularDependencyError(SQLAlchemyError): pass
    class CompileError(SQLAlchemyError): pass
    class UnsupportedCompilationError(CompileError): pass
    class IdentifierError(SQLAlchemyError): pass
    class DisconnectionError(SQLAlchemyError): pass
    class InvalidatePoolError(DisconnectionError): pass
    class TimeoutError(SQLAlchemyError): pass
    class InvalidRequestError(SQLAlchemyError): pass
    class IllegalStateChangeError(InvalidRequestError): pass
    class NoInspectionAvailable(InvalidRequestError): pass
    class PendingRollbackError(InvalidRequestError): pass
    class ResourceClosedError(InvalidRequestError): pass
    class NoSuchColumnError(InvalidRequestError, KeyError): pass
    class AwaitRequired(InvalidRequestError): pass
    class MissingGreenlet(InvalidRequestError): pass
    class NoResultFound(InvalidRequestError): pass
    class MultipleResultsFound(InvalidRequestError): pass
    class NoReferenceError(InvalidRequestError): pass
    class NoReferencedTableError(NoReferenceError): pass
    class NoReferencedColumnError(NoReferenceError): pass
    class NoSuchTableError(InvalidRequestError): pass
    class UnreflectableTableError(InvalidRequestError): pass
    class UnboundExecutionError(InvalidRequestError): pass
    class DontWrapMixin: pass
    class StatementError(SQLAlchemyError):
        statement = None
        params = None
        _orig = None
        @property
        def orig(self): return self._orig or Exception(str(self))
        def __init__(self, message, statement=None, params=None, orig=None, hide_parameters=False,
                     code=None, ismulti=None):
            Exception.__init__(self, message)
            self.statement = statement
            self.params = params
            self._orig = orig
    class DBAPIError(StatementError): pass
    class InterfaceError(DBAPIError): pass
    class DatabaseError(DBAPIError): pass
    class DataError(DatabaseError): pass
    class OperationalError(DatabaseError): pass
    class IntegrityError(DatabaseError): pass
    class InternalError(DatabaseError): pass
    class ProgrammingError(DatabaseError): pass
    class NotSupportedError(DatabaseError): pass
    class SATestSuiteWarning(Warning): pass
    class SADeprecationWarning(DeprecationWarning): pass
    class Base20DeprecationWarning(SADeprecationWarning): pass
    class RemovedIn20Warning(Base20DeprecationWarning): pass
    class MovedIn20Warning(Base20DeprecationWarning): pass
    class LegacyAPIWarning(Base20DeprecationWarning): pass
    class SAPendingDeprecationWarning(PendingDeprecationWarning): pass
    class SAWarning(RuntimeWarning): pass
    """#
}
