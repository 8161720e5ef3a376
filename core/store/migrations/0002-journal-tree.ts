/**
 * The journal becomes a tree: each edit knows the one that it was made after, so that also those that were undone and
 * then followed by others can be gone back to. 0 is the beginning; NULL stands at edits of older files of which it is
 * not known. Checkpoints are names for points of that tree.
 */
export const JOURNAL_TREE = `
ALTER TABLE edits ADD COLUMN parent INTEGER;
UPDATE edits SET parent = coalesce(
  (SELECT max(e.edit) FROM edits e
   WHERE e.scenario = edits.scenario AND e.edit < edits.edit AND e.state <> 'superseded'), 0)
WHERE state <> 'superseded';

CREATE TABLE checkpoints (
  checkpoint INTEGER PRIMARY KEY AUTOINCREMENT,
  scenario INTEGER NOT NULL REFERENCES scenarios (key) ON DELETE CASCADE,
  edit INTEGER NOT NULL,
  name TEXT NOT NULL,
  author TEXT NOT NULL,
  at_ms INTEGER NOT NULL
) STRICT;
CREATE INDEX checkpoints_by_scenario ON checkpoints (scenario);
`;
