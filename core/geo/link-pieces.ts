import type { Adjacency, GAP_LINK, Topology, WATER_LINK } from "../domain/layer.ts";
import { join, rootOf, singletons } from "../domain/union-find.ts";
import { type Link, withLinks } from "./adjacency.ts";
import { distanceKm } from "./arc-length.ts";
import { type BoundaryPlaces, boundaryPlaces } from "./boundary-places.ts";
import { pieces } from "./pieces.ts";
import { PlaceTree } from "./place-tree.ts";

/** Gaps are measured between border vertices; longer edges get places in between. */
const SPACING_KM = 5;

/**
 * Neighbour lists in which the members hang together: the pieces of the subset are joined by their shortest gaps (a
 * minimum spanning tree over the pieces, Borůvka's rounds), each gap becoming one link between the two units that it
 * lies between. Links that are already there count, so islands keep their water links. Deterministic.
 *
 * @param isMember 1 for the units of the subset, or null for the whole layer. Other units keep their neighbours.
 * @param kind WATER_LINK for the whole layer when it is built, GAP_LINK for the extent of a plan.
 *
 * Pieces without any border (units without geometry) stay alone. O(places · log places · log pieces).
 */
export function linkPieces(
  { topology, adjacency }: { readonly topology: Topology; readonly adjacency: Adjacency },
  isMember: Uint8Array | null,
  kind: typeof WATER_LINK | typeof GAP_LINK,
): Adjacency {
  const { pieceOfUnit, pieceCount } = pieces(adjacency, isMember);
  if (pieceCount < 2) return adjacency;
  const places = boundaryPlaces(topology, isMember, SPACING_KM);
  const groups = singletons(pieceCount);
  const labelsNow = (): Int32Array => places.unit.map((unit) => rootOf(groups, pieceOfUnit[unit] as number));
  let labels = labelsNow();
  const tree = new PlaceTree(places.lng, places.lat, labels.slice());

  const links: Link[] = [];
  for (;;) {
    const gaps = shortestGaps(places, labels, tree);
    let joined = false;
    for (const gap of gaps) {
      const a = places.unit[gap.from] as number;
      const b = places.unit[gap.to] as number;
      if (!join(groups, pieceOfUnit[a] as number, pieceOfUnit[b] as number)) continue;
      links.push({ a, b, borderKm: 0, kind });
      joined = true;
    }
    if (!joined) return withLinks(adjacency, links);
    labels = labelsNow();
    tree.relabel(labels);
  }
}

type Gap = { readonly km: number; readonly from: number; readonly to: number };

/**
 * For every group of pieces but the largest its shortest gap to another one, shortest first. The largest need not
 * look: the gaps of all the others join it.
 */
function shortestGaps({ lng, lat, unit }: BoundaryPlaces, labels: Int32Array, tree: PlaceTree): Gap[] {
  const sizeOfGroup = new Map<number, number>();
  for (const label of labels) sizeOfGroup.set(label, (sizeOfGroup.get(label) ?? 0) + 1);
  const largest = [...sizeOfGroup].reduce((p, q) => (q[1] > p[1] ? q : p), [-1, 0] as const)[0];

  const best = new Map<number, Gap>();
  // Where the last search was made, and how far around it there is no other group: places well inside that reach need
  // no search of their own.
  let anchor = -1;
  let emptyKm = 0;
  for (let from = 0; from < labels.length; from++) {
    const label = labels[from] as number;
    if (label === largest) continue;
    const known = best.get(label);
    const bestKm = known?.km ?? Infinity;
    if (anchor >= 0 && labels[anchor] === label) {
      const walkedKm = distanceKm(
        lng[anchor] as number,
        lat[anchor] as number,
        lng[from] as number,
        lat[from] as number,
      );
      if (emptyKm - walkedKm > bestKm) continue;
    }
    const searchKm = 3 * bestKm + 1;
    const found = tree.nearest(lng[from] as number, lat[from] as number, label, searchKm);
    anchor = from;
    emptyKm = found?.km ?? searchKm;
    if (found === null) continue;
    const gap = { km: found.km, from, to: found.place };
    if (known === undefined || compareGaps(gap, known, unit) < 0) best.set(label, gap);
  }
  return [...best.values()].toSorted((p, q) => compareGaps(p, q, unit));
}

/** Shorter first; equal gaps by their units, the same way round for both sides, so that no cycle can arise. */
function compareGaps(p: Gap, q: Gap, unit: Int32Array): number {
  const low = (gap: Gap): number => Math.min(unit[gap.from] as number, unit[gap.to] as number);
  const high = (gap: Gap): number => Math.max(unit[gap.from] as number, unit[gap.to] as number);
  return p.km - q.km || low(p) - low(q) || high(p) - high(q);
}
