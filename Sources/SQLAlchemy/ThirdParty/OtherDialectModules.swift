import PythonInterpreter

/// `sqlalchemy.dialects.mysql`: types that PostgreSQL never gets, and a dialect that no bind has.
enum MySQLModule: PythonStandIn {
  static let name = "sqlalchemy.dialects.mysql"
  static let aliases = ["sqlalchemy.dialects.mysql.base", "sqlalchemy.dialects.mysql.types"]

  static let source = #"""
    from sqlalchemy._types import *
    from sqlalchemy._types import _Binary

    class MySQLDialect: name = 'mysql'
    MySQLDialect_mysqldb = MySQLDialect_pymysql = dialect = MySQLDialect

    class _Numbered(TypeEngine):
        _positional = ('length',)
        def __init__(self, *args, **kw):
            given = dict(zip(self._positional, args))
            given.update(kw)
            self._given = given
            self.length = given.get('length')
            self.collation = given.get('collation')
            self.unsigned = given.get('unsigned', False)
            self.fsp = given.get('fsp')
            self.precision = given.get('precision')
            self.scale = given.get('scale')
            self.timezone = given.get('timezone', False)
        def __repr__(self):
            parts = []
            for name in ('display_width', 'charset', 'collation', 'ascii', 'binary', 'unicode', 'national',
                         'unsigned', 'zerofill', 'length', 'precision', 'scale', 'timezone', 'fsp'):
                if self._given.get(name): parts.append('%s=%r' % (name, self._given[name]))
            return '%s(%s)' % (type(self).__name__, ', '.join(parts))
    class _Counted(_Numbered): _positional = ('display_width',)
    class _Scaled(_Numbered): _positional = ('precision', 'scale')
    class _Timed(_Numbered): _positional = ('timezone',)

    class BIGINT(_Counted, BigInteger): __visit_name__ = 'BIGINT'
    class INTEGER(_Counted, Integer): __visit_name__ = 'INTEGER'
    class SMALLINT(_Counted, SmallInteger): __visit_name__ = 'SMALLINT'
    class TINYINT(_Counted, Integer): __visit_name__ = 'TINYINT'
    class MEDIUMINT(_Counted, Integer): __visit_name__ = 'MEDIUMINT'
    class DOUBLE(_Scaled, Double): __visit_name__ = 'DOUBLE'
    class FLOAT(_Scaled, Float): __visit_name__ = 'FLOAT'
    class REAL(_Scaled, Float): __visit_name__ = 'REAL'
    class DECIMAL(_Scaled, Numeric): __visit_name__ = 'DECIMAL'
    class NUMERIC(_Scaled, Numeric): __visit_name__ = 'NUMERIC'
    class VARCHAR(_Numbered, String): __visit_name__ = 'VARCHAR'
    class CHAR(_Numbered, String): __visit_name__ = 'CHAR'
    class TEXT(_Numbered, Text): __visit_name__ = 'TEXT'
    class TINYTEXT(_Numbered, Text): __visit_name__ = 'TINYTEXT'
    class MEDIUMTEXT(_Numbered, Text): __visit_name__ = 'MEDIUMTEXT'
    class LONGTEXT(_Numbered, Text): __visit_name__ = 'LONGTEXT'
    class TINYBLOB(_Numbered, _Binary): __visit_name__ = 'TINYBLOB'
    class MEDIUMBLOB(_Numbered, _Binary): __visit_name__ = 'MEDIUMBLOB'
    class LONGBLOB(_Numbered, _Binary): __visit_name__ = 'LONGBLOB'
    class DATETIME(_Timed, DateTime): __visit_name__ = 'DATETIME'
    class TIMESTAMP(_Timed, DateTime): __visit_name__ = 'TIMESTAMP'
    class TIME(_Timed, Time): __visit_name__ = 'TIME'
    class YEAR(_Numbered): __visit_name__ = 'YEAR'
    class BIT(_Numbered): __visit_name__ = 'mysql_BIT'
    class SET(_Numbered, String): __visit_name__ = 'SET'
    class ENUM(Enum): pass
    """#
}

/// `sqlalchemy.dialects.sqlite`: its types are the generic ones, and no bind has its dialect.
enum SQLiteModule: PythonStandIn {
  static let name = "sqlalchemy.dialects.sqlite"
  static let aliases = ["sqlalchemy.dialects.sqlite.base"]

  static let source = #"""
    from sqlalchemy._types import *

    class SQLiteDialect: name = 'sqlite'
    class SQLiteDialect_pysqlite(SQLiteDialect): pass
    dialect = SQLiteDialect_pysqlite
    """#
}

/// `sqlalchemy.dialects.oracle` and `sqlalchemy.dialects.mssql`: no bind has their dialects.
enum OtherDialectsModule: PythonStandIn {
  static let name = "sqlalchemy.dialects.oracle"
  static let aliases = ["sqlalchemy.dialects.mssql", "sqlalchemy.dialects.mssql.base"]

  static let source = #"""
    from sqlalchemy._types import *

    class OracleDialect: name = 'oracle'
    class MSDialect: name = 'mssql'

    class _Numbered(TypeEngine):
        def __init__(self, *args, **kw):
            self.length = args[0] if args else kw.get('length')
            self.collation = kw.get('collation')
            self.precision = args[0] if args else kw.get('precision')
            self.scale = kw.get('scale')

    class NUMBER(_Numbered, Numeric): __visit_name__ = 'NUMBER'
    class VARCHAR2(_Numbered, String): __visit_name__ = 'VARCHAR2'
    class NVARCHAR2(_Numbered, String): __visit_name__ = 'NVARCHAR2'
    class RAW(_Numbered): __visit_name__ = 'RAW'
    class LONG(_Numbered, Text): __visit_name__ = 'LONG'
    class BINARY_DOUBLE(_Numbered, Double): __visit_name__ = 'BINARY_DOUBLE'
    class BINARY_FLOAT(_Numbered, Float): __visit_name__ = 'BINARY_FLOAT'
    class BIT(_Numbered, Boolean): __visit_name__ = 'mssql_BIT'
    class DATETIME2(_Numbered, DateTime): __visit_name__ = 'DATETIME2'
    class DATETIMEOFFSET(_Numbered, DateTime): __visit_name__ = 'DATETIMEOFFSET'
    class NTEXT(_Numbered, Text): __visit_name__ = 'NTEXT'
    class UNIQUEIDENTIFIER(_Numbered): __visit_name__ = 'UNIQUEIDENTIFIER'
    class TINYINT(_Numbered, Integer): __visit_name__ = 'TINYINT'
    """#
}
