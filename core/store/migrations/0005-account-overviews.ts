/**
 * Tiles of accounts as they are seen from afar, packed, so that a plan need not sort its accounts before it shows them.
 * Derived from accounts, which do not change once they are read, and made anew where it is missing; `recipe` is how
 * tiles were made then.
 */
export const ACCOUNT_OVERVIEWS = `
CREATE TABLE account_overviews (
  form TEXT NOT NULL CHECK (form IN ('clusters', 'cells')),
  measure TEXT NOT NULL,
  recipe INTEGER NOT NULL,
  pack BLOB NOT NULL,
  PRIMARY KEY (form, measure)
) STRICT;
`;
