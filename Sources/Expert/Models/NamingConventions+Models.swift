import Review
import Schema

extension NamingConventions {
  /// Names of models that break a convention.
  func findings(
    in tables: [Table], _ locate: (Place?) -> Finding.Place?
  ) -> [Finding] {
    tables.flatMap { table -> [Finding] in
      func finding(_ rule: String, _ breach: Breach?) -> Finding? {
        guard let breach else { return nil }
        let column = breach.column.flatMap(table.column)?.provenance.place
        let place = locate(column) ?? locate(table.provenance.place)
        return Finding(
          rule: rule, severity: .warning, message: breach.message,
          places: [place].compactMap { $0 }, remedy: breach.remedy)
      }
      return [
        finding("table-naming", breach(ofName: table)),
        finding("primary-key-naming", breach(ofKey: table)),
      ].compactMap { $0 }
    }
  }
}
