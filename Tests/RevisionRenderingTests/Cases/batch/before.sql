CREATE TABLE existing (id serial PRIMARY KEY, name varchar(20), old integer, code varchar(5), CONSTRAINT uq_code UNIQUE (code));
CREATE INDEX ix_old ON existing (old);
