import PostgreSQLSyntax
import PythonSyntax
import Schema

extension ReflectionWording {
  /// A type as it is reflected.
  ///
  /// Source: `dialects/postgresql/base.py`, `ischema_names` and `_reflect_type`.
  func type(_ type: DataType, collation: QualifiedName? = nil) -> PythonText {
    if type.isArray {
      let item = self.type(type.element, collation: collation)
      var array = item.around { "postgresql.ARRAY(\($0))" }
      array.imports.insert(PythonText.postgresqlImport)
      return array
    }
    switch type.base {
    case .unknown(let reason): return .unknown(reason)
    case .named(let name): return userType(name)
    case .builtin(let name): return builtin(name, type, collation)
    }
  }

  private func builtin(
    _ name: String, _ type: DataType, _ collation: QualifiedName?
  ) -> PythonText {
    let collated = collation.map { ["collation=" + PythonLiteral.string($0.name)] } ?? []
    switch name {
    case "integer", "smallint", "bigint", "boolean", "date", "real", "uuid":
      return PythonText("\(sa)\(name.uppercased())()")
    case "double precision": return PythonText("\(sa)DOUBLE_PRECISION(precision=53)")
    case "numeric":
      let names = ["precision", "scale"]
      let arguments = zip(names, type.modifiers).map { "\($0)=\($1)" }
      return PythonText("\(sa)NUMERIC(\(arguments.joined(separator: ", ")))")
    case "text": return PythonText("\(sa)TEXT(\(collated.joined(separator: ", ")))")
    case "character varying", "character", "bpchar":
      let length = type.modifiers.first.map { ["length=" + $0] } ?? []
      let arguments = (length + collated).joined(separator: ", ")
      return PythonText("\(sa)\(name == "character varying" ? "VARCHAR" : "CHAR")(\(arguments))")
    case "timestamp with time zone", "timestamp without time zone", "time with time zone",
      "time without time zone":
      return timed(name, type)
    case "interval":
      let precision = type.modifiers.first.map { ["precision=" + $0] } ?? []
      let fields = type.intervalFields.map { ["fields=" + PythonLiteral.string($0)] } ?? []
      return .postgresql("INTERVAL(\((precision + fields).joined(separator: ", ")))")
    case "json", "jsonb":
      return .postgresql("\(name.uppercased())(astext_type=\(sa)Text())")
    case "bit", "bit varying":
      let length = type.modifiers.first.map { ["length=" + $0] } ?? []
      let varying = name == "bit varying" ? ["varying=True"] : []
      return .postgresql("BIT(\((length + varying).joined(separator: ", ")))")
    case "bytea", "inet", "cidr", "macaddr", "macaddr8", "money", "oid", "regclass",
      "regconfig", "tsvector", "tsquery", "int4range", "int8range", "numrange", "daterange",
      "tsrange", "tstzrange", "int4multirange", "int8multirange", "nummultirange",
      "datemultirange", "tsmultirange", "tstzmultirange":
      return .postgresql("\(name.uppercased())()")
    default: return PythonText("\(sa)NullType()")
    }
  }

  private func timed(_ name: String, _ type: DataType) -> PythonText {
    var arguments: [String] = []
    if name.hasSuffix("with time zone") { arguments.append("timezone=True") }
    if let precision = type.modifiers.first { arguments.append("precision=" + precision) }
    let kind = name.hasPrefix("timestamp") ? "TIMESTAMP" : "TIME"
    return .postgresql("\(kind)(\(arguments.joined(separator: ", ")))")
  }

  private func userType(_ name: QualifiedName) -> PythonText {
    guard let user = schema.type(name) else {
      switch name.name {
      case "citext": return .postgresql("CITEXT()")
      case "hstore": return .postgresql("HSTORE(text_type=\(sa)Text())")
      default: return PythonText("\(sa)NullType()")
      }
    }
    let schemaName = name.schema.map { ["schema=" + PythonLiteral.string($0)] } ?? []
    switch user.definition {
    case .enumeration(let labels):
      let arguments =
        labels.map(PythonLiteral.string) + ["name=" + PythonLiteral.string(name.name)]
        + schemaName + (createsTypes ? [] : ["create_type=False"])
      return .postgresql("ENUM(\(arguments.joined(separator: ", ")))")
    case .domain(let domain):
      let base = type(domain.base)
      var text = base.around { base in
        let arguments =
          [PythonLiteral.string(name.name), base] + self.arguments(of: domain) + schemaName
          + ["create_type=False"]
        return "postgresql.DOMAIN(\(arguments.joined(separator: ", ")))"
      }
      text.imports.insert(PythonText.postgresqlImport)
      return text
    default: return PythonText("\(sa)NullType()")
    }
  }

  private func arguments(of domain: Domain) -> [String] {
    var arguments: [String] = []
    if let collation = domain.collation {
      arguments.append("collation=" + PythonLiteral.string(collation.name))
    }
    if let text = domain.serverDefault?.text {
      arguments.append("default=" + PythonLiteral.string(text))
    }
    // Of several checks reflection takes the first by name.
    let checks = domain.constraints.sorted { ($0.name ?? "") < ($1.name ?? "") }
    if let name = checks.first?.name {
      arguments.append("constraint_name=" + PythonLiteral.string(name))
    }
    if !domain.isNullable { arguments.append("not_null=True") }
    if case .check(let condition)? = checks.first?.rule {
      arguments.append("check=" + PythonLiteral.string(condition.text))
    }
    return arguments
  }
}
