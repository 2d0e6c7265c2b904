CREATE TYPE mood AS ENUM ('sad', 'it''s ok');
CREATE SCHEMA app;
CREATE TYPE app.colour AS ENUM ('red');
CREATE DOMAIN posint AS integer CHECK (VALUE > 0);
CREATE TABLE every_type (
  id serial PRIMARY KEY, big bigint, small smallint, flag boolean, word varchar(40), free varchar, fixed char(3), body text,
  single real, twice double precision, price numeric(10, 2), anything numeric, whole numeric(5),
  day date, moment timestamp, zoned timestamptz, precise timestamp(3), clock time, zoned_clock timetz, precise_clock time(2),
  span interval, years interval year to month, short interval(3),
  raw bytea, key uuid, doc json, binary_doc jsonb, path jsonpath, tags text[], grid integer[][], words varchar(9)[],
  bits bit(4), more_bits bit varying(6), one_bit bit, host inet, net cidr, mac macaddr, mac8 macaddr8, cash money, object oid,
  search tsvector, question tsquery, numbers int4range, long_numbers int8range, decimals numrange, days daterange,
  moments tsrange, zoned_moments tstzrange, many int4multirange, class regclass, config regconfig,
  mood mood NOT NULL, moods mood[], colour app.colour, positive posint, place point, document xml
);
