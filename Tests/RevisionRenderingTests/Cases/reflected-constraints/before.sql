CREATE SCHEMA app;
CREATE TABLE app.parent (id integer, part integer, PRIMARY KEY (id, part));
CREATE TABLE child (
  id integer CONSTRAINT child_key PRIMARY KEY, name varchar(20) NOT NULL UNIQUE, first integer, second integer CHECK (second > 0), a integer, b integer,
  CONSTRAINT two UNIQUE (first, second), CONSTRAINT later UNIQUE (second) DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT with_more UNIQUE (first) INCLUDE (b),
  CONSTRAINT one_null UNIQUE NULLS NOT DISTINCT (a),
  CONSTRAINT up FOREIGN KEY (first, second) REFERENCES app.parent ON DELETE CASCADE ON UPDATE SET NULL DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (a) REFERENCES child (id) ON DELETE SET NULL, FOREIGN KEY (b) REFERENCES child ON DELETE RESTRICT,
  CONSTRAINT positive CHECK (first > 0 AND second < 10), CONSTRAINT named CHECK (name <> '')
);
