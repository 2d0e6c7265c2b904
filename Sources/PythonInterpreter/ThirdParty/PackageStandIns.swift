/// The stand-ins for packages that have nothing to do with databases.
public enum PackageStandIns {
  /// One entry a module; a test compares the list with the files of this folder.
  public static let modules: [any StandInModule.Type] = [YAMLModule.self, YAMLPartsModule.self]
}
