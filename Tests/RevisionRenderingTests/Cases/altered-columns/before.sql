CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE TABLE altered (
  id serial PRIMARY KEY, a varchar(20), b varchar(20) NOT NULL DEFAULT 'x', c integer, d text, e timestamp DEFAULT now(),
  f integer DEFAULT 5, g varchar(10) DEFAULT 'old', h numeric(8, 2), i mood, j integer NOT NULL, k jsonb DEFAULT '{}', l text,
  m text DEFAULT 'gone', n boolean DEFAULT true NOT NULL, o bigint, gone text DEFAULT 'z' NOT NULL
);
COMMENT ON COLUMN altered.d IS 'Old';
COMMENT ON COLUMN altered.l IS 'Removed';
COMMENT ON COLUMN altered.a IS 'Kept';
