/** Groups of territories to any depth, locks of units, territories and whole scenarios, and targets set by hand. */
export const GROUPS_AND_LOCKS = `
ALTER TABLE scenarios ADD COLUMN next_group INTEGER NOT NULL DEFAULT 0;
ALTER TABLE scenarios ADD COLUMN all_locked INTEGER NOT NULL DEFAULT 0 CHECK (all_locked IN (0, 1));

-- A JSON record: measure key to target. "group_number" is null at the top level.
ALTER TABLE territories ADD COLUMN targets TEXT NOT NULL DEFAULT '{}';
ALTER TABLE territories ADD COLUMN group_number INTEGER;
ALTER TABLE territories ADD COLUMN locked INTEGER NOT NULL DEFAULT 0 CHECK (locked IN (0, 1));

CREATE TABLE territory_groups (
  scenario INTEGER NOT NULL REFERENCES scenarios (key) ON DELETE CASCADE,
  group_number INTEGER NOT NULL CHECK (group_number >= 0),
  id TEXT NOT NULL,
  name TEXT NOT NULL,
  parent INTEGER,
  color TEXT NOT NULL,
  owner TEXT,
  note TEXT NOT NULL,
  PRIMARY KEY (scenario, group_number)
) STRICT, WITHOUT ROWID;

CREATE TABLE locked_units (
  scenario INTEGER NOT NULL REFERENCES scenarios (key) ON DELETE CASCADE,
  unit INTEGER NOT NULL REFERENCES units (unit),
  PRIMARY KEY (scenario, unit)
) STRICT, WITHOUT ROWID;
`;
