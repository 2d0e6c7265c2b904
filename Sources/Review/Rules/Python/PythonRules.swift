/// The rules of the group `python`.
enum PythonRules {
  static let all: [any ReviewRule.Type] = [
    SyntaxError.self, UndefinedName.self, UnescapedColonBind.self, CreateAllInMigration.self,
    ORMModelImport.self, HardcodedCredentials.self, ORMSessionInMigration.self,
    SQLStringInterpolation.self, NondeterministicMigration.self, OfflineModeIncompatible.self,
    UnresolvableArgument.self,
  ]
}
