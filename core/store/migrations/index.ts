import { INITIAL } from "./0001-initial.ts";
import { JOURNAL_TREE } from "./0002-journal-tree.ts";
import { GROUPS_AND_LOCKS } from "./0003-groups-and-locks.ts";
import { REGIONS_AND_SPLITS } from "./0004-regions-and-splits.ts";
import { ACCOUNT_OVERVIEWS } from "./0005-account-overviews.ts";

/** One step of the schema: `sql` takes a file of version `version − 1` to `version`. */
export type Migration = { readonly version: number; readonly sql: string };

/** Every step ever released, in order. The newest one is the schema's version; nothing else states it. */
export const MIGRATIONS: readonly Migration[] = [
  { version: 1, sql: INITIAL },
  { version: 2, sql: JOURNAL_TREE },
  { version: 3, sql: GROUPS_AND_LOCKS },
  { version: 4, sql: REGIONS_AND_SPLITS },
  { version: 5, sql: ACCOUNT_OVERVIEWS },
];
