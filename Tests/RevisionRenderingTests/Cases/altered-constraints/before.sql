CREATE TABLE parent (id integer PRIMARY KEY, part integer UNIQUE);
CREATE TABLE child (
  id integer PRIMARY KEY, a integer, b integer, c integer, d varchar(9),
  CONSTRAINT uq_dropped UNIQUE (a, b),
  CONSTRAINT fk_changed FOREIGN KEY (c) REFERENCES parent (id)
);
