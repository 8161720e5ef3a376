/**
 * Regions drawn on the map, and units divided into parts. A divided unit keeps its row and names its split; its parts
 * have rows of their own for as long as it is divided, under numbers that nothing else is ever given. `accounts` are
 * rows of accounts as bytes of int32: which of the unit's accounts the part takes.
 */
export const REGIONS_AND_SPLITS = `
CREATE TABLE regions (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  color TEXT NOT NULL,
  shape TEXT NOT NULL
) STRICT;

CREATE TABLE splits (
  split INTEGER PRIMARY KEY AUTOINCREMENT,
  cut TEXT NOT NULL,
  is_done INTEGER NOT NULL CHECK (is_done IN (0, 1))
) STRICT;

CREATE TABLE split_parts (
  part INTEGER PRIMARY KEY,
  split INTEGER NOT NULL REFERENCES splits (split),
  unit INTEGER NOT NULL,
  id TEXT NOT NULL,
  name TEXT NOT NULL,
  accounts BLOB NOT NULL
) STRICT;
CREATE INDEX split_parts_by_split ON split_parts (split);

-- A unit that is divided, or a part that is joined, is looked for in every scenario.
CREATE INDEX assignments_by_unit ON assignments (unit);

ALTER TABLE units ADD COLUMN split INTEGER REFERENCES splits (split);
`;
