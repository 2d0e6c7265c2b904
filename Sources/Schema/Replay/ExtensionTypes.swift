/// The types that well-known extensions bring with them.
public enum ExtensionTypes {
  /// Whether an extension that we know has a type of that name.
  static func contains(_ type: String) -> Bool { owner(of: type) != nil }

  /// The extension that has a type of that name.
  public static func owner(of type: String) -> String? { owners[type] }

  /// Whether we know every type of the extension.
  static func knows(_ extension: String) -> Bool { known.contains(`extension`) }

  private static let owners: [String: String] = {
    var owners: [String: String] = [:]
    for (name, types) in types { for type in types { owners[type] = name } }
    return owners
  }()

  private static let types: [String: [String]] = [
    "citext": ["citext"], "hstore": ["hstore"], "ltree": ["ltree", "lquery", "ltxtquery"],
    "vector": ["vector", "halfvec", "sparsevec"], "cube": ["cube"], "seg": ["seg"],
    "isn": ["ean13", "isbn", "isbn13", "ismn", "ismn13", "issn", "issn13", "upc"],
    "postgis": ["geometry", "geography", "box2d", "box3d", "spheroid"],
    "postgis_raster": ["raster"], "postgis_topology": ["topogeometry"], "lo": ["lo"],
    "intarray": ["query_int"], "pg_trgm": ["gtrgm"], "pg_uuidv7": [], "earthdistance": ["earth"],
  ]

  private static let known: Set<String> = Set(types.keys).union([
    "uuid-ossp", "pgcrypto", "unaccent", "btree_gin", "btree_gist", "fuzzystrmatch", "tablefunc",
    "plpgsql", "pg_stat_statements", "dblink", "postgres_fdw", "file_fdw", "pageinspect",
    "pg_buffercache", "pgstattuple", "tsm_system_rows", "tsm_system_time", "bloom", "dict_int",
    "pgrowlocks", "amcheck", "autoinc", "insert_username", "moddatetime", "refint", "sslinfo",
  ])
}
