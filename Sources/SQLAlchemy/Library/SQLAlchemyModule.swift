import PythonInterpreter

/// The stand-ins for SQLAlchemy's modules, for `InterpreterOptions.standIns`.
public enum SQLAlchemyStandIns {
  /// All of them.
  public static let modules: [any StandInModule.Type] = [
    TypesModule.self, PostgreSQLTypesModule.self, SQLAlchemyModule.self, PostgreSQLModule.self,
    DialectsModule.self, ExceptionsModule.self, EngineModule.self, AsyncEngineModule.self,
    ORMModule.self, CompilerModule.self, EventModule.self, MutableModule.self, SQLModelModule.self,
    SQLAlchemyUtilsModule.self, PGVectorModule.self, GeoAlchemyModule.self, CITextModule.self,
    FastAPIUsersModule.self, AdvancedAlchemyModule.self, OsloDatabaseModule.self,
    MySQLModule.self, SQLiteModule.self, OtherDialectsModule.self, PublicModule.self,
    ContinuumModule.self, TestingSchemaModule.self,
    LazyObjectProxyModule.self, HybridModule.self, AssociationProxyModule.self,
    OrderingListModule.self, PydanticModule.self, OsloModelsModule.self,
    SQLAlchemyUtilsModelsModule.self,
    FlaskModule.self, FlaskSQLAlchemyModule.self, FlaskAppBuilderModule.self,
  ]
}

/// `sqlalchemy` and those of its modules whose names do not collide: all give the same names.
enum SQLAlchemyModule: StandInModule {
  static let name = "sqlalchemy"
  static let aliases = [
    "sqlalchemy.schema", "sqlalchemy.types", "sqlalchemy.sql", "sqlalchemy.sql.expression",
    "sqlalchemy.sql.schema", "sqlalchemy.sql.sqltypes", "sqlalchemy.sql.elements",
    "sqlalchemy.sql.selectable", "sqlalchemy.sql.functions", "sqlalchemy.sql.ddl",
    "sqlalchemy.sql.type_api", "sqlalchemy.sql.operators", "sqlalchemy.sql.base",
    "sqlalchemy.sql.dml", "sqlalchemy.sql.naming",
  ]

  static func populate(_ module: ModuleObject, _ interpreter: Interpreter) {
    let library = SQLAlchemyLibrary.of(interpreter)
    for (name, value) in library.names { interpreter.set(name, in: module, value) }
    // The library may still be filling itself, from a module whose parent this is.
    module.fallback = { (_, name) throws(Interruption) in library.value(name) }
    if module.name == "sqlalchemy.sql.functions" {
      for name in KnownFunction.names {
        interpreter.set(name, in: module, .host(FunctionGenerator([name], interpreter)))
      }
    }
  }
}

/// `sqlalchemy.dialects.postgresql`.
enum PostgreSQLModule: StandInModule {
  static let name = "sqlalchemy.dialects.postgresql"
  static let aliases = [
    "sqlalchemy.dialects.postgresql.base", "sqlalchemy.dialects.postgresql.types",
    "sqlalchemy.dialects.postgresql.json", "sqlalchemy.dialects.postgresql.array",
    "sqlalchemy.dialects.postgresql.ranges", "sqlalchemy.dialects.postgresql.named_types",
    "sqlalchemy.dialects.postgresql.hstore", "sqlalchemy.dialects.postgresql.ext",
    "sqlalchemy.dialects.postgresql.dml",
  ]

  static func populate(_ module: ModuleObject, _ interpreter: Interpreter) {
    let library = SQLAlchemyLibrary.of(interpreter)
    for (name, value) in library.names { interpreter.set(name, in: module, value) }
    for (name, value) in library.postgresqlNames { interpreter.set(name, in: module, value) }
  }
}

/// `sqlalchemy.dialects`.
enum DialectsModule: StandInModule {
  static let name = "sqlalchemy.dialects"

  static func populate(_ module: ModuleObject, _ interpreter: Interpreter) {
  }
}
