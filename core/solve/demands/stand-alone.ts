import { BORDER } from "../../domain/layer.ts";
import { join, rootOf, singletons } from "../../domain/union-find.ts";
import type { DemandTask } from "./demand-task.ts";
import { slotTargets } from "./task-problem.ts";

/** Neighbours that only a link joins are far apart from so many km on: an island off the shore is not, Alaska is. */
const FAR_KM = 100;
/** What the parts of the map may be off as wholes, in tolerances: the rest is for dividing them. */
const MARGIN = 0.6;

/**
 * The task without its far links where the parts of the map that these join can be divided into territories of their
 * own: where each holds nearly a whole number of targets. A territory that reaches over a far link is asked for by
 * nobody, but by the arithmetic. What cannot stand alone is joined to its nearest part.
 *
 * Only for territories drawn from nothing, with equal targets and nothing fixed. Null where nothing is cut.
 * O(nodes · measures + neighbours + parts²).
 */
export function standingAlone(task: DemandTask, count: number): DemandTask | null {
  const isPlain = !task.startsFromPresent && task.kept.length === 0 && task.contiguity === "required";
  if (!isPlain || task.maxRadiusKm !== null || task.fixed.some((slot) => slot >= 0)) return null;
  const links = farLinks(task);
  if (links.length === 0) return null;
  const parts = partsOf(task, new Set(links.map(({ key }) => key)));
  // Groups over two parts, like pairs of parts that were joined already, count as one.
  for (const group of task.groups) for (const node of group) parts.join(node, group[0]!);
  const shares = sharesOf(task, count);
  if (shares === null) return null;

  const targetsIn = (members: readonly number[]): number | null => {
    const sums = shares.map(({ perNode, target }) => members.reduce((sum, node) => sum + perNode[node]!, 0) / target);
    const whole = Math.round(sums[0] ?? 0);
    const fits = shares.every(({ room }, m) => Math.abs(sums[m]! / whole - 1) <= room);
    return whole >= 1 && whole <= members.length && fits ? whole : null;
  };
  const byLength = [...links].sort((a, b) => a.km - b.km || a.key - b.key);
  for (;;) {
    const members = parts.members();
    const counts = [...members].map(([root, nodes]) => ({ root, targets: targetsIn(nodes) }));
    const unfit = new Set(counts.filter(({ targets }) => targets === null).map(({ root }) => root));
    const sum = counts.reduce((all, { targets }) => all + (targets ?? 0), 0);
    if (members.size < 2) return null;
    if (unfit.size === 0 && sum === count) break;
    const link = byLength.find(
      ({ a, b }) =>
        parts.root(a) !== parts.root(b) && (unfit.size === 0 || unfit.has(parts.root(a)) || unfit.has(parts.root(b))),
    );
    if (link === undefined) return null;
    parts.join(link.a, link.b);
  }
  const cut = new Set(links.filter(({ a, b }) => parts.root(a) !== parts.root(b)).map(({ key }) => key));
  return { ...task, graph: { ...task.graph, adjacency: withoutLinks(task, cut) } };
}

type FarLink = { readonly a: number; readonly b: number; readonly km: number; readonly key: number };

function farLinks({ graph: { adjacency, x, y } }: DemandTask): readonly FarLink[] {
  const { offsets, neighbours, link } = adjacency;
  const found: FarLink[] = [];
  for (let a = 0; a + 1 < offsets.length; a++) {
    for (let e = offsets[a]!; e < offsets[a + 1]!; e++) {
      const b = neighbours[e]!;
      if (b < a || link[e] === BORDER) continue;
      const km = Math.hypot(x[a]! - x[b]!, y[a]! - y[b]!);
      if (km > FAR_KM) found.push({ a, b, km, key: keyOf(a, b, offsets.length - 1) });
    }
  }
  return found;
}

const keyOf = (a: number, b: number, count: number): number => Math.min(a, b) * count + Math.max(a, b);

/** The parts of the map that hang together without these links. */
function partsOf({ graph: { adjacency } }: DemandTask, without: ReadonlySet<number>) {
  const { offsets, neighbours, link } = adjacency;
  const n = offsets.length - 1;
  const parent = singletons(n);
  for (let a = 0; a < n; a++) {
    for (let e = offsets[a]!; e < offsets[a + 1]!; e++) {
      const b = neighbours[e]!;
      if (b > a && (link[e] === BORDER || !without.has(keyOf(a, b, n)))) join(parent, a, b);
    }
  }
  const members = (): ReadonlyMap<number, readonly number[]> => {
    const lists = new Map<number, number[]>();
    for (let node = 0; node < n; node++) {
      const root = rootOf(parent, node);
      const list = lists.get(root);
      if (list === undefined) lists.set(root, [node]);
      else list.push(node);
    }
    return lists;
  };
  return {
    root: (node: number): number => rootOf(parent, node),
    join: (a: number, b: number): boolean => join(parent, a, b),
    members,
  };
}

/** Of each balanced measure what nodes and a territory have, and how far off a part may be; null where targets differ. */
function sharesOf(task: DemandTask, count: number) {
  const shares = task.measures
    .filter(({ weight, min, upper }) => weight > 0 || min !== null || upper < Infinity)
    .map((measure) => {
      const targets = slotTargets(task, measure, count);
      const [target = 0] = targets;
      const { min, upper } = measure;
      const limits = [
        measure.weight > 0 ? measure.tolerance : Infinity,
        upper / target - 1,
        min ? 1 - min / target : Infinity,
      ];
      const areEqual = target > 0 && targets.every((other) => Math.abs(other / target - 1) < 1e-9);
      return { perNode: measure.perNode, target: areEqual ? target : 0, room: MARGIN * Math.min(...limits) };
    });
  return shares.some(({ target }) => target === 0) ? null : shares;
}

function withoutLinks(
  { graph: { adjacency } }: DemandTask,
  cut: ReadonlySet<number>,
): DemandTask["graph"]["adjacency"] {
  const { offsets, neighbours, borderKm, link } = adjacency;
  const n = offsets.length - 1;
  const kept: number[] = [];
  const starts = new Int32Array(n + 1);
  for (let a = 0; a < n; a++) {
    for (let e = offsets[a]!; e < offsets[a + 1]!; e++) {
      if (!cut.has(keyOf(a, neighbours[e]!, n))) kept.push(e);
    }
    starts[a + 1] = kept.length;
  }
  return {
    offsets: starts,
    neighbours: Int32Array.from(kept, (e) => neighbours[e]!),
    borderKm: Float64Array.from(kept, (e) => borderKm[e]!),
    link: Uint8Array.from(kept, (e) => link[e]!),
  };
}
