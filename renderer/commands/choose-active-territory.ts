import type { TerritoryIndex } from "../../core/domain/territory.ts";
import { viewStore } from "../stores/view-store.ts";

/** Makes a territory the one that selected units go to. */
export const chooseActiveTerritory = (territory: TerritoryIndex | null): void =>
  viewStore.setState({ activeTerritory: territory });

/** Opens the list of territories in the top bar, or closes it. */
export const showActiveMenu = (activeMenuOpen: boolean): void => viewStore.setState({ activeMenuOpen });

export const openActiveMenu = (): void => showActiveMenu(true);
