import { createStore } from "zustand/vanilla";
import type { AccountRow } from "../../core/domain/account.ts";
import type { UnitIndex } from "../../core/domain/layer.ts";
import type { Client } from "../shell/api.ts";

/** Accounts under one point of the map: a single one, or a cluster. */
export type AccountHit =
  | { readonly kind: "account"; readonly row: AccountRow; readonly unit: UnitIndex }
  | {
      readonly kind: "cluster";
      readonly count: number;
      /** Of the measure that the map's accounts are styled by. */
      readonly sum: number;
      /** Where all of it lies in one unit. */
      readonly unit: UnitIndex | null;
      /** Does not part at any zoom. */
      readonly isOnePlace: boolean;
      readonly at: readonly [lng: number, lat: number];
    };

export type AccountEntry = NonNullable<Awaited<ReturnType<Client["accounts"]["one"]>>>;

/** What the pointer is on, and once the service has answered, which account that is. */
export const accountHoverStore = createStore<{ readonly hit: AccountHit | null; readonly entry: AccountEntry | null }>(
  () => ({ hit: null, entry: null }),
);
