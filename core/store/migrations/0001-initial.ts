/** Frozen once released: later changes are migrations of their own. SQL stands in a string so that bundles carry it. */
export const INITIAL = `
CREATE TABLE plan (
  singleton INTEGER PRIMARY KEY CHECK (singleton = 1),
  id TEXT NOT NULL,
  name TEXT NOT NULL,
  currency TEXT NOT NULL,
  created_at_ms INTEGER NOT NULL,
  layer_id TEXT NOT NULL REFERENCES layers (id),
  account_count INTEGER NOT NULL,
  active_scenario INTEGER REFERENCES scenarios (key) DEFERRABLE INITIALLY DEFERRED
) STRICT;

CREATE TABLE settings (
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- A shipped layer is named by its fingerprint; an imported one is in the file, packed.
CREATE TABLE layers (
  id TEXT PRIMARY KEY,
  fingerprint TEXT NOT NULL,
  meta TEXT NOT NULL,
  pack BLOB
) STRICT;

-- The dictionary of unit numbers: everything else in the file names a unit by its number here.
CREATE TABLE units (
  unit INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  in_extent INTEGER NOT NULL CHECK (in_extent IN (0, 1))
) STRICT;

CREATE TABLE gap_links (
  from_unit INTEGER NOT NULL REFERENCES units (unit),
  to_unit INTEGER NOT NULL REFERENCES units (unit),
  PRIMARY KEY (from_unit, to_unit)
) STRICT, WITHOUT ROWID;

-- The values of measure n stand in the column m<n> of accounts, added when the plan is made.
CREATE TABLE measures (
  ordinal INTEGER PRIMARY KEY,
  key TEXT NOT NULL UNIQUE,
  label TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('money', 'count', 'hours', 'number'))
) STRICT;

CREATE TABLE attributes (
  ordinal INTEGER PRIMARY KEY,
  heading TEXT NOT NULL
) STRICT;

CREATE TABLE owners (
  owner INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE
) STRICT;

CREATE TABLE accounts (
  account INTEGER PRIMARY KEY,
  id TEXT NOT NULL,
  name TEXT NOT NULL,
  postal_code TEXT NOT NULL,
  unit INTEGER NOT NULL REFERENCES units (unit),
  lng REAL NOT NULL,
  lat REAL NOT NULL,
  placed_by TEXT NOT NULL CHECK (placed_by IN ('unit-id', 'postal-code', 'coordinates')),
  owner INTEGER REFERENCES owners (owner)
) STRICT;

-- Apart from accounts, so that sums and lists do not read through them.
CREATE TABLE account_attributes (
  account INTEGER PRIMARY KEY REFERENCES accounts (account),
  cells TEXT NOT NULL
) STRICT;

CREATE TABLE rejected (
  position INTEGER PRIMARY KEY,
  account INTEGER NOT NULL,
  column_heading TEXT NOT NULL,
  value TEXT NOT NULL,
  problem TEXT NOT NULL
) STRICT;

CREATE TABLE repairs (
  position INTEGER PRIMARY KEY,
  account INTEGER NOT NULL,
  column_heading TEXT NOT NULL,
  value TEXT NOT NULL,
  repair TEXT NOT NULL
) STRICT;

CREATE TABLE scenarios (
  key INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  parent INTEGER REFERENCES scenarios (key) ON DELETE SET NULL,
  is_baseline INTEGER NOT NULL DEFAULT 0 CHECK (is_baseline IN (0, 1)),
  created_at_ms INTEGER NOT NULL,
  revision INTEGER NOT NULL DEFAULT 0,
  next_territory INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE UNIQUE INDEX scenarios_one_baseline ON scenarios (is_baseline) WHERE is_baseline = 1;

CREATE TABLE territories (
  scenario INTEGER NOT NULL REFERENCES scenarios (key) ON DELETE CASCADE,
  territory INTEGER NOT NULL CHECK (territory >= 0),
  id TEXT NOT NULL,
  name TEXT NOT NULL,
  color TEXT NOT NULL,
  owner TEXT,
  capacity REAL NOT NULL CHECK (capacity > 0),
  note TEXT NOT NULL,
  PRIMARY KEY (scenario, territory)
) STRICT, WITHOUT ROWID;

-- Unassigned units have no row.
CREATE TABLE assignments (
  scenario INTEGER NOT NULL REFERENCES scenarios (key) ON DELETE CASCADE,
  unit INTEGER NOT NULL REFERENCES units (unit),
  territory INTEGER NOT NULL,
  PRIMARY KEY (scenario, unit)
) STRICT, WITHOUT ROWID;

CREATE TABLE overrides (
  scenario INTEGER NOT NULL REFERENCES scenarios (key) ON DELETE CASCADE,
  account INTEGER NOT NULL REFERENCES accounts (account),
  territory INTEGER NOT NULL,
  reason TEXT NOT NULL,
  PRIMARY KEY (scenario, account)
) STRICT, WITHOUT ROWID;

-- The journal. 'superseded' is an undone edit that can no longer be redone, because another one followed.
CREATE TABLE edits (
  edit INTEGER PRIMARY KEY AUTOINCREMENT,
  scenario INTEGER NOT NULL REFERENCES scenarios (key) ON DELETE CASCADE,
  at_ms INTEGER NOT NULL,
  author TEXT NOT NULL,
  label TEXT NOT NULL,
  changes TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('done', 'undone', 'superseded'))
) STRICT;
CREATE INDEX edits_by_scenario ON edits (scenario, state, edit);

-- Sums over the accounts of each unit, one column per measure, as bytes of float64: accounts do not change once read.
CREATE TABLE unit_sums (
  ordinal INTEGER PRIMARY KEY,
  sums BLOB NOT NULL
) STRICT;
`;
