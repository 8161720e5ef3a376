import type { FeatureCollection, Point } from "geojson";
import type { Map as MapLibreMap } from "maplibre-gl";
import type { Layer } from "../../core/domain/layer.ts";
import type { TerritoryIndex } from "../../core/domain/territory.ts";
import { dissolve } from "../../core/geo/dissolve.ts";
import { toMultiPolygon } from "../../core/geo/outline.ts";
import { type AccountPicks, accountPickStore } from "../stores/account-pick-store.ts";
import { type ScenarioState, scenarioStore } from "../stores/scenario-store.ts";
import type { HeldSource } from "./layers/held-layers.ts";
import type { ColorScheme } from "./map-colors.ts";
import { diamondImage, padlockImage } from "./mark-images.ts";
import { setSourceData } from "./source-data.ts";
import { territoryPlaces } from "./territory-names.ts";

/** Beyond so many overrides, the marks wait until the map is near enough to tell them apart. */
const MANY = 300;
const MANY_FROM_ZOOM = 6;
/** Padlocks of single units are for those who look closely; their dashed edge is seen from afar. */
const MOST_UNIT_LOCKS = 500;

/**
 * Shows on the map what is held whatever else happens: accounts held by override (diamonds in the colour of their holder),
 * accounts that are picked (rings), and locks (a padlock on the territory or unit, a dashed edge around what is locked).
 *
 * @returns What to do when colours change, and when the map goes.
 */
export function followHeld(
  map: MapLibreMap,
  layer: Layer,
  scheme: ColorScheme,
): { readonly setScheme: (scheme: ColorScheme) => void; readonly stop: () => void } {
  const set = (source: HeldSource, data: FeatureCollection): void => setSourceData(map, source, data.features);
  // The map outlives a plan's layer, and its images with it.
  if (!map.hasImage("held")) map.addImage("held", diamondImage(), { sdf: true });
  if (map.hasImage("padlock")) map.updateImage("padlock", padlockImage(scheme === "dark"));
  else map.addImage("padlock", padlockImage(scheme === "dark"));

  function followScenario(state: ScenarioState, before: ScenarioState | null): void {
    if (state.assignment.length !== layer.unitCount) return;
    const sameTerritories = state.territories === before?.territories;
    if (!sameTerritories || state.overrides !== before?.overrides) set("held", heldAccounts(state));
    const sameLocks =
      sameTerritories && state.lockedUnits === before?.lockedUnits && state.allLocked === before?.allLocked;
    // Where nothing is locked, who holds what makes no difference.
    if (sameLocks && (state.assignment === before?.assignment || !hasLocks(state))) return;
    set("locks", padlocks(layer, state));
    set("locked", lockedArea(layer, state));
  }

  const followPicks = ({ entries }: AccountPicks): void =>
    set("picked", collection(entries.map(({ lng, lat }) => [lng, lat, {}])));

  followScenario(scenarioStore.getState(), null);
  followPicks(accountPickStore.getState());
  const stops = [scenarioStore.subscribe(followScenario), accountPickStore.subscribe(followPicks)];
  return {
    setScheme: (next) => void map.updateImage("padlock", padlockImage(next === "dark")),
    stop: () => stops.forEach((stop) => stop()),
  };
}

function heldAccounts({ overrides, territories }: ScenarioState): FeatureCollection<Point> {
  const fromZoom = overrides.account.length > MANY ? MANY_FROM_ZOOM : 0;
  const entries = Array.from(overrides.account, (_, i): Entry => {
    const holder = territories.get(overrides.territory[i] as number);
    const properties = { fromZoom, color: holder?.color ?? "#808080" };
    return [overrides.lng[i] as number, overrides.lat[i] as number, properties];
  });
  return collection(entries);
}

const hasLocks = ({ allLocked, lockedUnits, territories }: ScenarioState): boolean =>
  allLocked || lockedUnits.includes(1) || [...territories.values()].some(({ locked }) => locked);

function padlocks(layer: Layer, { allLocked, lockedUnits, territories, assignment }: ScenarioState) {
  const entries: Entry[] = [];
  const isLocked = (index: TerritoryIndex): boolean => allLocked || territories.get(index)?.locked === true;
  const { pointLng, pointLat } = layer;
  for (const [index, { unit }] of territoryPlaces(layer, assignment)) {
    if (isLocked(index)) entries.push([pointLng[unit] as number, pointLat[unit] as number, { isUnit: false }]);
  }
  const single = [...lockedUnits.keys()].filter((unit) => lockedUnits[unit] === 1);
  for (const unit of single.slice(0, MOST_UNIT_LOCKS)) {
    entries.push([pointLng[unit] as number, pointLat[unit] as number, { isUnit: true }]);
  }
  return collection(entries);
}

/** What is locked by itself, as one area; the lock on everything needs no edge. */
function lockedArea(layer: Layer, { lockedUnits, territories, assignment }: ScenarioState) {
  const locked = new Set([...territories.values()].filter((each) => each.locked).map(({ index }) => index));
  const owner = new Int32Array(layer.unitCount).fill(-1);
  for (let unit = 0; unit < owner.length; unit++) {
    const territory = assignment[unit] as number;
    // Each locked territory has an edge of its own, and so has what is locked besides.
    if (locked.has(territory)) owner[unit] = territory + 1;
    else if (lockedUnits[unit] === 1) owner[unit] = 0;
  }
  const highest = Math.max(0, ...territories.keys());
  const areas = dissolve(layer.topology, owner, highest + 2);
  return {
    type: "FeatureCollection" as const,
    features: areas
      .filter((area) => area.length > 0)
      .map((area) => ({
        type: "Feature" as const,
        properties: {},
        geometry: { type: "MultiPolygon" as const, coordinates: toMultiPolygon(area) },
      })),
  };
}

type Entry = readonly [lng: number, lat: number, properties: Readonly<Record<string, unknown>>];

const collection = (entries: readonly Entry[]): FeatureCollection<Point> => ({
  type: "FeatureCollection",
  features: entries.map(([lng, lat, properties]) => ({
    type: "Feature",
    properties,
    geometry: { type: "Point", coordinates: [lng, lat] },
  })),
});
