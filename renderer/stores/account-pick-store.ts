import { createStore } from "zustand/vanilla";
import type { AccountRow } from "../../core/domain/account.ts";
import type { Client } from "../shell/api.ts";

export type PickedAccount = Awaited<ReturnType<Client["accounts"]["entries"]>>["rows"][number];

/** The accounts that were picked one by one or by a drawn shape, to be held by a territory of their own. */
export type AccountPicks = {
  readonly rows: ReadonlySet<AccountRow>;
  /** What they are as the scenario stands; empty until the service has answered. */
  readonly entries: readonly PickedAccount[];
};

export const NO_ACCOUNTS: AccountPicks = { rows: new Set(), entries: [] };

export const accountPickStore = createStore<AccountPicks>(() => NO_ACCOUNTS);
