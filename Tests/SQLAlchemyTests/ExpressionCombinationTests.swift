import Testing

@testable import SQLAlchemy

@Suite struct ExpressionCombinationTests {
  @Test func randomCombinationsAsSQLAlchemyWritesThem() throws {
    try ExpressionProgram.check(Self.combinations)
  }

  static let combinations: [ExpressionCase] = [
    ExpressionCase("func.f(R.c.n, type_=sa.Boolean)", "f(r.n)"),
    ExpressionCase(
      "T.delete().where(((~(b < 2.5)) | (U.c.v != U.c.id))).where((sa.literal(5) >= sa.literal(5)))",
      "DELETE FROM t USING sc.u WHERE (b >= 2.5 OR sc.u.v != sc.u.id) AND 5 >= 5"),
    ExpressionCase(
      "select(func.abs(T.c.id), func.concat((T.c.name + func.lower(s)), (s + s))).where(sa.exists().where(((sa.literal(5) >= U.c.v) & (column('f',sa.Float) != T.c.id)))).order_by((U.c.id + T.c.id))",
      "SELECT abs(t.id) AS abs_1, concat(t.name || lower(s), s || s) AS concat_1 \nFROM t \nWHERE EXISTS (SELECT * \nFROM sc.u \nWHERE 5 >= sc.u.v AND f != t.id) ORDER BY sc.u.id + t.id"
    ),
    ExpressionCase(
      "sa.case((sa.not_((U.c.v).between(3, sa.literal(5))), -(func.abs(column('f',sa.Float)))), else_=sa.literal(5).op('#')(b))",
      "CASE WHEN (sc.u.v NOT BETWEEN 3 AND 5) THEN -abs(f) ELSE 5 # b END"),
    ExpressionCase(
      "select(T.c.id, func.count().label('n')).where(((column('f',sa.Float) == 3) == bo)).group_by(T.c.id).having((~(T.c.id != U.c.v)))",
      "SELECT t.id, count(*) AS n \nFROM t \nWHERE (f = 3) = bo GROUP BY t.id \nHAVING t.id = sc.u.v"
    ),
    ExpressionCase(
      "T.update().values(id=func.abs(-(U.c.id)), name=(T.c.name + s)).where((sa.true() & (~(U.c.v > b))))",
      "UPDATE t SET id=abs(-sc.u.id), name=(t.name || s) FROM sc.u WHERE sc.u.v <= b"),
    ExpressionCase(
      "T.delete().where(((sa.literal('q') + sa.literal('q')) == None)).where((b).not_in([1, 2, R.c.n]))",
      "DELETE FROM t USING r WHERE ('q' || 'q') IS NULL AND (b NOT IN (1, 2, r.n))"),
    ExpressionCase("(~((T.c.id == None) | (R.c.n != 3)))", "NOT (t.id IS NULL OR r.n != 3)"),
    ExpressionCase(
      "T.delete().where(((Q.c.id - Q.c.id) > sa.case(((column('f',sa.Float) < U.c.v), 3), else_=2.5))).where((T.c.name).not_like(s))",
      "DELETE FROM t USING q, sc.u WHERE q.id - q.id > CASE WHEN (f < sc.u.v) THEN 3 ELSE 2.5 END AND t.name NOT LIKE s"
    ),
    ExpressionCase(
      "select(T.c.id).where(T.c.id.in_(select((R.c.n * U.c.id)).where(func.f(R.c.n, type_=sa.Boolean))))",
      "SELECT t.id \nFROM t \nWHERE t.id IN (SELECT r.n * sc.u.id AS anon_1 \nFROM r, sc.u \nWHERE f(r.n))"
    ),
    ExpressionCase(
      "select(T.c.id, func.count().label('n')).where(sa.or_(sa.or_((sa.literal(5) == U.c.v), (column('f',sa.Float) != T.c.id)), sa.and_((U.c.v < 3), (sa.literal(5) >= U.c.id), (U.c.v != sa.literal(5))))).group_by(T.c.id).having(sa.not_((b == sa.literal(5))))",
      "SELECT t.id, count(*) AS n \nFROM t, sc.u \nWHERE 5 = sc.u.v OR f != t.id OR sc.u.v < 3 AND 5 >= sc.u.id AND sc.u.v != 5 GROUP BY t.id \nHAVING b != 5"
    ),
    ExpressionCase(
      "(sa.case((((R.c.n > Q.c.id) & (sa.literal(5) != R.c.n)), -(column('f',sa.Float))), else_=(3 % b)) % func.coalesce(U.c.id, (2.5 * U.c.id)))",
      "CASE WHEN (r.n > q.id AND 5 != r.n) THEN -f ELSE 3 % b END % coalesce(sc.u.id, 2.5 * sc.u.id)"
    ),
    ExpressionCase(
      "(T.c.id.op('<<')((column('f',sa.Float) % 2.5))).between(b, sa.cast(sa.cast(3, sa.Integer), sa.Integer))",
      "(t.id << f % 2.5) BETWEEN b AND CAST(CAST(3 AS INTEGER) AS INTEGER)"),
    ExpressionCase(
      "(((s + s) + (s).collate('C'))).collate('C')", #"s || s || (s COLLATE "C") COLLATE "C""#),
    ExpressionCase(
      "(column('f',sa.Float).op('<<')(sa.case(((Q.c.id >= U.c.id), T.c.id), else_=b)) != None)",
      "(f << CASE WHEN (q.id >= sc.u.id) THEN t.id ELSE b END) IS NOT NULL"),
    ExpressionCase(
      "T.insert().from_select(['id', 'name'], select(func.abs(U.c.id), (sa.literal('q')).collate('C')).where((func.abs(2.5) == None)))",
      #"INSERT INTO t (id, name) SELECT abs(sc.u.id) AS abs_1, 'q' COLLATE "C" AS anon_1 \#nFROM sc.u \#nWHERE abs(2.5) IS NULL"#
    ),
    ExpressionCase(
      "(U.c.v.op('<<')(func.sum(R.c.n).over(partition_by=a))).not_in([1, 2, column('f',sa.Float)])",
      "((sc.u.v << sum(r.n) OVER (PARTITION BY a)) NOT IN (1, 2, f))"),
    ExpressionCase(
      "select(T.c.id, func.count().label('n')).where(sa.false()).group_by(T.c.id).having((U.c.id).is_not(None))",
      "SELECT t.id, count(*) AS n \nFROM t \nWHERE false GROUP BY t.id \nHAVING sc.u.id IS NOT NULL"
    ),
    ExpressionCase(
      "(j['k'].astext + ((sa.cast(b,sa.String) + func.lower(s)) + func.concat(func.lower(s), sa.literal('q'))))",
      "(j ->> 'k') || CAST(b AS VARCHAR) || lower(s) || concat(lower(s), 'q')"),
    ExpressionCase(
      "(func.concat((func.lower(s) + sa.literal('q')), j['k'].astext) == None)",
      "concat(lower(s) || 'q', (j ->> 'k')) IS NULL"),
    ExpressionCase("sa.not_((func.abs(Q.c.id) == (3 % b)))", "abs(q.id) != 3 % b"),
    ExpressionCase(
      "sa.exists().where(sa.exists().where((~(U.c.v == R.c.n))))",
      "EXISTS (SELECT * \nWHERE EXISTS (SELECT * \nFROM r, sc.u \nWHERE r.n != sc.u.v))"),
    ExpressionCase(
      "((func.abs(U.c.v) - sa.case(((R.c.n != sa.literal(5)), sa.literal(5)), else_=3))).is_not(None)",
      "abs(sc.u.v) - CASE WHEN (r.n != 5) THEN 5 ELSE 3 END IS NOT NULL"),
    ExpressionCase(
      "select(T.c.id).where(T.c.id.in_(select((U.c.v + column('f',sa.Float))).where((((U.c.v < U.c.v) == False) == False))))",
      "SELECT t.id \nFROM t \nWHERE t.id IN (SELECT sc.u.v + f AS anon_1 \nFROM sc.u \nWHERE ((sc.u.v < sc.u.v) = false) = false)"
    ),
    ExpressionCase(
      "(((U.c.v + U.c.id) * -(Q.c.id)) == ((2.5 / R.c.n) / (b + U.c.id)))",
      "(sc.u.v + sc.u.id) * (-q.id) = (2.5 / CAST(r.n AS NUMERIC)) / CAST((b + sc.u.id) AS NUMERIC)"
    ),
    ExpressionCase(
      "T.insert().from_select(['id', 'name'], select(func.abs(sa.literal(5)), (func.lower(s) + T.c.name)).where(sa.false()))",
      "INSERT INTO t (id, name) SELECT abs(5) AS abs_1, lower(s) || t.name AS anon_1 \nFROM t \nWHERE false"
    ),
    ExpressionCase(
      "select(T.c.id, func.count().label('n')).where((func.abs(2.5) > (b * column('f',sa.Float)))).group_by(T.c.id).having(((column('f',sa.Float) == R.c.n) == bo))",
      "SELECT t.id, count(*) AS n \nFROM t \nWHERE abs(2.5) > b * f GROUP BY t.id \nHAVING (r.n = f) = bo"
    ),
    ExpressionCase(
      "sa.and_((U.c.id.op('#')(Q.c.id)).in_([1, 2, Q.c.id]), ((sa.cast(b,sa.String)).like('x%') & sa.true()), (Q.c.id.op('<<')(U.c.id)).not_in([1, 2, 2.5]))",
      "(sc.u.id # q.id) IN (1, 2, q.id) AND CAST(b AS VARCHAR) LIKE 'x%' AND ((q.id << sc.u.id) NOT IN (1, 2, 2))"
    ),
    ExpressionCase(
      "(((sa.literal(5) + U.c.id) + (3 % Q.c.id))).is_(None)", "5 + sc.u.id + 3 % q.id IS NULL"),
    ExpressionCase("func.f(2.5, type_=sa.Boolean)", "f(2.5)"),
    ExpressionCase(
      "select(T.c.id, func.count().label('n')).where(sa.not_((T.c.name).startswith('x%'))).group_by(T.c.id).having(((R.c.n == 3) == False))",
      "SELECT t.id, count(*) AS n \nFROM t \nWHERE (t.name NOT LIKE 'x%' || '%') GROUP BY t.id \nHAVING (r.n = 3) = false"
    ),
    ExpressionCase(
      "(R.c.n.op('^')((U.c.id - sa.literal(5)))).between(U.c.v, sa.case(((b >= 2.5), -(column('f',sa.Float))), else_=(column('f',sa.Float) - 3)))",
      "(r.n ^ sc.u.id - 5) BETWEEN sc.u.v AND CASE WHEN (b >= 2.5) THEN -f ELSE f - 3 END"),
    ExpressionCase(
      "T.delete().where(((Q.c.id - column('f',sa.Float)) < sa.cast(Q.c.id, sa.Integer))).where((column('f',sa.Float) != None))",
      "DELETE FROM t USING q WHERE q.id - f < CAST(q.id AS INTEGER) AND f IS NOT NULL"),
    ExpressionCase(
      "T.update().values(id=func.abs(sa.cast(T.c.id, sa.Integer)), name=(sa.cast(b,sa.String) + R.c.name)).where((func.abs(U.c.id) >= (U.c.v * T.c.id)))",
      "UPDATE t SET id=abs(CAST(t.id AS INTEGER)), name=(CAST(b AS VARCHAR) || r.name) FROM sc.u, r WHERE abs(sc.u.id) >= sc.u.v * t.id"
    ),
    ExpressionCase(
      "T.update().values(id=((U.c.v / column('f',sa.Float)) - (Q.c.id % Q.c.id)), name=(T.c.name + T.c.name)).where(((R.c.n / b)).in_([1, 2, 2.5]))",
      "UPDATE t SET id=(sc.u.v / CAST(f AS FLOAT) - q.id % q.id), name=(t.name || t.name) FROM r, sc.u, q WHERE r.n / CAST(b AS NUMERIC) IN (1, 2, 2)"
    ),
    ExpressionCase(
      "select((column('f',sa.Float).op('^')(3) * sa.case(((Q.c.id != Q.c.id), sa.literal(5)), else_=column('f',sa.Float))), (j['k'].astext).collate('C')).where((~sa.exists().where((b >= U.c.id)))).order_by(a)",
      #"SELECT (f ^ 3) * CASE WHEN (q.id != q.id) THEN 5 ELSE f END AS anon_1, (j ->> 'k') COLLATE "C" AS anon_2 \#nFROM q \#nWHERE NOT (EXISTS (SELECT * \#nFROM sc.u \#nWHERE b >= sc.u.id)) ORDER BY a"#
    ),
    ExpressionCase(
      "(func.concat(func.concat(R.c.name, T.c.name), (sa.literal('q') + T.c.name))).ilike('x%')",
      "concat(concat(r.name, t.name), 'q' || t.name) ILIKE 'x%'"),
    ExpressionCase(
      "select(T.c.id, func.count().label('n')).where((~sa.and_((T.c.id >= T.c.id), (U.c.id != 3), (T.c.id != U.c.id)))).group_by(T.c.id).having(sa.and_((U.c.id >= 2.5), (sa.literal(5) < Q.c.id), (sa.literal(5) == 2.5)))",
      "SELECT t.id, count(*) AS n \nFROM t, sc.u \nWHERE NOT (t.id >= t.id AND sc.u.id != 3 AND t.id != sc.u.id) GROUP BY t.id \nHAVING sc.u.id >= 2.5 AND 5 < q.id AND 5 = 2.5"
    ),
    ExpressionCase(
      "sa.case(((((T.c.id < column('f',sa.Float)) | (R.c.n < Q.c.id)) == bo), sa.cast(-(sa.literal(5)), sa.Integer)), else_=-((T.c.id * 2.5)))",
      "CASE WHEN ((t.id < f OR r.n < q.id) = bo) THEN CAST(-5 AS INTEGER) ELSE -(t.id * 2.5) END"),
    ExpressionCase(
      "(((R.c.n * sa.literal(5)) + -(column('f',sa.Float)))).between(U.c.id, (func.coalesce(sa.literal(5), 3) + sa.cast(U.c.id, sa.Integer)))",
      "r.n * 5 + -f BETWEEN sc.u.id AND coalesce(5, 3) + CAST(sc.u.id AS INTEGER)"),
    ExpressionCase(
      "func.concat(((sa.literal('q') + func.lower(s)) + func.concat(sa.cast(b,sa.String), R.c.name)), ((s + sa.literal('q'))).collate('C'))",
      #"concat('q' || lower(s) || concat(CAST(b AS VARCHAR), r.name), s || 'q' COLLATE "C")"#),
    ExpressionCase(
      "(((T.c.name + T.c.name) + func.concat(s, func.lower(s))) + ((T.c.name).collate('C') + func.concat(sa.cast(b,sa.String), sa.literal('q'))))",
      #"t.name || t.name || concat(s, lower(s)) || (t.name COLLATE "C") || concat(CAST(b AS VARCHAR), 'q')"#
    ),
    ExpressionCase(
      "((U.c.v.op('#')(Q.c.id)).is_(None) | (U.c.v.op('^')(sa.literal(5))).between(b, -(R.c.n)))",
      "(sc.u.v # q.id) IS NULL OR (sc.u.v ^ 5) BETWEEN b AND -r.n"),
    ExpressionCase(
      "(~sa.and_((U.c.id <= U.c.id), ((U.c.v >= sa.literal(5)) == bo), (U.c.v).not_in([1, 2, b])))",
      "NOT (sc.u.id <= sc.u.id AND (sc.u.v >= 5) = bo AND (sc.u.v NOT IN (1, 2, b)))"),
    ExpressionCase(
      "(((column('f',sa.Float) + column('f',sa.Float)) + (Q.c.id + U.c.v)) > -(R.c.n.op('#')(sa.literal(5))))",
      "f + f + q.id + sc.u.v > -(r.n # 5)"),
    ExpressionCase(
      "T.insert().from_select(['id', 'name'], select((R.c.n * b), (R.c.name).collate('C')).where(sa.exists().where((R.c.n).between(Q.c.id, U.c.v))))",
      #"INSERT INTO t (id, name) SELECT r.n * b AS anon_1, r.name COLLATE "C" AS anon_2 \#nFROM r \#nWHERE EXISTS (SELECT * \#nFROM q, sc.u \#nWHERE r.n BETWEEN q.id AND sc.u.v)"#
    ),
    ExpressionCase(
      "func.concat(((s + R.c.name) + (s + R.c.name)), ((R.c.name + func.lower(s)) + (sa.cast(b,sa.String) + s)))",
      "concat(s || r.name || s || r.name, r.name || lower(s) || CAST(b AS VARCHAR) || s)"),
    ExpressionCase(
      "((func.abs(2.5) - (Q.c.id % U.c.v)) > ((U.c.v * sa.literal(5)) * func.coalesce(U.c.id, sa.literal(5))))",
      "abs(2.5) - q.id % sc.u.v > sc.u.v * 5 * coalesce(sc.u.id, 5)"),
    ExpressionCase(
      "(((R.c.n * U.c.id) * sa.case(((T.c.id > column('f',sa.Float)), column('f',sa.Float)), else_=U.c.v))).in_([1, 2, 2.5])",
      "r.n * sc.u.id * CASE WHEN (t.id > f) THEN f ELSE sc.u.v END IN (1, 2, 2)"),
    ExpressionCase(
      "(sa.case((((column('f',sa.Float) != 3) == True), (b * 3)), else_=(b + column('f',sa.Float))) + sa.case(((sa.null()).is_not(None), (2.5 * U.c.id)), else_=-(T.c.id)))",
      "CASE WHEN ((f != 3) = true) THEN b * 3 ELSE b + f END + CASE WHEN (NULL IS NOT NULL) THEN 2.5 * sc.u.id ELSE -t.id END"
    ),
    ExpressionCase(
      "select(T.c.id, func.count().label('n')).where((sa.text('x > 1') | (sa.cast(b,sa.String)).is_distinct_from(1))).group_by(T.c.id).having((T.c.id >= U.c.id))",
      "!! TypeError"),
    ExpressionCase(
      "T.delete().where((R.c.n.op('^')(U.c.id)).between(3, sa.cast(R.c.n, sa.Integer))).where(sa.not_((Q.c.id > 2.5)))",
      "DELETE FROM t USING r, sc.u, q WHERE (r.n ^ sc.u.id) BETWEEN 3 AND CAST(r.n AS INTEGER) AND q.id <= 2.5"
    ),
    ExpressionCase(
      "T.insert().from_select(['id', 'name'], select(U.c.id.op('^')(R.c.n), (func.lower(s) + T.c.name)).where((sa.and_((R.c.n >= sa.literal(5)), (U.c.id > R.c.n), (T.c.id < 2.5)) & sa.not_((b > 3)))))",
      "INSERT INTO t (id, name) SELECT sc.u.id ^ r.n AS anon_1, lower(s) || t.name AS anon_2 \nFROM sc.u, r, t \nWHERE r.n >= 5 AND r.n < sc.u.id AND t.id < 2.5 AND b <= 3"
    ),
    ExpressionCase(
      "(((func.lower(s)).collate('C')).collate('C') + (func.concat(sa.cast(b,sa.String), func.lower(s))).collate('C'))",
      #"((lower(s) COLLATE "C") COLLATE "C") || (concat(CAST(b AS VARCHAR), lower(s)) COLLATE "C")"#
    ),
    ExpressionCase(
      "sa.not_((func.abs(sa.literal(5)) <= (R.c.n / column('f',sa.Float))))",
      "abs(5) > r.n / CAST(f AS FLOAT)"),
    ExpressionCase(
      "(~(func.abs(R.c.n) < func.coalesce(3, sa.literal(5))))", "coalesce(3, 5) <= abs(r.n)"),
    ExpressionCase(
      "func.concat(((T.c.name + s) + func.concat(func.lower(s), T.c.name)), (j['k'].astext + (R.c.name + sa.cast(b,sa.String))))",
      "concat(t.name || s || concat(lower(s), t.name), (j ->> 'k') || r.name || CAST(b AS VARCHAR))"
    ),
    ExpressionCase("j['k'].astext", "j ->> 'k'"),
    ExpressionCase(
      "(U.c.v.op('<<')(sa.case(((R.c.n >= b), U.c.v), else_=U.c.v)) != sa.case((sa.exists().where((sa.literal(5) >= Q.c.id)), (U.c.id % U.c.v)), else_=(T.c.id * b)))",
      "(sc.u.v << CASE WHEN (r.n >= b) THEN sc.u.v ELSE sc.u.v END) != CASE WHEN (EXISTS (SELECT * \nFROM q \nWHERE 5 >= q.id)) THEN sc.u.id % sc.u.v ELSE t.id * b END"
    ),
    ExpressionCase(
      "(func.concat((func.lower(s) + sa.literal('q')), (sa.cast(b,sa.String) + sa.cast(b,sa.String))) == None)",
      "concat(lower(s) || 'q', CAST(b AS VARCHAR) || CAST(b AS VARCHAR)) IS NULL"),
    ExpressionCase(
      "((func.abs(T.c.id) <= sa.case(((column('f',sa.Float) >= R.c.n), 2.5), else_=b)) == False)",
      "(abs(t.id) <= CASE WHEN (r.n <= f) THEN 2.5 ELSE b END) = false"),
    ExpressionCase(
      "(func.abs((column('f',sa.Float) * R.c.n)) > sa.literal(5).op('#')(U.c.id))",
      "abs(f * r.n) > (5 # sc.u.id)"),
    ExpressionCase(
      "(func.abs(sa.cast(b, sa.Integer))).in_([1, 2, R.c.n])",
      "abs(CAST(b AS INTEGER)) IN (1, 2, r.n)"),
    ExpressionCase(
      "sa.and_((((sa.literal(5) < sa.literal(5)) == True) == bo), ((T.c.name + T.c.name)).endswith('x%'), sa.not_((sa.cast(b,sa.String)).is_(None)))",
      "((5 < 5) = true) = bo AND ((t.name || t.name) LIKE '%' || 'x%') AND CAST(b AS VARCHAR) IS NOT NULL"
    ),
    ExpressionCase(
      "select(T.c.id, func.count().label('n')).where((column('f',sa.Float).op('<<')(sa.literal(5)) != (R.c.n - b))).group_by(T.c.id).having(((b < 2.5) | (T.c.id >= R.c.n)))",
      "SELECT t.id, count(*) AS n \nFROM t, r \nWHERE (f << 5) != r.n - b GROUP BY t.id \nHAVING b < 2.5 OR r.n <= t.id"
    ),
    ExpressionCase(
      "T.insert().from_select(['id', 'name'], select(func.abs(b), (sa.literal('q') + sa.literal('q'))).where(bo))",
      "INSERT INTO t (id, name) SELECT abs(b) AS abs_1, 'q' || 'q' AS anon_1 \nWHERE bo"),
    ExpressionCase(
      "(((s + sa.cast(b,sa.String))).ilike(s) == bo)", "((s || CAST(b AS VARCHAR)) ILIKE s) = bo"),
    ExpressionCase(
      "T.delete().where((T.c.id.op('^')(R.c.n)).between(b, -(Q.c.id))).where((U.c.v).in_([1, 2, U.c.v]))",
      "DELETE FROM t USING r, q, sc.u WHERE (t.id ^ r.n) BETWEEN b AND -q.id AND sc.u.v IN (1, 2, sc.u.v)"
    ),
    ExpressionCase(
      "select(T.c.id, func.count().label('n')).where((func.abs(3) != sa.case(((b == R.c.n), sa.literal(5)), else_=T.c.id))).group_by(T.c.id).having((sa.literal('q')).is_(None))",
      "SELECT t.id, count(*) AS n \nFROM t, r \nWHERE abs(3) != CASE WHEN (r.n = b) THEN 5 ELSE t.id END GROUP BY t.id \nHAVING 'q' IS NULL"
    ),
    ExpressionCase(
      "func.coalesce((U.c.id + (column('f',sa.Float) / 2.5)), ((3 + column('f',sa.Float)) * (U.c.v - R.c.n)))",
      "coalesce(sc.u.id + f / CAST(2.5 AS FLOAT), (3 + f) * (sc.u.v - r.n))"),
    ExpressionCase(
      "(lambda p, q: select(p.c.id).where(p.c.id.in_(select(q.c.id).where(q.c.id == p.c.id))))(R, Q)",
      "SELECT r.id \nFROM r \nWHERE r.id IN (SELECT q.id \nFROM q \nWHERE q.id = r.id)"),
    ExpressionCase(
      "(lambda p, q: select(p.c.id, select(func.max(q.c.name)).where(q.c.id == p.c.id).scalar_subquery().label('m')).order_by('m'))(U, R.alias('ra'))",
      "SELECT sc.u.id, (SELECT max(ra.name) AS max_1 \nFROM r AS ra \nWHERE ra.id = sc.u.id) AS m \nFROM sc.u ORDER BY m"
    ),
    ExpressionCase(
      "(lambda p, q: select(p.c.x).outerjoin(q, p.c.id == q.c.id).where(q.c.id.is_(None)).distinct())(T, R.alias('ra'))",
      "SELECT DISTINCT t.x \nFROM t LEFT OUTER JOIN r AS ra ON ra.id = t.id \nWHERE ra.id IS NULL"),
    ExpressionCase(
      "(lambda p, q: select(p.c.id, select(func.max(q.c.x)).where(q.c.id == p.c.id).scalar_subquery().label('m')).order_by('m'))(select(T.c.id, T.c.name).subquery('sq'), T)",
      "SELECT sq.id, (SELECT max(t.x) AS max_1 \nFROM t \nWHERE t.id = sq.id) AS m \nFROM (SELECT t.id AS id, t.name AS name \nFROM t) AS sq ORDER BY m"
    ),
    ExpressionCase(
      "(lambda p, q: select(p.c.id, func.count(q.c.id)).select_from(p.join(q, p.c.id == q.c.id)).group_by(p.c.id).order_by(func.count(q.c.id).desc()))(T.alias('ta'), select(T.c.id, T.c.name).subquery('sq'))",
      "SELECT ta.id, count(sq.id) AS count_1 \nFROM t AS ta JOIN (SELECT t.id AS id, t.name AS name \nFROM t) AS sq ON ta.id = sq.id GROUP BY ta.id ORDER BY count(sq.id) DESC"
    ),
    ExpressionCase(
      "(lambda p, q: select(p.c.x, select(func.max(q.c.n)).where(q.c.id == p.c.id).scalar_subquery().label('m')).order_by('m'))(T, R.alias('ra'))",
      "SELECT t.x, (SELECT max(ra.n) AS max_1 \nFROM r AS ra \nWHERE ra.id = t.id) AS m \nFROM t ORDER BY m"
    ),
    ExpressionCase(
      "(lambda p, q: select(p.c.n, select(func.max(q.c.id)).where(q.c.id == p.c.id).scalar_subquery().label('m')).order_by('m'))(R, select(T.c.id, T.c.name).subquery('sq'))",
      "SELECT r.n, (SELECT max(sq.id) AS max_1 \nFROM (SELECT t.id AS id, t.name AS name \nFROM t) AS sq \nWHERE r.id = sq.id) AS m \nFROM r ORDER BY m"
    ),
    ExpressionCase(
      "(lambda p, q: select(p.c.id, p.c.id, q.c.id, q.c.id, p.c.name.label('id')))(T.alias('ta'), R)",
      "SELECT ta.id, ta.id AS id__1, r.id AS id_1, r.id AS id__2, ta.name AS id \nFROM t AS ta, r"),
    ExpressionCase(
      "(lambda p, q: select(p.c.name).outerjoin(q, p.c.id == q.c.id).where(q.c.id.is_(None)).distinct())(T, select(T.c.id, T.c.name).subquery('sq'))",
      "SELECT DISTINCT t.name \nFROM t LEFT OUTER JOIN (SELECT t.id AS id, t.name AS name \nFROM t) AS sq ON t.id = sq.id \nWHERE sq.id IS NULL"
    ),
    ExpressionCase(
      "(lambda p, q: T.update().where(T.c.id == select(p.c.id).where(p.c.id == T.c.id).scalar_subquery()).values(name=select(q.c.name).where(q.c.id == T.c.id).limit(1).scalar_subquery()))(select(T.c.id, T.c.name).subquery('sq'), select(T.c.id, T.c.name).subquery('sq'))",
      "UPDATE t SET name=(SELECT sq.name \nFROM (SELECT t.id AS id, t.name AS name \nFROM t) AS sq \nWHERE sq.id = t.id \n LIMIT 1) WHERE t.id = (SELECT sq.id \nFROM (SELECT t.id AS id, t.name AS name \nFROM t) AS sq \nWHERE sq.id = t.id)"
    ),
    ExpressionCase(
      "(lambda p, q: select(p.c.sd, select(func.max(q.c.id)).where(q.c.id == p.c.id).scalar_subquery().label('m')).order_by('m'))(R.alias('ra'), select(T.c.id, T.c.name).subquery('sq'))",
      "SELECT ra.sd, (SELECT max(sq.id) AS max_1 \nFROM (SELECT t.id AS id, t.name AS name \nFROM t) AS sq \nWHERE ra.id = sq.id) AS m \nFROM r AS ra ORDER BY m"
    ),
    ExpressionCase(
      "(lambda p, q: sa.union_all(select(p.c.id), select(q.c.id)).order_by('id'))(select(T.c.id, T.c.name).subquery('sq'), select(T.c.id, T.c.name).subquery('sq'))",
      "SELECT sq.id \nFROM (SELECT t.id AS id, t.name AS name \nFROM t) AS sq UNION ALL SELECT sq.id \nFROM (SELECT t.id AS id, t.name AS name \nFROM t) AS sq ORDER BY id"
    ),
    ExpressionCase(
      "(lambda p, q: select(p, q).where(p.c.ts == q.c.t_id))(R.alias('ra'), U)",
      "SELECT ra.id, ra.name, ra.n, ra.ts, ra.sd, ra.t_id, sc.u.id AS id_1, sc.u.t_id AS t_id_1, sc.u.v \nFROM r AS ra, sc.u \nWHERE ra.ts = sc.u.t_id"
    ),
    ExpressionCase(
      "(lambda p, q: select(p.c.id, func.count(q.c.id)).select_from(p.join(q, p.c.id == q.c.id)).group_by(p.c.id).order_by(func.count(q.c.id).desc()))(Q, Q)",
      "SELECT q.id, count(q.id) AS count_1 \nFROM q JOIN q ON q.id = q.id GROUP BY q.id ORDER BY count(q.id) DESC"
    ),
    ExpressionCase(
      "(lambda p, q: select(p.c.id).outerjoin(q, p.c.id == q.c.id).where(q.c.id.is_(None)).distinct())(select(R.c.id, R.c.name.label('nn')).where(R.c.id > 1).cte('ct'), Q)",
      "WITH ct AS \n(SELECT r.id AS id, r.name AS nn \nFROM r \nWHERE r.id > 1)\n SELECT DISTINCT ct.id \nFROM ct LEFT OUTER JOIN q ON ct.id = q.id \nWHERE q.id IS NULL"
    ),
    ExpressionCase(
      "(lambda p, q: select(p.c.id, p.c.id, q.c.id, q.c.id, p.c.id.label('id')))(select(T.c.id, T.c.name).subquery('sq'), R.alias('ra'))",
      "SELECT sq.id, sq.id AS id__1, ra.id AS id_1, ra.id AS id__2, sq.id AS id \nFROM (SELECT t.id AS id, t.name AS name \nFROM t) AS sq, r AS ra"
    ),
    ExpressionCase(
      "(lambda p, q: select(p.c.id).outerjoin(q, p.c.id == q.c.id).where(q.c.id.is_(None)).distinct())(Q, select(R.c.id, R.c.name.label('nn')).where(R.c.id > 1).cte('ct'))",
      "WITH ct AS \n(SELECT r.id AS id, r.name AS nn \nFROM r \nWHERE r.id > 1)\n SELECT DISTINCT q.id \nFROM q LEFT OUTER JOIN ct ON q.id = ct.id \nWHERE ct.id IS NULL"
    ),
    ExpressionCase(
      "(lambda p, q: select(p, q).where(p.c.t_id == q.c.id))(R, Q)",
      "SELECT r.id, r.name, r.n, r.ts, r.sd, r.t_id, q.id AS id_1, q.d, q.e \nFROM r, q \nWHERE r.t_id = q.id"
    ),
    ExpressionCase(
      "(lambda p, q: T.update().where(T.c.id == select(p.c.id).where(p.c.id == T.c.id).scalar_subquery()).values(name=select(q.c.id).where(q.c.id == T.c.id).limit(1).scalar_subquery()))(Q, select(T.c.id, T.c.name).subquery('sq'))",
      "UPDATE t SET name=(SELECT sq.id \nFROM (SELECT t.id AS id, t.name AS name \nFROM t) AS sq \nWHERE sq.id = t.id \n LIMIT 1) WHERE t.id = (SELECT q.id \nFROM q \nWHERE q.id = t.id)"
    ),
    ExpressionCase(
      "(lambda p, q: T.insert().from_select(['id', 'name'], select(p.c.id, q.c.name).where(sa.and_(p.c.id == q.c.id, sa.or_(p.c.id == 'a', q.c.name != None)))))(select(R.c.id, R.c.name.label('nn')).where(R.c.id > 1).cte('ct'), T)",
      "WITH ct AS \n(SELECT r.id AS id, r.name AS nn \nFROM r \nWHERE r.id > 1)\n INSERT INTO t (id, name) SELECT ct.id, t.name \nFROM ct, t \nWHERE ct.id = t.id AND (ct.id = 'a' OR t.name IS NOT NULL)"
    ),
    ExpressionCase(
      "(lambda p, q: sa.union_all(select(p.c.t_id), select(q.c.x)).order_by('t_id'))(R, T.alias('ta'))",
      "SELECT r.t_id \nFROM r UNION ALL SELECT ta.x \nFROM t AS ta ORDER BY t_id"),
    ExpressionCase(
      "(lambda p, q: T.update().where(T.c.id == select(p.c.id).where(p.c.nn == T.c.id).scalar_subquery()).values(name=select(q.c.id).where(q.c.id == T.c.id).limit(1).scalar_subquery()))(select(R.c.id, R.c.name.label('nn')).where(R.c.id > 1).cte('ct'), U)",
      "WITH ct AS \n(SELECT r.id AS id, r.name AS nn \nFROM r \nWHERE r.id > 1)\n UPDATE t SET name=(SELECT sc.u.id \nFROM sc.u \nWHERE sc.u.id = t.id \n LIMIT 1) WHERE t.id = (SELECT ct.id \nFROM ct \nWHERE ct.nn = t.id)"
    ),
    ExpressionCase(
      "(lambda p, q: select(p.c.id).outerjoin(q, p.c.id == q.c.id).where(q.c.id.is_(None)).distinct())(T.alias('ta'), U)",
      "SELECT DISTINCT ta.id \nFROM t AS ta LEFT OUTER JOIN sc.u ON ta.id = sc.u.id \nWHERE sc.u.id IS NULL"
    ),
    ExpressionCase(
      "(lambda p, q: select(p.c.n).where(p.c.id.in_(select(q.c.id).where(q.c.id == p.c.n))))(R.alias('ra'), U)",
      "SELECT ra.n \nFROM r AS ra \nWHERE ra.id IN (SELECT sc.u.id \nFROM sc.u \nWHERE ra.n = sc.u.id)"
    ),
    ExpressionCase(
      "(lambda p, q: select(p.c.id, func.count(q.c.id)).select_from(p.join(q, p.c.id == q.c.id)).group_by(p.c.id).order_by(func.count(q.c.id).desc()))(select(T.c.id, T.c.name).subquery('sq'), T.alias('ta'))",
      "SELECT sq.id, count(ta.id) AS count_1 \nFROM (SELECT t.id AS id, t.name AS name \nFROM t) AS sq JOIN t AS ta ON sq.id = ta.id GROUP BY sq.id ORDER BY count(ta.id) DESC"
    ),
    ExpressionCase(
      "(lambda p, q: select(p.c.id).outerjoin(q, p.c.id == q.c.id).where(q.c.id.is_(None)).distinct())(Q, R.alias('ra'))",
      "SELECT DISTINCT q.id \nFROM q LEFT OUTER JOIN r AS ra ON q.id = ra.id \nWHERE ra.id IS NULL"),
    ExpressionCase(
      "(lambda p, q: select(p, q).where(p.c.id == q.c.id))(T.alias('ta'), select(R.c.id, R.c.name.label('nn')).where(R.c.id > 1).cte('ct'))",
      "WITH ct AS \n(SELECT r.id AS id, r.name AS nn \nFROM r \nWHERE r.id > 1)\n SELECT ta.id, ta.name, ta.x, ct.id AS id_1, ct.nn \nFROM t AS ta, ct \nWHERE ct.id = ta.id"
    ),
    ExpressionCase(
      "(lambda p, q: T.update().where(T.c.id == select(p.c.id).where(p.c.x == T.c.id).scalar_subquery()).values(name=select(q.c.t_id).where(q.c.id == T.c.id).limit(1).scalar_subquery()))(T.alias('ta'), U)",
      "UPDATE t SET name=(SELECT sc.u.t_id \nFROM sc.u \nWHERE sc.u.id = t.id \n LIMIT 1) WHERE t.id = (SELECT ta.id \nFROM t AS ta \nWHERE ta.x = t.id)"
    ),
    ExpressionCase(
      "(lambda p, q: T.insert().from_select(['id', 'name'], select(p.c.id, q.c.id).where(sa.and_(p.c.id == q.c.id, sa.or_(p.c.id == 'a', q.c.id != None)))))(Q, select(T.c.id, T.c.name).subquery('sq'))",
      "INSERT INTO t (id, name) SELECT q.id, sq.id AS id_1 \nFROM q, (SELECT t.id AS id, t.name AS name \nFROM t) AS sq \nWHERE q.id = sq.id AND (q.id = 'a' OR sq.id IS NOT NULL)"
    ),
    ExpressionCase(
      "(lambda p, q: T.update().where(T.c.id == select(p.c.id).where(p.c.name == T.c.id).scalar_subquery()).values(name=select(q.c.name).where(q.c.id == T.c.id).limit(1).scalar_subquery()))(R, T)",
      "UPDATE t SET name=(SELECT t.name \nFROM t \nWHERE t.id = t.id \n LIMIT 1) WHERE t.id = (SELECT r.id \nFROM r \nWHERE r.name = t.id)"
    ),
    ExpressionCase(
      "(lambda p, q: T.delete().where(T.c.id.not_in(select(p.c.id).join(q, p.c.id == q.c.id))))(T, Q)",
      "DELETE FROM t WHERE (t.id NOT IN (SELECT t.id \nFROM t JOIN q ON q.id = t.id))"),
    ExpressionCase(
      "(lambda p, q: select(p.c.name, select(func.max(q.c.name)).where(q.c.id == p.c.id).scalar_subquery().label('m')).order_by('m'))(select(T.c.id, T.c.name).subquery('sq'), T)",
      "SELECT sq.name, (SELECT max(t.name) AS max_1 \nFROM t \nWHERE t.id = sq.id) AS m \nFROM (SELECT t.id AS id, t.name AS name \nFROM t) AS sq ORDER BY m"
    ),
    ExpressionCase(
      "(lambda p, q: select(p.c.id, func.count(q.c.id)).select_from(p.join(q, p.c.id == q.c.id)).group_by(p.c.id).order_by(func.count(q.c.id).desc()))(Q, Q)",
      "SELECT q.id, count(q.id) AS count_1 \nFROM q JOIN q ON q.id = q.id GROUP BY q.id ORDER BY count(q.id) DESC"
    ),
    ExpressionCase(
      "(lambda p, q: select(p, q).where(p.c.t_id == q.c.n))(R, R)",
      "SELECT r.id, r.name, r.n, r.ts, r.sd, r.t_id, r.id AS id__1, r.name AS name__1, r.n AS n__1, r.ts AS ts__1, r.sd AS sd__1, r.t_id AS t_id__1 \nFROM r \nWHERE r.t_id = r.n"
    ),
    ExpressionCase(
      "(lambda p, q: select(p, q).where(p.c.id == q.c.nn))(T, select(R.c.id, R.c.name.label('nn')).where(R.c.id > 1).cte('ct'))",
      "WITH ct AS \n(SELECT r.id AS id, r.name AS nn \nFROM r \nWHERE r.id > 1)\n SELECT t.id, t.name, t.x, ct.id AS id_1, ct.nn \nFROM t, ct \nWHERE ct.nn = t.id"
    ),
    ExpressionCase(
      "(lambda p, q: select(p.c.nn).where(sa.exists(select(q.c.id).where(q.c.id == p.c.nn))).limit(3))(select(R.c.id, R.c.name.label('nn')).where(R.c.id > 1).cte('ct'), T)",
      "WITH ct AS \n(SELECT r.id AS id, r.name AS nn \nFROM r \nWHERE r.id > 1)\n SELECT ct.nn \nFROM ct \nWHERE EXISTS (SELECT t.id \nFROM t \nWHERE ct.nn = t.id) \n LIMIT 3"
    ),
    ExpressionCase(
      "(lambda p, q: select(p.c.nn).where(p.c.id.in_(select(q.c.id).where(q.c.id == p.c.nn))))(select(R.c.id, R.c.name.label('nn')).where(R.c.id > 1).cte('ct'), Q)",
      "WITH ct AS \n(SELECT r.id AS id, r.name AS nn \nFROM r \nWHERE r.id > 1)\n SELECT ct.nn \nFROM ct \nWHERE ct.id IN (SELECT q.id \nFROM q \nWHERE q.id = ct.nn)"
    ),
    ExpressionCase(
      "(lambda p, q: select(p, q).where(p.c.n == q.c.t_id))(R.alias('ra'), R.alias('ra'))",
      "SELECT ra.id, ra.name, ra.n, ra.ts, ra.sd, ra.t_id, ra.id AS id_1, ra.name AS name_1, ra.n AS n_1, ra.ts AS ts_1, ra.sd AS sd_1, ra.t_id AS t_id_1 \nFROM r AS ra, r AS ra \nWHERE ra.n = ra.t_id"
    ),
    ExpressionCase(
      "(lambda p, q: select(p.c.id).outerjoin(q, p.c.id == q.c.id).where(q.c.id.is_(None)).distinct())(select(T.c.id, T.c.name).subquery('sq'), U)",
      "SELECT DISTINCT sq.id \nFROM (SELECT t.id AS id, t.name AS name \nFROM t) AS sq LEFT OUTER JOIN sc.u ON sq.id = sc.u.id \nWHERE sc.u.id IS NULL"
    ),
    ExpressionCase(
      "(lambda p, q: select(p.c.sd).where(sa.exists(select(q.c.id).where(q.c.name == p.c.sd))).limit(3))(R.alias('ra'), T.alias('ta'))",
      "SELECT ra.sd \nFROM r AS ra \nWHERE EXISTS (SELECT ta.id \nFROM t AS ta \nWHERE ra.sd = ta.name) \n LIMIT 3"
    ),
    ExpressionCase(
      "(lambda p, q: select(p.c.id, p.c.id, q.c.id, q.c.id, p.c.x.label('id')))(T.alias('ta'), T.alias('ta'))",
      "SELECT ta.id, ta.id AS id__1, ta.id AS id_1, ta.id AS id__2, ta.x AS id \nFROM t AS ta, t AS ta"
    ),
    ExpressionCase(
      "(lambda p, q: T.delete().where(T.c.id.not_in(select(p.c.id).join(q, p.c.id == q.c.id))))(select(T.c.id, T.c.name).subquery('sq'), R.alias('ra'))",
      "DELETE FROM t WHERE (t.id NOT IN (SELECT sq.id \nFROM (SELECT t.id AS id, t.name AS name \nFROM t) AS sq JOIN r AS ra ON ra.id = sq.id))"
    ),
    ExpressionCase(
      "(lambda p, q: select(select(p.c.id, q.c.id, func.count(p.c.id), func.count()).where(p.c.id == q.c.id).subquery('z')))(Q, R)",
      "SELECT z.id, z.id_1, z.count_1, z.count_2 \nFROM (SELECT q.id AS id, r.id AS id_1, count(q.id) AS count_1, count(*) AS count_2 \nFROM q, r \nWHERE q.id = r.id) AS z"
    ),
    ExpressionCase(
      "(lambda p, q: select(p.c.id).where(sa.exists(select(q.c.id).where(q.c.id == p.c.id))).limit(3))(R.alias('ra'), Q)",
      "SELECT ra.id \nFROM r AS ra \nWHERE EXISTS (SELECT q.id \nFROM q \nWHERE q.id = ra.id) \n LIMIT 3"
    ),
    ExpressionCase(
      "(lambda p, q: select(p, q).where(p.c.sd == q.c.name))(R.alias('ra'), T)",
      "SELECT ra.id, ra.name, ra.n, ra.ts, ra.sd, ra.t_id, t.id AS id_1, t.name AS name_1, t.x \nFROM r AS ra, t \nWHERE ra.sd = t.name"
    ),
    ExpressionCase(
      "(lambda p, q: select(p.c.v, func.count(q.c.id)).select_from(p.join(q, p.c.id == q.c.id)).group_by(p.c.v).order_by(func.count(q.c.id).desc()))(U, T)",
      "SELECT sc.u.v, count(t.id) AS count_1 \nFROM sc.u JOIN t ON sc.u.id = t.id GROUP BY sc.u.v ORDER BY count(t.id) DESC"
    ),
    ExpressionCase(
      "(lambda p, q: select(p.c.t_id, select(func.max(q.c.sd)).where(q.c.id == p.c.id).scalar_subquery().label('m')).order_by('m'))(U, R)",
      "SELECT sc.u.t_id, (SELECT max(r.sd) AS max_1 \nFROM r \nWHERE r.id = sc.u.id) AS m \nFROM sc.u ORDER BY m"
    ),
    ExpressionCase(
      "(lambda p, q: select(p.c.id, p.c.id, q.c.id, q.c.id, p.c.sd.label('id')))(R.alias('ra'), select(T.c.id, T.c.name).subquery('sq'))",
      "SELECT ra.id, ra.id AS id__1, sq.id AS id_1, sq.id AS id__2, ra.sd AS id \nFROM r AS ra, (SELECT t.id AS id, t.name AS name \nFROM t) AS sq"
    ),
    ExpressionCase(
      "(lambda p, q: T.delete().where(T.c.id.not_in(select(p.c.x).join(q, p.c.id == q.c.id))))(T, Q)",
      "DELETE FROM t WHERE (t.id NOT IN (SELECT t.x \nFROM t JOIN q ON q.id = t.id))"),
  ]
}
