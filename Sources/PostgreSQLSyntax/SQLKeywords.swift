/// PostgreSQL's keywords that are not free to use as names (documentation, appendix C).
///
/// The lists are those of PostgreSQL 18; what earlier versions reserve is a subset.
public enum SQLKeywords {
  /// Words that can be neither a column nor a function nor a type without quotes.
  public static let reserved: Set<String> = words(
    """
    all analyse analyze and any array as asc asymmetric both case cast check collate column \
    constraint create current_catalog current_date current_role current_time current_timestamp \
    current_user default deferrable desc distinct do else end except false fetch for foreign \
    from grant group having in initially intersect into lateral leading limit localtime \
    localtimestamp not null offset on only or order placing primary references returning \
    select session_user some symmetric system_user table then to trailing true union unique \
    user using variadic when where window with
    """)

  /// Words that can be a function or a type, not a column.
  public static let typeOrFunction: Set<String> = words(
    """
    authorization binary collation concurrently cross current_schema freeze full ilike inner is \
    isnull join left like natural notnull outer overlaps right similar tablesample verbose
    """)

  /// Words that can be a column, not a function or a type.
  public static let columnOnly: Set<String> = words(
    """
    between bigint bit boolean char character coalesce dec decimal exists extract float greatest \
    grouping inout int integer interval json json_array json_arrayagg json_exists json_object \
    json_objectagg json_query json_scalar json_serialize json_table json_value least \
    merge_action national nchar none normalize nullif numeric out overlay position precision \
    real row setof smallint substring time timestamp treat trim values varchar xmlattributes \
    xmlconcat xmlelement xmlexists xmlforest xmlnamespaces xmlparse xmlpi xmlroot xmlserialize \
    xmltable
    """)

  /// Whether PostgreSQL's own `quote_identifier` puts quotes around `word`.
  public static func needsQuotes(_ word: String) -> Bool {
    reserved.contains(word) || typeOrFunction.contains(word) || columnOnly.contains(word)
  }

  /// Whether `word`, in small letters, can stand unquoted as the name of a table or column.
  public static func canNameColumn(_ word: String) -> Bool {
    !reserved.contains(word) && !typeOrFunction.contains(word)
  }

  private static func words(_ text: String) -> Set<String> {
    Set(text.split(separator: " ").map(String.init))
  }
}
