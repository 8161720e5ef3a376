import type { MultiPolygon, Polygon } from "geojson";
import { dissolve } from "../geo/dissolve.ts";
import { type Outline, toMultiPolygon } from "../geo/outline.ts";
import { unitSlots } from "./map/unit-slots.ts";
import type { DrawnInput } from "./share-input.ts";
import { territoryGroups } from "./territory-groups.ts";

/**
 * territories.geojson (RFC 7946): one dissolved feature per territory, its properties the territory's scores and colour,
 * and where the scenario has groups the id and the path of the group that holds it.
 * Borders are exact, so neighbours share theirs vertex by vertex. A territory without units has no geometry.
 */
export function* territoriesGeojson(input: DrawnInput): Generator<string> {
  const { territories, scorecard, layer } = input;
  const outlines = dissolve(layer.topology, unitSlots(input), territories.length + 1);
  const groups = territoryGroups(input);
  yield '{"type":"FeatureCollection","features":[';
  for (const [slot, { id, color }] of territories.entries()) {
    const feature = {
      type: "Feature",
      id,
      properties: {
        ...scorecard.territories[slot],
        color,
        ...(input.groups.length > 0 && { group: groups.get(id)?.id ?? null, groupPath: groups.get(id)?.path ?? null }),
      },
      geometry: geometryOf(outlines[slot] ?? []),
    };
    yield `${slot === 0 ? "\n" : ",\n"}${JSON.stringify(feature)}`;
  }
  yield "\n]}\n";
}

function geometryOf(outline: Outline): Polygon | MultiPolygon | null {
  const coordinates = toMultiPolygon(outline);
  const [only] = coordinates;
  if (only === undefined) return null;
  return coordinates.length === 1 ? { type: "Polygon", coordinates: only } : { type: "MultiPolygon", coordinates };
}
