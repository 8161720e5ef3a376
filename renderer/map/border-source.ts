import type { GeoJSONSource } from "maplibre-gl";
import type { Topology } from "../../core/domain/layer.ts";
import type { TerritoryIndex } from "../../core/domain/territory.ts";
import { borderLines } from "./arc-lines.ts";
import { type BorderKey, sidesOf, territoryBorders } from "./territory-borders.ts";

/**
 * Keeps the map's source of borders in step with who owns what: a feature per pair of territories that meet, and only
 * the pairs that an edit changed are sent.
 *
 * @param source Empty when the first borders are drawn.
 * @returns `draw`, told which territories (or nobody, UNASSIGNED) have gained or lost units since it was called last.
 */
export function borderSource(source: GeoJSONSource, topology: Topology) {
  const shown = new Map<BorderKey, readonly number[]>();

  return function draw(assignment: Int32Array, touched: ReadonlySet<TerritoryIndex>): void {
    const borders = territoryBorders(topology, assignment, touched);
    const remove = [...shown.keys()].filter(
      (key) => !borders.has(key) && sidesOf(key).some((side) => touched.has(side)),
    );
    const changed = [...borders].filter(([key, arcs]) => !isSame(arcs, shown.get(key)));
    const geometry = (arcs: readonly number[]) => ({
      type: "MultiLineString" as const,
      coordinates: borderLines(topology, arcs),
    });
    const add = changed
      .filter(([key]) => !shown.has(key))
      .map(([key, arcs]) => ({
        type: "Feature" as const,
        id: key,
        properties: { isEdge: sidesOf(key)[0] < 0 },
        geometry: geometry(arcs),
      }));
    const update = changed
      .filter(([key]) => shown.has(key))
      .map(([key, arcs]) => ({ id: key, newGeometry: geometry(arcs) }));
    for (const key of remove) shown.delete(key);
    for (const [key, arcs] of changed) shown.set(key, arcs);
    if (remove.length + changed.length > 0) void source.updateData({ remove, add, update });
  };
}

const isSame = (arcs: readonly number[], before: readonly number[] | undefined): boolean =>
  before !== undefined && arcs.length === before.length && arcs.every((arc, i) => arc === before[i]);
