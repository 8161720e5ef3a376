import type { TerritoryIndex } from "../../core/domain/territory.ts";
import { viewStore } from "../stores/view-store.ts";

type Narrowing = {
  readonly search?: string;
  readonly territory?: TerritoryIndex | null;
  readonly unitId?: string | null;
  /** Only accounts that are held by override. */
  readonly overridden?: boolean;
};

/** Narrows the accounts table to what is asked for and shows it. */
export const narrowAccounts = ({ search = "", territory = null, unitId = null, overridden = false }: Narrowing): void =>
  viewStore.setState({
    accountSearch: search,
    accountTerritory: territory,
    accountUnitId: unitId,
    accountOverridden: overridden,
    dockTab: "accounts",
    dockOpen: true,
  });
