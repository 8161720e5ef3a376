import { createStore } from "zustand/vanilla";
import type { GroupIndex } from "../../core/domain/group.ts";
import type { UnitIndex } from "../../core/domain/layer.ts";
import type { TerritoryIndex } from "../../core/domain/territory.ts";

/** What the user points at and has chosen; shared by map, tables and inspector. */
export type SelectionState = {
  readonly units: ReadonlySet<UnitIndex>;
  /** The territory that the inspector shows. */
  readonly territory: TerritoryIndex | null;
  /** The group that it shows instead. */
  readonly group: GroupIndex | null;
  readonly hoveredUnit: UnitIndex | null;
  readonly hoveredTerritory: TerritoryIndex | null;
};

export const NOTHING_SELECTED: SelectionState = {
  units: new Set(),
  territory: null,
  group: null,
  hoveredUnit: null,
  hoveredTerritory: null,
};

export const selectionStore = createStore<SelectionState>(() => NOTHING_SELECTED);
