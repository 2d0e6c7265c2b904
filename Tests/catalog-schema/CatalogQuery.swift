/// The question to the catalog: one JSON object with everything that `CatalogReading` takes.
///
/// It leaves out what belongs to PostgreSQL itself or to an extension. Names are qualified as seen from
/// `public`, as a migration writes them.
enum CatalogQuery {
  /// For PostgreSQL 12 and newer.
  static let text = """
    set search_path = public;
    with space as (
      select oid, nspname from pg_namespace where nspname !~ '^pg_' and nspname <> 'information_schema'
    ), relation as (
      select c.*, nspname from pg_class c join space on space.oid = relnamespace
      where not exists (select from pg_depend where classid = 'pg_class'::regclass and objid = c.oid
        and deptype = 'e')
    )
    select json_build_object(
      'schemas', (\(schemas)), 'extensions', (\(extensions)), 'types', (\(types)),
      'sequences', (\(sequences)), 'tables', (\(tables)), 'views', (\(views)));
    """

  private static let schemas = """
    select coalesce(json_agg(json_build_object('name', nspname,
      'comment', obj_description(oid, 'pg_namespace'))), '[]') from space where nspname <> 'public'
    """

  private static let extensions = """
    select coalesce(json_agg(json_build_object('name', extname, 'schema', nspname)), '[]')
    from pg_extension join pg_namespace n on n.oid = extnamespace where extname <> 'plpgsql'
    """

  private static let types = """
    select coalesce(json_agg(json_build_object('name', typname, 'schema', nspname, 'kind', typtype,
      'comment', obj_description(t.oid, 'pg_type'),
      'labels', (select json_agg(enumlabel order by enumsortorder) from pg_enum where enumtypid = t.oid),
      'base', format_type(typbasetype, typtypmod), 'not_null', typnotnull, 'default', typdefault,
      'checks', (select json_agg(json_build_object('name', conname,
        'condition', pg_get_expr(conbin, 0), 'validated', convalidated))
        from pg_constraint where contypid = t.oid and contype = 'c'),
      'attributes', (select json_agg(json_build_object('name', attname,
        'type', format_type(atttypid, atttypmod)) order by attnum)
        from pg_attribute where attrelid = typrelid and attnum > 0 and not attisdropped))), '[]')
    from pg_type t join space on space.oid = typnamespace
    where (typtype in ('e', 'd', 'r') or (typtype = 'c'
        and (select relkind = 'c' from pg_class where oid = typrelid)))
      and not exists (select from pg_depend where classid = 'pg_type'::regclass and objid = t.oid
        and deptype = 'e')
    """

  private static let sequences = """
    select coalesce(json_agg(json_build_object('name', r.relname, 'schema', r.nspname,
      'type', format_type(seqtypid, null), 'start', seqstart, 'increment', seqincrement,
      'cycles', seqcycle, 'comment', obj_description(r.oid, 'pg_class'),
      'owner', (select json_build_object('schema', o.nspname, 'table', o.relname, 'column', attname,
          'internal', deptype = 'i')
        from pg_depend join relation o on o.oid = refobjid
        join pg_attribute on attrelid = refobjid and attnum = refobjsubid
        where classid = 'pg_class'::regclass and objid = r.oid and deptype in ('a', 'i')
          and refobjsubid > 0))), '[]')
    from relation r join pg_sequence on seqrelid = r.oid
    """

  /// The columns of a key in its order.
  private static func names(_ keys: String, of table: String) -> String {
    """
    (select json_agg(attname order by place) from unnest(\(keys)) with ordinality k(number, place)
      join pg_attribute on attrelid = \(table) and attnum = number)
    """
  }

  private static let keys = """
    (select json_agg(json_build_object(
        'column', (select attname from pg_attribute where attrelid = indrelid and attnum = number),
        'expression', case when number = 0 then pg_get_indexdef(indexrelid, place::int, true) end,
        'class', (select json_build_object('name', opcname, 'schema', n.nspname)
          from pg_opclass join pg_namespace n on n.oid = opcnamespace
          where pg_opclass.oid = indclass[place - 1] and not opcdefault),
        'collation', (select json_build_object('name', collname, 'schema', n.nspname)
          from pg_collation join pg_namespace n on n.oid = collnamespace
          where pg_collation.oid = indcollation[place - 1] and collname <> 'default'
            and pg_collation.oid <> (select coalesce(max(attcollation), 0) from pg_attribute
              where attrelid = indrelid and attnum = number)),
        'options', indoption[place - 1]) order by place)
      from unnest(indkey::int2[]) with ordinality k(number, place) where place <= indnkeyatts)
    """

  private static let included = """
    (select json_agg(attname order by place)
      from unnest(indkey::int2[]) with ordinality k(number, place)
      join pg_attribute on attrelid = indrelid and attnum = number where place > indnkeyatts)
    """

  /// `NULLS NOT DISTINCT`, which older catalogs do not have.
  private static let nullsNotDistinct =
    "coalesce((to_jsonb(pg_index) ->> 'indnullsnotdistinct')::boolean, false)"

  private static let indexes = """
    (select json_agg(json_build_object('name', i.relname, 'unique', indisunique, 'method', amname,
        'keys', \(keys), 'include', \(included), 'predicate', pg_get_expr(indpred, indrelid),
        'nulls_not_distinct', \(nullsNotDistinct), 'parameters', i.reloptions,
        'comment', obj_description(i.oid, 'pg_class')) order by i.relname)
      from pg_index join pg_class i on i.oid = indexrelid join pg_am on pg_am.oid = i.relam
      where indrelid = r.oid and not exists (select from pg_constraint
        where conindid = indexrelid and contype in ('p', 'u', 'x')))
    """

  private static let constraints = """
    (select json_agg(json_build_object('name', conname, 'kind', contype,
        'columns', \(names("conkey", of: "conrelid")), 'condition', pg_get_expr(conbin, conrelid),
        'references', (select json_build_object('name', f.relname, 'schema', n.nspname)
          from pg_class f join pg_namespace n on n.oid = f.relnamespace where f.oid = confrelid),
        'referenced', \(names("confkey", of: "confrelid")),
        'on_delete', confdeltype, 'on_update', confupdtype, 'match', confmatchtype,
        'deferrable', condeferrable, 'deferred', condeferred, 'validated', convalidated,
        'inherited', not connoinherit, 'include', included, 'keys', keys, 'method', amname,
        'nulls_not_distinct', coalesce(nulls, false), 'predicate', predicate,
        'operators', (select json_agg(oprname order by place)
          from unnest(conexclop) with ordinality o(operator, place)
          join pg_operator on pg_operator.oid = operator),
        'comment', obj_description(pg_constraint.oid, 'pg_constraint')) order by conname)
      from pg_constraint
      left join lateral (select \(nullsNotDistinct) nulls, \(included) included, \(keys) keys,
          amname, pg_get_expr(indpred, indrelid) predicate
        from pg_index join pg_class i on i.oid = indexrelid join pg_am on pg_am.oid = i.relam
        where indexrelid = conindid and contype in ('p', 'u', 'x')) key on true
      where conrelid = r.oid and contype in ('p', 'u', 'x', 'f', 'c'))
    """

  private static let columns = """
    (select json_agg(json_build_object('name', attname, 'type', format_type(atttypid, atttypmod),
        'not_null', attnotnull, 'default', pg_get_expr(adbin, adrelid), 'identity', attidentity,
        'generated', attgenerated, 'comment', col_description(attrelid, attnum),
        'collation', (select json_build_object('name', collname, 'schema', n.nspname)
          from pg_collation join pg_namespace n on n.oid = collnamespace join pg_type on true
          where pg_collation.oid = attcollation and pg_type.oid = atttypid
            and attcollation <> typcollation)) order by attnum)
      from pg_attribute left join pg_attrdef on adrelid = attrelid and adnum = attnum
      where attrelid = r.oid and attnum > 0 and not attisdropped)
    """

  private static let triggers = """
    (select json_agg(json_build_object('name', tgname, 'type', tgtype, 'enabled', tgenabled <> 'D',
        'function', proname, 'function_schema', n.nspname, 'constraint', tgconstraint <> 0,
        'comment', obj_description(pg_trigger.oid, 'pg_trigger')) order by tgname)
      from pg_trigger join pg_proc on pg_proc.oid = tgfoid join pg_namespace n on n.oid = pronamespace
      where tgrelid = r.oid and not tgisinternal)
    """

  private static let tables = """
    select coalesce(json_agg(json_build_object('name', relname, 'schema', nspname,
      'persistence', relpersistence, 'foreign', relkind = 'f', 'row_security', relrowsecurity,
      'comment', obj_description(r.oid, 'pg_class'), 'columns', \(columns),
      'partition_by', pg_get_partkeydef(r.oid),
      'partition_of', (select json_build_object('name', p.relname, 'schema', n.nspname)
        from pg_inherits join pg_class p on p.oid = inhparent join pg_namespace n on n.oid = p.relnamespace
        where inhrelid = r.oid and relispartition),
      'bound', pg_get_expr(relpartbound, r.oid),
      'constraints', \(constraints), 'indexes', \(indexes), 'triggers', \(triggers))), '[]')
    from relation r where relkind in ('r', 'p', 'f')
    """

  private static let views = """
    select coalesce(json_agg(json_build_object('name', relname, 'schema', nspname,
      'materialized', relkind = 'm', 'query', pg_get_viewdef(r.oid),
      'comment', obj_description(r.oid, 'pg_class'), 'indexes', \(indexes))), '[]')
    from relation r where relkind in ('v', 'm')
    """
}
