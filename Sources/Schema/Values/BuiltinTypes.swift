/// The types that PostgreSQL brings with it, and the other names that it takes for them.
public enum BuiltinTypes {
  /// The canonical type for any name that PostgreSQL's grammar or catalog takes; nil for a name
  /// that is no type of PostgreSQL.
  ///
  /// - Parameters:
  ///   - name: In small letters, words separated by one space.
  ///   - modifiers: What stands in parentheses.
  public static func type(named name: String, modifiers: [String] = []) -> DataType? {
    if name == "float" {
      let precision = modifiers.first.flatMap { Int($0) } ?? 53
      return DataType(.builtin(precision <= 24 ? "real" : "double precision"))
    }
    guard let canonical = aliases[name] ?? (names.contains(name) ? name : nil) else { return nil }
    var modifiers = modifiers
    // A length that is not given is one, except where the catalog's own name is used.
    if modifiers.isEmpty, name != "bpchar", canonical == "character" || canonical == "bit" {
      modifiers = ["1"]
    }
    if canonical == "numeric", modifiers.count == 1 { modifiers.append("0") }
    return DataType(
      .builtin(name == "bpchar" && modifiers.isEmpty ? "bpchar" : canonical),
      modifiers: modifiers)
  }

  /// The integer type behind `serial` and its kin; nil for any other name.
  public static func serial(_ name: String) -> DataType? {
    switch name {
    case "serial", "serial4": DataType(.builtin("integer"))
    case "bigserial", "serial8": DataType(.builtin("bigint"))
    case "smallserial", "serial2": DataType(.builtin("smallint"))
    default: nil
    }
  }

  /// Whether `name` is a type of PostgreSQL itself under any of its names.
  public static func contains(_ name: String) -> Bool {
    names.contains(name) || aliases[name] != nil || name == "float"
  }

  private static let aliases: [String: String] = [
    "int": "integer", "int4": "integer", "int2": "smallint", "int8": "bigint",
    "float4": "real", "float8": "double precision", "decimal": "numeric", "dec": "numeric",
    "bool": "boolean", "varchar": "character varying", "char varying": "character varying",
    "national character varying": "character varying",
    "national char varying": "character varying", "nchar varying": "character varying",
    "char": "character", "bpchar": "character", "nchar": "character",
    "national character": "character", "national char": "character",
    "timestamptz": "timestamp with time zone", "timestamp": "timestamp without time zone",
    "timetz": "time with time zone", "time": "time without time zone", "varbit": "bit varying",
  ]

  private static let names: Set<String> = Set(
    """
    integer,smallint,bigint,real,double precision,numeric,boolean,character varying,character,\
    timestamp with time zone,timestamp without time zone,time with time zone,\
    time without time zone,date,interval,bit,bit varying,text,bytea,json,jsonb,jsonpath,xml,uuid,\
    inet,cidr,macaddr,macaddr8,money,tsvector,tsquery,point,line,lseg,box,path,polygon,circle,\
    oid,oidvector,int2vector,name,"char",regclass,regproc,regprocedure,regoper,regoperator,\
    regtype,regrole,regnamespace,regconfig,regdictionary,regcollation,int4range,int8range,\
    numrange,tsrange,tstzrange,daterange,int4multirange,int8multirange,nummultirange,\
    tsmultirange,tstzmultirange,datemultirange,pg_lsn,pg_snapshot,txid_snapshot,xid,xid8,cid,\
    tid,gtsvector,refcursor,aclitem,pg_node_tree,record,void,trigger,event_trigger,\
    language_handler,fdw_handler,table_am_handler,index_am_handler,tsm_handler,internal,cstring,\
    any,anyelement,anyarray,anynonarray,anyenum,anyrange,anymultirange,anycompatible,\
    anycompatiblearray,anycompatiblenonarray,anycompatiblerange,anycompatiblemultirange,unknown,\
    pg_ddl_command,information_schema.sql_identifier
    """.split(separator: ",").map(String.init))
}
