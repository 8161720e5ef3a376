import type { TerritoryIndex } from "../../core/domain/territory.ts";
import { viewStore } from "../stores/view-store.ts";

type Narrowing = {
  readonly search?: string;
  readonly territory?: TerritoryIndex | null;
  readonly unitId?: string | null;
};

/** Narrows the accounts table to what is asked for and shows it. */
export const narrowAccounts = ({ search = "", territory = null, unitId = null }: Narrowing): void =>
  viewStore.setState({
    accountSearch: search,
    accountTerritory: territory,
    accountUnitId: unitId,
    dockTab: "accounts",
    dockOpen: true,
  });
