CREATE TABLE altered (id serial PRIMARY KEY, a varchar(5) DEFAULT 'x', b integer DEFAULT 5, c integer, d integer);
