/// The rules of the group `data`.
enum DataRules {
  static let all: [any ReviewRule.Type] = [
    DataAndSchemaMixed.self, UnbatchedUpdate.self, DeleteWithoutWhere.self,
    IrreversibleDataChange.self, IrreversibleExecute.self,
  ]
}
