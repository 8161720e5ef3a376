import { GAP_LINK } from "../../domain/layer.ts";
import { fail, ok, type Result } from "../../domain/result.ts";
import { UNASSIGNED } from "../../domain/territory.ts";
import { linkPieces } from "../../geo/link-pieces.ts";
import { type DemandRefusal, Refused } from "../../score/demands/lookup.ts";
import type { PresentPlan } from "../../score/demands/present-plan.ts";
import type { ResolvedDemands } from "../../score/demands/resolve-demands.ts";
import { extentGraph } from "../from-layer.ts";
import type { DemandTask } from "./demand-task.ts";
import { readCounts } from "./read-counts.ts";
import { readHands } from "./read-hands.ts";
import { dissolvedTerritories, readMeasures } from "./read-measures.ts";
import { readSlots } from "./read-slots.ts";

/**
 * The task that resolved demands come to. Units outside the scope are left out, units that must stay are fixed.
 *
 * Refused is only what no plan at all can meet: more territories than units, minima that add up to more than there is.
 * O(units · measures + pairs).
 */
export function readTask(present: PresentPlan, resolved: ResolvedDemands): Result<DemandTask, DemandRefusal> {
  try {
    return ok(read(present, resolved));
  } catch (error) {
    if (error instanceof Refused) return fail(error.refusal);
    throw error;
  }
}

function read(present: PresentPlan, resolved: ResolvedDemands): DemandTask {
  const { layer, columns, scenario } = present;
  const { demands, scope } = resolved;
  // Preferred contiguity joins what does not hang together by its shortest gaps, and then asks for contiguity.
  const adjacency =
    demands.contiguity === "preferred"
      ? linkPieces({ topology: layer.topology, adjacency: resolved.adjacency }, scope.isInside, GAP_LINK)
      : resolved.adjacency;
  const { unitOf, ...graph } = extentGraph(layer, scope.isInside, { adjacency, links: true });
  const slots = readSlots(present, resolved, unitOf);
  const counts = readCounts(resolved, slots, readMeasures(present, resolved, unitOf, slots.kept), {
    count: unitOf.length,
    noun: unitOf.length === 1 ? layer.meta.unitNoun : layer.meta.unitNounPlural,
  });
  // Where fewer are asked for than there are, the last ones are given up, and what they hold goes with its units.
  const kept = slots.kept.slice(0, counts.at(-1));
  const measures = readMeasures(present, resolved, unitOf, kept);
  const pick = (column: Float64Array): Float64Array => Float64Array.from(unitOf, (unit) => column[unit]!);
  const nodeOf = new Int32Array(layer.unitCount).fill(-1);
  unitOf.forEach((unit, node) => {
    nodeOf[unit] = node;
  });
  const nodes = (units: readonly number[]): Int32Array =>
    Int32Array.from(units, (unit) => nodeOf[unit]!).filter((node) => node >= 0);
  const slotOfTerritory = new Map(kept.map(({ index }, slot) => [index, slot]));
  return {
    unitOf,
    graph,
    lng: pick(layer.pointLng),
    lat: pick(layer.pointLat),
    accounts: pick(columns.measures[0]!.perUnit),
    measures,
    kept,
    newCapacities: demands.capacities,
    dissolved: dissolvedTerritories(present, resolved, kept),
    counts,
    present: Int32Array.from(unitOf, (unit) => slotOfTerritory.get(scenario.assignment[unit]!) ?? UNASSIGNED),
    startsFromPresent: slots.startsFromPresent,
    fixed: slots.fixed,
    groups: resolved.groups.map(({ units }) => nodes(units)).filter((group) => group.length > 1),
    mustDiffer: Int32Array.from(
      resolved.mustDiffer.filter((pair) => pair.every((unit) => nodeOf[unit]! >= 0)).flat(),
      (unit) => nodeOf[unit]!,
    ),
    centres: slots.centres.map((unit) => (unit < 0 ? -1 : nodeOf[unit]!)),
    maxRadiusKm: demands.maxRadiusKm,
    hands: slots.startsFromPresent ? readHands(present, resolved, unitOf, kept) : null,
    contiguity: demands.contiguity === "off" ? "off" : "required",
    mayScatter: demands.contiguity === "preferred",
    compactness: demands.compactness,
    travel: demands.travel,
    effort: demands.effort,
    search: demands.search,
    seed: demands.seed,
  };
}
