/// The stand-ins for Python's standard library.
///
/// What is not here, and the parts that a stand-in leaves out, are unknown values.
public enum StandardLibrary {
  /// One entry a module; a test compares the list with the files of this folder.
  public static let modules: [any StandInModule.Type] = [
    ABCModule.self, AsyncioModule.self, Base64Module.self, BuiltinsModule.self,
    CollectionsABCModule.self,
    CollectionsMixinsModule.self,
    CollectionsModule.self, ConfigParserModule.self, ContextlibModule.self, CopyModule.self,
    DataclassesModule.self,
    DatetimeModule.self, DecimalModule.self, EnumModule.self, FunctoolsModule.self,
    FutureModule.self, GlobModule.self, HashlibModule.self, IOModule.self, ImportlibModule.self,
    InspectModule.self, ItertoolsModule.self, LoggingConfigModule.self, LoggingModule.self,
    MathModule.self, OSModule.self, OSPathModule.self, OperatorModule.self, PathlibModule.self,
    PkgutilModule.self, PythonJSONModule.self, REModule.self, RandomModule.self,
    SecretsModule.self, ShlexModule.self, StringModule.self, SysModule.self, TextwrapModule.self,
    TimeModule.self,
    TracebackModule.self, TypesModule.self, TypingExtensionsModule.self, TypingModule.self,
    URLParseModule.self,
    UUIDModule.self, WarningsModule.self,
  ]
}
