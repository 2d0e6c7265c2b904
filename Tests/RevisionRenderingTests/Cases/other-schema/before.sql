CREATE SCHEMA app;
CREATE SCHEMA other;
CREATE TABLE app.existing (id serial PRIMARY KEY, name varchar(9), code integer, CONSTRAINT uq_gone UNIQUE (code), gone integer);
CREATE INDEX ix_gone ON app.existing (name);
COMMENT ON TABLE app.existing IS 'Old';
