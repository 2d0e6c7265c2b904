/// The stand-ins for Python's standard library.
public enum StandardLibrary {
  /// One entry a module; a file of this folder that is missing here fails a test.
  public static var modules: [any StandInModule.Type] { [] }
}
