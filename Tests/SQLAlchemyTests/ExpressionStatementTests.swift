import Testing

@testable import SQLAlchemy

@Suite struct ExpressionStatementTests {
  @Test func statementsAsSQLAlchemyWritesThem() throws {
    try ExpressionProgram.check(Self.statements)
  }

  static let statements: [ExpressionCase] = [
    ExpressionCase("select(T)", "SELECT t.id, t.name, t.x \nFROM t"),
    ExpressionCase("select(T.c.id, T.c.name)", "SELECT t.id, t.name \nFROM t"),
    ExpressionCase("T.select()", "SELECT t.id, t.name, t.x \nFROM t"),
    ExpressionCase(
      "select(T.c.id).where(T.c.name == 'x')", "SELECT t.id \nFROM t \nWHERE t.name = 'x'"),
    ExpressionCase(
      "select(T.c.id).where(T.c.name == 'x').where(T.c.id > 5)",
      "SELECT t.id \nFROM t \nWHERE t.name = 'x' AND t.id > 5"),
    ExpressionCase(
      "select(T.c.id).where(T.c.name == 'x', T.c.id > 5)",
      "SELECT t.id \nFROM t \nWHERE t.name = 'x' AND t.id > 5"),
    ExpressionCase("select(T.c.id, U.c.id)", "SELECT t.id, sc.u.id AS id_1 \nFROM t, sc.u"),
    ExpressionCase(
      "select(T, U).where(T.c.id == U.c.t_id)",
      "SELECT t.id, t.name, t.x, sc.u.id AS id_1, sc.u.t_id, sc.u.v \nFROM t, sc.u \nWHERE t.id = sc.u.t_id"
    ),
    ExpressionCase("select(func.count())", "SELECT count(*) AS count_1"),
    ExpressionCase("select(func.count()).select_from(T)", "SELECT count(*) AS count_1 \nFROM t"),
    ExpressionCase("select(func.count(T.c.id))", "SELECT count(t.id) AS count_1 \nFROM t"),
    ExpressionCase(
      "select(func.count('*')).select_from(T)", "SELECT count('*') AS count_1 \nFROM t"),
    ExpressionCase("select(T.c.id + 1)", "SELECT t.id + 1 AS anon_1 \nFROM t"),
    ExpressionCase("select((T.c.id + 1).label('y'))", "SELECT t.id + 1 AS y \nFROM t"),
    ExpressionCase(
      "select(T.c.id.label('y'), T.c.name.label('z')).order_by('y')",
      "SELECT t.id AS y, t.name AS z \nFROM t ORDER BY y"),
    ExpressionCase(
      "select(T.c.id.label('y')).order_by(T.c.id)", "SELECT t.id AS y \nFROM t ORDER BY t.id"),
    ExpressionCase(
      "select(T.c.name, func.count().label('n')).group_by(T.c.name).having(func.count() > 1).order_by(sa.desc('n'))",
      "SELECT t.name, count(*) AS n \nFROM t GROUP BY t.name \nHAVING count(*) > 1 ORDER BY n DESC"),
    ExpressionCase(
      "select(T.c.id).order_by(T.c.id.desc()).limit(5)",
      "SELECT t.id \nFROM t ORDER BY t.id DESC \n LIMIT 5"),
    ExpressionCase("select(T.c.id).limit(5).offset(2)", "SELECT t.id \nFROM t \n LIMIT 5 OFFSET 2"),
    ExpressionCase("select(T.c.id).offset(2)", "SELECT t.id \nFROM t\n LIMIT ALL OFFSET 2"),
    ExpressionCase("select(T.c.id).distinct()", "SELECT DISTINCT t.id \nFROM t"),
    ExpressionCase(
      "select(T.c.id).distinct(T.c.name)", "SELECT DISTINCT ON (t.name) t.id \nFROM t"),
    ExpressionCase("select(sa.distinct(T.c.id))", "SELECT DISTINCT t.id \nFROM t"),
    ExpressionCase("select(T.c.id).with_for_update()", "SELECT t.id \nFROM t FOR UPDATE"),
    ExpressionCase(
      "select(T.c.id).with_for_update(nowait=True, of=T)",
      "SELECT t.id \nFROM t FOR UPDATE OF t NOWAIT"),
    ExpressionCase(
      "select(T.c.id).with_for_update(read=True, skip_locked=True)",
      "SELECT t.id \nFROM t FOR SHARE SKIP LOCKED"),
    ExpressionCase(
      "select(T.c.id).join(U, T.c.id == U.c.t_id)",
      "SELECT t.id \nFROM t JOIN sc.u ON t.id = sc.u.t_id"),
    ExpressionCase(
      "select(T.c.id).outerjoin(U, T.c.id == U.c.t_id)",
      "SELECT t.id \nFROM t LEFT OUTER JOIN sc.u ON t.id = sc.u.t_id"),
    ExpressionCase(
      "select(T.c.id, U.c.v).select_from(T.join(U, T.c.id == U.c.t_id))",
      "SELECT t.id, sc.u.v \nFROM t JOIN sc.u ON t.id = sc.u.t_id"),
    ExpressionCase(
      "select(T.c.id, U.c.v).select_from(T.outerjoin(U, T.c.id == U.c.t_id)).where(U.c.v.is_(None))",
      "SELECT t.id, sc.u.v \nFROM t LEFT OUTER JOIN sc.u ON t.id = sc.u.t_id \nWHERE sc.u.v IS NULL"
    ),
    ExpressionCase(
      "select(T.c.id).select_from(sa.join(T, U, T.c.id == U.c.t_id))",
      "SELECT t.id \nFROM t JOIN sc.u ON t.id = sc.u.t_id"),
    ExpressionCase(
      "select(R.c.id).select_from(R.join(Q))", "SELECT r.id \nFROM r JOIN q ON q.id = r.t_id"),
    ExpressionCase("select(R.c.id).join(Q)", "SELECT r.id \nFROM r JOIN q ON q.id = r.t_id"),
    ExpressionCase(
      "select(R.c.id).join_from(R, Q)", "SELECT r.id \nFROM r JOIN q ON q.id = r.t_id"),
    ExpressionCase(
      "select(R.c.id, Q.c.id).join(Q, isouter=True)",
      "SELECT r.id, q.id AS id_1 \nFROM r LEFT OUTER JOIN q ON q.id = r.t_id"),
    ExpressionCase(
      "select(R.c.id).join(Q, full=True)", "SELECT r.id \nFROM r FULL OUTER JOIN q ON q.id = r.t_id"
    ),
    ExpressionCase("select(R)", "SELECT r.id, r.name, r.n, r.ts, r.sd, r.t_id \nFROM r"),
    ExpressionCase("select(sa.text('1'))", "SELECT 1"),
    ExpressionCase("select(sa.text('a, b')).select_from(sa.text('t'))", "SELECT a, b \nFROM t"),
    ExpressionCase("select(sa.literal(1))", "SELECT 1 AS anon_1"),
    ExpressionCase("select(sa.literal(1), sa.literal('x'))", "SELECT 1 AS anon_1, 'x' AS anon_2"),
    ExpressionCase("select(sa.literal_column('1'))", "SELECT 1"),
    ExpressionCase("select(sa.literal_column('1').label('o'))", "SELECT 1 AS o"),
    ExpressionCase("select(sa.null(), sa.true())", "SELECT NULL AS anon_1, true AS anon_2"),
    ExpressionCase(
      "select(sa.cast(T.c.id, sa.String))", "SELECT CAST(t.id AS VARCHAR) AS id \nFROM t"),
    ExpressionCase(
      "select(sa.cast(T.c.id, sa.String), sa.cast(T.c.name, sa.Text))",
      "SELECT CAST(t.id AS VARCHAR) AS id, CAST(t.name AS TEXT) AS name \nFROM t"),
    ExpressionCase(
      "select(sa.case((T.c.id > 1, 'a'), else_='b'))",
      "SELECT CASE WHEN (t.id > 1) THEN 'a' ELSE 'b' END AS anon_1 \nFROM t"),
    ExpressionCase("select(-T.c.id)", "SELECT -t.id \nFROM t"),
    ExpressionCase("select(~(T.c.id == 1))", "SELECT t.id != 1 AS anon_1 \nFROM t"),
    ExpressionCase(
      "select(func.lower(T.c.name), func.lower(T.c.name))",
      "SELECT lower(t.name) AS lower_1, lower(t.name) AS lower_2 \nFROM t"),
    ExpressionCase("select(T.c.id, T.c.id)", "SELECT t.id, t.id AS id__1 \nFROM t"),
    ExpressionCase("select(T.alias('tt'))", "SELECT tt.id, tt.name, tt.x \nFROM t AS tt"),
    ExpressionCase("select(T.alias('tt').c.id)", "SELECT tt.id \nFROM t AS tt"),
    ExpressionCase("select(T.alias().c.id)", "SELECT t_1.id \nFROM t AS t_1"),
    ExpressionCase("select(sa.alias(T, 'z').c.id)", "SELECT z.id \nFROM t AS z"),
    ExpressionCase(
      "select(select(T.c.id).subquery('s'))", "SELECT s.id \nFROM (SELECT t.id AS id \nFROM t) AS s"
    ),
    ExpressionCase(
      "select(select(T.c.id).subquery())",
      "SELECT anon_1.id \nFROM (SELECT t.id AS id \nFROM t) AS anon_1"),
    ExpressionCase(
      "select(select(T.c.id, U.c.id).where(T.c.id==U.c.t_id).subquery('s'))",
      "SELECT s.id, s.id_1 \nFROM (SELECT t.id AS id, sc.u.id AS id_1 \nFROM t, sc.u \nWHERE t.id = sc.u.t_id) AS s"
    ),
    ExpressionCase(
      "select(select(func.count(T.c.id)).subquery('s'))",
      "SELECT s.count_1 \nFROM (SELECT count(t.id) AS count_1 \nFROM t) AS s"),
    ExpressionCase(
      "select(select(T.c.id.label('q')).where(T.c.id > 1).alias('s').c.q)",
      "SELECT s.q \nFROM (SELECT t.id AS q \nFROM t \nWHERE t.id > 1) AS s"),
    ExpressionCase(
      "select(T.c.id).where(T.c.id.in_(select(U.c.t_id)))",
      "SELECT t.id \nFROM t \nWHERE t.id IN (SELECT sc.u.t_id \nFROM sc.u)"),
    ExpressionCase(
      "select(T.c.id).where(T.c.id.not_in(select(U.c.t_id).where(U.c.v > 1)))",
      "SELECT t.id \nFROM t \nWHERE (t.id NOT IN (SELECT sc.u.t_id \nFROM sc.u \nWHERE sc.u.v > 1))"
    ),
    ExpressionCase(
      "select(T.c.id).where(sa.exists().where(U.c.t_id == T.c.id))",
      "SELECT t.id \nFROM t \nWHERE EXISTS (SELECT * \nFROM sc.u \nWHERE sc.u.t_id = t.id)"),
    ExpressionCase(
      "select(T.c.id).where(sa.exists(select(U.c.id).where(U.c.t_id == T.c.id)))",
      "SELECT t.id \nFROM t \nWHERE EXISTS (SELECT sc.u.id \nFROM sc.u \nWHERE sc.u.t_id = t.id)"),
    ExpressionCase(
      "select(T.c.id).where(~sa.exists(select(1).where(U.c.t_id == T.c.id)))",
      "SELECT t.id \nFROM t \nWHERE NOT (EXISTS (SELECT 1 \nFROM sc.u \nWHERE sc.u.t_id = t.id))"),
    ExpressionCase(
      "select(T.c.id).where(select(U.c.id).where(U.c.t_id == T.c.id).exists())",
      "SELECT t.id \nFROM t \nWHERE EXISTS (SELECT sc.u.id \nFROM sc.u \nWHERE sc.u.t_id = t.id)"),
    ExpressionCase(
      "select(T.c.id, select(func.max(U.c.v)).where(U.c.t_id == T.c.id).scalar_subquery())",
      "SELECT t.id, (SELECT max(sc.u.v) AS max_1 \nFROM sc.u \nWHERE sc.u.t_id = t.id) AS anon_1 \nFROM t"
    ),
    ExpressionCase(
      "select(T.c.id, select(func.max(U.c.v)).where(U.c.t_id == T.c.id).scalar_subquery().label('mx'))",
      "SELECT t.id, (SELECT max(sc.u.v) AS max_1 \nFROM sc.u \nWHERE sc.u.t_id = t.id) AS mx \nFROM t"
    ),
    ExpressionCase(
      "select(T.c.id, select(func.max(U.c.v)).where(U.c.t_id == T.c.id).label('mx'))",
      "SELECT t.id, (SELECT max(sc.u.v) AS max_1 \nFROM sc.u \nWHERE sc.u.t_id = t.id) AS mx \nFROM t"
    ),
    ExpressionCase(
      "select(T.c.id).where(T.c.id == select(func.max(U.c.t_id)).scalar_subquery())",
      "SELECT t.id \nFROM t \nWHERE t.id = (SELECT max(sc.u.t_id) AS max_1 \nFROM sc.u)"),
    ExpressionCase(
      "select(T.c.id).where(T.c.id == select(func.max(U.c.t_id)).correlate(T).scalar_subquery())",
      "SELECT t.id \nFROM t \nWHERE t.id = (SELECT max(sc.u.t_id) AS max_1 \nFROM sc.u)"),
    ExpressionCase(
      "select(T.c.id).union(select(U.c.id))",
      "SELECT t.id \nFROM t UNION SELECT sc.u.id \nFROM sc.u"),
    ExpressionCase(
      "sa.union_all(select(T.c.id), select(U.c.id))",
      "SELECT t.id \nFROM t UNION ALL SELECT sc.u.id \nFROM sc.u"),
    ExpressionCase(
      "sa.union(select(T.c.id), select(U.c.id)).order_by('id').limit(3)",
      "SELECT t.id \nFROM t UNION SELECT sc.u.id \nFROM sc.u ORDER BY id \n LIMIT 3"),
    ExpressionCase(
      "sa.union(select(T.c.id).limit(1), select(U.c.id))",
      "(SELECT t.id \nFROM t \n LIMIT 1) UNION SELECT sc.u.id \nFROM sc.u"),
    ExpressionCase(
      "sa.intersect(select(T.c.id), select(U.c.id))",
      "SELECT t.id \nFROM t INTERSECT SELECT sc.u.id \nFROM sc.u"),
    ExpressionCase(
      "select(T.c.id).except_(select(U.c.id)).subquery('x').select()",
      "SELECT x.id \nFROM (SELECT t.id AS id \nFROM t EXCEPT SELECT sc.u.id AS id \nFROM sc.u) AS x"
    ),
    ExpressionCase(
      "select(sa.union(select(T.c.id), select(U.c.id)).subquery('x'))",
      "SELECT x.id \nFROM (SELECT t.id AS id \nFROM t UNION SELECT sc.u.id AS id \nFROM sc.u) AS x"),
    ExpressionCase(
      "select(select(T.c.id).cte('c'))",
      "WITH c AS \n(SELECT t.id AS id \nFROM t)\n SELECT c.id \nFROM c"),
    ExpressionCase(
      "select(select(T.c.id).cte('c').c.id)",
      "WITH c AS \n(SELECT t.id AS id \nFROM t)\n SELECT c.id \nFROM c"),
    ExpressionCase(
      "select(select(T.c.id).cte('c')).where(sa.text('1=1'))",
      "WITH c AS \n(SELECT t.id AS id \nFROM t)\n SELECT c.id \nFROM c \nWHERE 1=1"),
    ExpressionCase(
      "select(select(T.c.id).where(T.c.id > 1).cte('c'), U.c.v)",
      "WITH c AS \n(SELECT t.id AS id \nFROM t \nWHERE t.id > 1)\n SELECT c.id, sc.u.v \nFROM c, sc.u"
    ),
    ExpressionCase(
      "select(T.c.id).where(sa.and_(T.c.id == 1, sa.or_(T.c.name == 'a', T.c.name.is_(None))))",
      "SELECT t.id \nFROM t \nWHERE t.id = 1 AND (t.name = 'a' OR t.name IS NULL)"),
    ExpressionCase(
      "select(T.c.id).where(sa.or_(T.c.id == 1, T.c.id == 2)).where(T.c.name != 'q')",
      "SELECT t.id \nFROM t \nWHERE (t.id = 1 OR t.id = 2) AND t.name != 'q'"),
    ExpressionCase(
      #"select(T.c.id).where(sa.text("name = 'x'"))"#, "SELECT t.id \nFROM t \nWHERE name = 'x'"),
    ExpressionCase(
      #"select(T.c.id).where(sa.text("name = :n").bindparams(n='q'))"#,
      "SELECT t.id \nFROM t \nWHERE name = 'q'"),
    ExpressionCase(
      "select(T.c.id).where(T.c.name == sa.bindparam('p'))",
      "SELECT t.id \nFROM t \nWHERE t.name = NULL"),
    ExpressionCase(
      "select(T.c.id).where(T.c.name == sa.bindparam('p', 'q'))",
      "SELECT t.id \nFROM t \nWHERE t.name = 'q'"),
    ExpressionCase(
      "select(sa.func.coalesce(T.c.name, 'x').label('nm')).group_by(sa.text('nm'))",
      "SELECT coalesce(t.name, 'x') AS nm \nFROM t GROUP BY nm"),
    ExpressionCase(
      "select(T.c.id).group_by(T.c.id, T.c.name).order_by(T.c.id.asc().nulls_last(), T.c.name)",
      "SELECT t.id \nFROM t GROUP BY t.id, t.name ORDER BY t.id ASC NULLS LAST, t.name"),
    ExpressionCase(
      "select(sa.func.row_number().over(partition_by=T.c.name, order_by=T.c.id))",
      "SELECT row_number() OVER (PARTITION BY t.name ORDER BY t.id) AS anon_1 \nFROM t"),
    ExpressionCase(
      "select(func.max(T.c.id)).select_from(T).where(T.c.name.like('x%'))",
      "SELECT max(t.id) AS max_1 \nFROM t \nWHERE t.name LIKE 'x%'"),
    ExpressionCase("select()", "SELECT"),
    ExpressionCase("select(T.c.id).prefix_with('ALL')", "SELECT ALL t.id \nFROM t"),
    ExpressionCase("select(T.c.id).select_from(T, U)", "SELECT t.id \nFROM t, sc.u"),
    ExpressionCase("select('*')", "SELECT *"),
    ExpressionCase("select(sa.column('q')).select_from(sa.table('zz'))", "SELECT q \nFROM zz"),
    ExpressionCase(
      "select(sa.column('q'), sa.column('q2')).select_from(sa.text('zz'))", "SELECT q, q2 \nFROM zz"
    ),
    ExpressionCase("select(sa.tuple_(T.c.id, T.c.name))", "!! CompileError"),
    ExpressionCase(
      "select(T.c.id).filter(T.c.id==1).filter_by(name='x')",
      "SELECT t.id \nFROM t \nWHERE t.id = 1 AND t.name = 'x'"),
    ExpressionCase("select(T.c.id).with_only_columns(T.c.name)", "SELECT t.name \nFROM t"),
    ExpressionCase("select(T.c.id).add_columns(T.c.name)", "SELECT t.id, t.name \nFROM t"),
    ExpressionCase("select(T.c.id).order_by(None)", "SELECT t.id \nFROM t"),
    ExpressionCase("select(T.c.id).fetch(5)", "SELECT t.id \nFROM t\n FETCH FIRST (5) ROWS ONLY"),
    ExpressionCase(
      "select(func.unnest(pg.array([1,2])))", "SELECT unnest(ARRAY[1, 2]) AS unnest_1"),
    ExpressionCase(
      "select(func.unnest(pg.array([1,2])).label('z'))", "SELECT unnest(ARRAY[1, 2]) AS z"),
    ExpressionCase(
      "select(sa.text('*')).select_from(func.generate_series(1,3))",
      "SELECT * \nFROM generate_series(1, 3)"),
    ExpressionCase("select(T.c.name.distinct())", "SELECT DISTINCT t.name \nFROM t"),
    ExpressionCase(
      "select(func.count(T.c.name.distinct()))", "SELECT count(DISTINCT t.name) AS count_1 \nFROM t"
    ),
    ExpressionCase(
      "select(sa.values(column('a',sa.Integer),column('b',sa.String),name='v').data([(1,'x'),(2,'y')]))",
      "SELECT v.a, v.b \nFROM (VALUES (1, 'x'), (2, 'y')) AS v (a, b)"),
    ExpressionCase(
      "select(sa.text('x').columns(column('a')).subquery('s').c.a)", "SELECT s.a \nFROM (x) AS s"),
    ExpressionCase("sa.text('select 1').columns(column('a'))", "select 1"),
    ExpressionCase("insert(T).values(id=1, name='x')", "INSERT INTO t (id, name) VALUES (1, 'x')"),
    ExpressionCase("T.insert().values(id=1, name='x')", "INSERT INTO t (id, name) VALUES (1, 'x')"),
    ExpressionCase(
      #"T.insert().values({'id': 1, 'name': "o'x"})"#, "INSERT INTO t (id, name) VALUES (1, 'o''x')"
    ),
    ExpressionCase(
      "T.insert().values([{'id': 1, 'name': 'a'}, {'id': 2, 'name': 'b'}])",
      "INSERT INTO t (id, name) VALUES (1, 'a'), (2, 'b')"),
    ExpressionCase("T.insert().values(id=None)", "INSERT INTO t (id) VALUES (NULL)"),
    ExpressionCase(
      "T.insert().values(name=func.lower('X'))", "INSERT INTO t (name) VALUES (lower('X'))"),
    ExpressionCase(#"T.insert().values(name=sa.text("'x'"))"#, "INSERT INTO t (name) VALUES ('x')"),
    ExpressionCase("T.insert().values({T.c.id: 4})", "INSERT INTO t (id) VALUES (4)"),
    ExpressionCase("T.insert().values(id=sa.bindparam('q'))", "INSERT INTO t (id) VALUES (NULL)"),
    ExpressionCase(
      "T.insert().values(id=select(func.max(U.c.id)).scalar_subquery())",
      "INSERT INTO t (id) VALUES ((SELECT max(sc.u.id) AS max_1 \nFROM sc.u))"),
    ExpressionCase(
      "T.insert().from_select(['id', 'name'], select(U.c.id, U.c.v))",
      "INSERT INTO t (id, name) SELECT sc.u.id, sc.u.v \nFROM sc.u"),
    ExpressionCase(
      "T.insert().from_select([T.c.id], select(U.c.id).where(U.c.v > 1))",
      "INSERT INTO t (id) SELECT sc.u.id \nFROM sc.u \nWHERE sc.u.v > 1"),
    ExpressionCase(
      "T.insert().values(id=1).returning(T.c.id)", "INSERT INTO t (id) VALUES (1) RETURNING t.id"),
    ExpressionCase(
      "T.insert().values(id=1).returning(T)",
      "INSERT INTO t (id) VALUES (1) RETURNING t.id, t.name, t.x"),
    ExpressionCase("T.insert().values(nope=1)", "!! CompileError"),
    ExpressionCase("U.insert().values(id=1)", "INSERT INTO sc.u (id) VALUES (1)"),
    ExpressionCase(
      "R.insert().values(name='x')", "INSERT INTO r (name, ts) VALUES ('x', now()) RETURNING r.id"),
    ExpressionCase(
      "R.insert().values(id=1)", "INSERT INTO r (id, name, ts) VALUES (1, NULL, now())"),
    ExpressionCase(
      "R.insert().values(id=1, name='x', ts=None)",
      "INSERT INTO r (id, name, ts) VALUES (1, 'x', NULL)"),
    ExpressionCase(
      "insert(R).values(name='x').inline()", "INSERT INTO r (name, ts) VALUES ('x', now())"),
    ExpressionCase(
      "R.insert().values([{'name': 'a'}, {'name': 'b'}])",
      "INSERT INTO r (name, ts) VALUES ('a', now()), ('b', now())"),
    ExpressionCase(
      "R.insert().from_select(['id', 'name'], select(Q.c.id, sa.literal('a')))",
      "INSERT INTO r (id, name, ts) SELECT q.id, 'a' AS anon_1, now() AS now_1 \nFROM q"),
    ExpressionCase("Q.insert().values(e='a')", "INSERT INTO q (e) VALUES ('a') RETURNING q.id"),
    ExpressionCase("W.insert().values(k='x')", "INSERT INTO w (k, u) VALUES ('x', NULL)"),
    ExpressionCase("W.insert().values(u=None)", "INSERT INTO w (u) VALUES (NULL)"),
    ExpressionCase(
      "pg.insert(T).values(id=1).on_conflict_do_nothing()",
      "INSERT INTO t (id) VALUES (1) ON CONFLICT DO NOTHING"),
    ExpressionCase(
      "pg.insert(T).values(id=1, name='x').on_conflict_do_nothing(index_elements=['id'])",
      "INSERT INTO t (id, name) VALUES (1, 'x') ON CONFLICT (id) DO NOTHING"),
    ExpressionCase(
      "pg.insert(T).values(id=1, name='x').on_conflict_do_update(index_elements=[T.c.id], set_={'name': 'y'})",
      "INSERT INTO t (id, name) VALUES (1, 'x') ON CONFLICT (id) DO UPDATE SET name = 'y'"),
    ExpressionCase(
      "pg.insert(T).values(id=1).on_conflict_do_nothing(constraint='uq')",
      "INSERT INTO t (id) VALUES (1) ON CONFLICT ON CONSTRAINT uq DO NOTHING"),
    ExpressionCase("update(T).values(name='x')", "UPDATE t SET name='x'"),
    ExpressionCase(
      "T.update().where(T.c.id == 1).values(name='x')", "UPDATE t SET name='x' WHERE t.id = 1"),
    ExpressionCase("T.update().values({T.c.name: 'x', 'id': 3})", "UPDATE t SET id=3, name='x'"),
    ExpressionCase("T.update().values(name=None)", "UPDATE t SET name=NULL"),
    ExpressionCase(
      "T.update().values(name=T.c.name + 'x').where(T.c.name.is_(None))",
      "UPDATE t SET name=(t.name || 'x') WHERE t.name IS NULL"),
    ExpressionCase("T.update().values(id=T.c.id + 1)", "UPDATE t SET id=(t.id + 1)"),
    ExpressionCase("T.update().values(name=sa.null())", "UPDATE t SET name=NULL"),
    ExpressionCase(
      "T.update().values(name=func.lower(T.c.name))", "UPDATE t SET name=lower(t.name)"),
    ExpressionCase(
      "T.update().values(name=sa.case((T.c.id == 1, 'a'), else_='b'))",
      "UPDATE t SET name=CASE WHEN (t.id = 1) THEN 'a' ELSE 'b' END"),
    ExpressionCase(
      "T.update().values(name=select(U.c.v).where(U.c.t_id == T.c.id).scalar_subquery())",
      "UPDATE t SET name=(SELECT sc.u.v \nFROM sc.u \nWHERE sc.u.t_id = t.id)"),
    ExpressionCase(
      "T.update().values(name=select(U.c.v).where(U.c.t_id == T.c.id).limit(1).scalar_subquery()).where(T.c.id.in_([1, 2]))",
      "UPDATE t SET name=(SELECT sc.u.v \nFROM sc.u \nWHERE sc.u.t_id = t.id \n LIMIT 1) WHERE t.id IN (1, 2)"
    ),
    ExpressionCase(
      "T.update().values(name=U.c.v).where(T.c.id == U.c.t_id)",
      "UPDATE t SET name=sc.u.v FROM sc.u WHERE t.id = sc.u.t_id"),
    ExpressionCase(
      "T.update().where(T.c.id == sa.bindparam('b_id')).values(name=sa.bindparam('b_name'))",
      "UPDATE t SET name=NULL WHERE t.id = NULL"),
    ExpressionCase(
      "T.update().where(T.c.id == 1).where(T.c.name == 'q').values(name='x')",
      "UPDATE t SET name='x' WHERE t.id = 1 AND t.name = 'q'"),
    ExpressionCase("T.update().values(id=1).returning(T.c.id)", "UPDATE t SET id=1 RETURNING t.id"),
    ExpressionCase("R.update().values(name='x')", "UPDATE r SET name='x', n=NULL"),
    ExpressionCase(
      "R.update().where(R.c.id == 1).values({'name': 'x', 'n': 4})",
      "UPDATE r SET name='x', n=4 WHERE r.id = 1"),
    ExpressionCase(
      "U.update().values(v=1.5).where(U.c.id == 1)", "UPDATE sc.u SET v=1.5 WHERE sc.u.id = 1"),
    ExpressionCase("U.update().values(v=None)", "UPDATE sc.u SET v=NULL"),
    ExpressionCase(
      "T.update().values(name=sa.cast(T.c.id, sa.String))",
      "UPDATE t SET name=CAST(t.id AS VARCHAR)"),
    ExpressionCase(
      "T.update().where(sa.exists().where(U.c.t_id == T.c.id)).values(name='x')",
      "UPDATE t SET name='x' WHERE EXISTS (SELECT * \nFROM sc.u \nWHERE sc.u.t_id = t.id)"),
    ExpressionCase("delete(T)", "DELETE FROM t"),
    ExpressionCase("T.delete().where(T.c.id == 1)", "DELETE FROM t WHERE t.id = 1"),
    ExpressionCase(
      "T.delete().where(T.c.id.in_([1, 2]), T.c.name == 'x')",
      "DELETE FROM t WHERE t.id IN (1, 2) AND t.name = 'x'"),
    ExpressionCase(
      "T.delete().where(T.c.id.in_(select(U.c.t_id)))",
      "DELETE FROM t WHERE t.id IN (SELECT sc.u.t_id \nFROM sc.u)"),
    ExpressionCase("U.delete().where(U.c.id == 1)", "DELETE FROM sc.u WHERE sc.u.id = 1"),
    ExpressionCase(
      "T.delete().where(T.c.id == U.c.t_id)", "DELETE FROM t USING sc.u WHERE t.id = sc.u.t_id"),
    ExpressionCase("T.delete().where(sa.text('1 = 1'))", "DELETE FROM t WHERE 1 = 1"),
    ExpressionCase(
      "T.delete().where(sa.exists().where(sa.and_(U.c.t_id == T.c.id, U.c.v > 2)))",
      "DELETE FROM t WHERE EXISTS (SELECT * \nFROM sc.u \nWHERE sc.u.t_id = t.id AND sc.u.v > 2)"),
    ExpressionCase(
      "T.delete().where(T.c.id == 1).returning(T.c.id)",
      "DELETE FROM t WHERE t.id = 1 RETURNING t.id"),
    ExpressionCase("R.delete()", "DELETE FROM r"),
    ExpressionCase("R.update().values(ts=func.now())", "UPDATE r SET n=NULL, ts=now()"),
    ExpressionCase(
      "T.update().values(id=1).where(T.c.id == None)", "UPDATE t SET id=1 WHERE t.id IS NULL"),
    ExpressionCase("T.alias('a').insert()", "!! AttributeError"),
    ExpressionCase(
      "T.update().ordered_values((T.c.name, 'x'), (T.c.id, 1))", "UPDATE t SET name='x', id=1"),
    ExpressionCase(
      "R.update().values(t_id=select(Q.c.id).where(Q.c.id == R.c.t_id).scalar_subquery())",
      "UPDATE r SET n=NULL, t_id=(SELECT q.id \nFROM q \nWHERE q.id = r.t_id)"),
    ExpressionCase(
      "select(R.c.id).where(R.c.name.in_(['a', 'b'])).where(R.c.id.not_in([1]))",
      "SELECT r.id \nFROM r \nWHERE r.name IN ('a', 'b') AND (r.id NOT IN (1))"),
    ExpressionCase(
      "select(Q.c.d['a'].astext.label('k')).where(Q.c.d['b'].astext == 'x')",
      "SELECT q.d ->> 'a' AS k \nFROM q \nWHERE (q.d ->> 'b') = 'x'"),
    ExpressionCase(
      "select(Q.c.d['a'].astext, Q.c.d['a'])",
      "SELECT q.d ->> 'a' AS anon_1, q.d['a'] AS anon_2 \nFROM q"),
    ExpressionCase(
      #"Q.update().values(d=func.jsonb_set(Q.c.d, '{a}', '"x"'))"#,
      #"UPDATE q SET d=jsonb_set(q.d, '{a}', '"x"')"#),
    ExpressionCase("Q.update().values(d=Q.c.d.op('-')('a'))", "UPDATE q SET d=(q.d - 'a')"),
    ExpressionCase(
      #"Q.update().values(d=Q.c.d.concat(sa.text("'{}'::jsonb")))"#,
      "UPDATE q SET d=(q.d || '{}'::jsonb)"),
    ExpressionCase("select(T.c.id).where(T.c.x == 'y')", "SELECT t.id \nFROM t \nWHERE t.x = 'y'"),
    ExpressionCase(
      "select(T.c.id).where(func.lower(T.c.name) == func.lower(sa.bindparam('q', 'A')))",
      "SELECT t.id \nFROM t \nWHERE lower(t.name) = lower('A')"),
    ExpressionCase(
      "select(T.c.id).where(T.c.id.between(1, 3))",
      "SELECT t.id \nFROM t \nWHERE t.id BETWEEN 1 AND 3"),
    ExpressionCase(
      "select(sa.func.json_agg(sa.text('x'))).select_from(T)",
      "SELECT json_agg(x) AS json_agg_1 \nFROM t"),
    ExpressionCase(
      "select(T.c.id.label('a'), T.c.id.label('a'))", "SELECT t.id AS a, t.id AS a \nFROM t"),
    ExpressionCase(
      "select(sa.select(T.c.id).lateral('l'))",
      "SELECT l.id \nFROM LATERAL (SELECT t.id AS id \nFROM t) AS l"),
    ExpressionCase(
      "select(T.c.id).join(select(U.c.t_id).subquery('s'), sa.text('true'))",
      "SELECT t.id \nFROM t JOIN (SELECT sc.u.t_id AS t_id \nFROM sc.u) AS s ON true"),
    ExpressionCase(
      "select(T.c.id).correlate(None).where(T.c.id == U.c.id)",
      "SELECT t.id \nFROM t, sc.u \nWHERE t.id = sc.u.id"),
    ExpressionCase(
      "sa.exists(select(T.c.id)).select()", "SELECT EXISTS (SELECT t.id \nFROM t) AS anon_1"),
    ExpressionCase(
      "select(sa.exists(select(T.c.id)))", "SELECT EXISTS (SELECT t.id \nFROM t) AS anon_1"),
    ExpressionCase(
      "select(sa.not_(sa.exists(select(T.c.id))))",
      "SELECT NOT (EXISTS (SELECT t.id \nFROM t)) AS anon_1"),
    ExpressionCase("select(T.c.id).execution_options(a=1)", "SELECT t.id \nFROM t"),
    ExpressionCase(
      "select(func.sum(sa.case((T.c.id > 1, 1), else_=0)))",
      "SELECT sum(CASE WHEN (t.id > 1) THEN 1 ELSE 0 END) AS sum_1 \nFROM t"),
    ExpressionCase("select(T.c.id).scalar_subquery()", "(SELECT t.id \nFROM t)"),
    ExpressionCase("select(T.c.id).subquery('x')", "SELECT t.id \nFROM t"),
    ExpressionCase("select(T.c.id).cte('x')", "SELECT t.id \nFROM t"),
    ExpressionCase("T", ""),
    ExpressionCase("T.alias('q')", ""),
    ExpressionCase("T.c.id", "t.id"),
    ExpressionCase("R.c.name", "r.name"),
    ExpressionCase("T.join(U, T.c.id == U.c.id)", "t JOIN sc.u ON t.id = sc.u.id"),
    ExpressionCase("sa.tablesample(T, 5)", "t AS t_1 TABLESAMPLE system(5)"),
  ]
}
