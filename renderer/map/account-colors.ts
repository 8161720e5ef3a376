import type { Map as MapLibreMap, MapSourceDataEvent } from "maplibre-gl";
import { UNASSIGNED } from "../../core/domain/territory.ts";
import type { ShownTerritories } from "../stores/proposal-store.ts";
import { type ScenarioState, scenarioStore } from "../stores/scenario-store.ts";
import { onShownChange, shownTerritories } from "../stores/shown-scenario.ts";
import { ACCOUNT_SOURCE, ACCOUNT_TILE_LAYER } from "./layers/account-layers.ts";

/** Tiles arrive one by one; they are coloured together. */
const GATHER_MS = 40;

/**
 * Gives pins, and clusters of one unit, the colour of the territory that holds them, an override before the unit's.
 * Only what is on the screen: as many as there are cells in the tiles in sight.
 */
export function followAccounts(map: MapLibreMap): () => void {
  const painted = new Map<number, string | null>();
  // Tiles may have come before their colours.
  let timer: ReturnType<typeof setTimeout> | undefined = setTimeout(() => paint());

  const paint = (): void => {
    timer = undefined;
    const startMs = performance.now();
    const colorOf = holderColors(shownTerritories(), scenarioStore.getState().overrides);
    const features = map.querySourceFeatures(ACCOUNT_SOURCE, {
      sourceLayer: ACCOUNT_TILE_LAYER,
      filter: ["has", "unit"],
    });
    for (const { id, properties } of features) {
      if (typeof id !== "number") continue;
      const color = colorOf(properties["count"] === undefined ? id : null, Number(properties["unit"]));
      if (painted.get(id) === color) continue;
      painted.set(id, color);
      map.setFeatureState({ source: ACCOUNT_SOURCE, sourceLayer: ACCOUNT_TILE_LAYER, id }, { color });
    }
    if (features.length > 0) performance.measure("paint-accounts", { start: startMs });
  };
  const onData = ({ sourceId, tile }: MapSourceDataEvent): void => {
    if (sourceId !== ACCOUNT_SOURCE || tile === undefined) return;
    // With the last one in sight at once: a frame may be next, and without colours it would be drawn for nothing.
    if (map.isSourceLoaded(ACCOUNT_SOURCE)) {
      clearTimeout(timer);
      paint();
    } else timer ??= setTimeout(paint, GATHER_MS);
  };
  map.on("sourcedata", onData);
  let shown = shownTerritories();
  let { overrides } = scenarioStore.getState();
  const stop = onShownChange(() => {
    const next = shownTerritories();
    const held = scenarioStore.getState().overrides;
    const isSame = next.assignment === shown.assignment && next.territories === shown.territories && held === overrides;
    [shown, overrides] = [next, held];
    if (painted.size > 0 && !isSame) paint();
  });
  return () => {
    clearTimeout(timer);
    map.off("sourcedata", onData);
    stop();
  };
}

/** The colour for an account's row (null for a cluster) in a unit; null where nobody holds it. */
function holderColors(
  { assignment, territories }: ShownTerritories,
  overrides: ScenarioState["overrides"],
): (row: number | null, unit: number) => string | null {
  const held = new Map<number, number>();
  overrides.account.forEach((row, i) => held.set(row, overrides.territory[i] as number));
  return (row, unit) => {
    const holder = (row === null ? undefined : held.get(row)) ?? assignment[unit] ?? UNASSIGNED;
    return territories.get(holder)?.color ?? null;
  };
}
