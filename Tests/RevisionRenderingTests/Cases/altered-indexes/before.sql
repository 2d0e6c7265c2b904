CREATE TABLE indexed (id integer PRIMARY KEY, a integer, b integer, name text);
CREATE INDEX ix_changed ON indexed (a);
CREATE INDEX ix_dropped ON indexed (b);
CREATE UNIQUE INDEX ix_unique ON indexed (a, b);
