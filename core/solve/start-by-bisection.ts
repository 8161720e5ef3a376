import type { SolveGraph } from "./solve-graph.ts";

/** Directions tried for each cut. */
const ANGLES = [0, 0.25, 0.5, 0.75, 1, 1.25, 1.5, 1.75].map((quarter) => quarter * Math.PI);

/** What a side of a cut should weigh: sum of its territories' targets, all measures together. */
export type BisectionTask = {
  readonly graph: SolveGraph;
  /** Load of each node: the mean of its shares of all measures. */
  readonly load: Float64Array;
  /** Load that each territory should carry. */
  readonly targetLoad: Float64Array;
};

/**
 * A first plan: the nodes are cut in two connected sides of about half the load, each with as many territories as
 * suit its load, and so on with each side. A side grows from one end of the map along a direction, always over borders; what it cuts off
 * from the bulk of the other side falls to it. The best of eight directions by imbalance and length is taken.
 *
 * @param nodes A connected set of at least `territories.length` nodes.
 * @param part Written: the territory of each of `nodes`. Every territory gets a connected, non-empty set.
 *
 * O(n log n) for each halving of the territories.
 */
export function startByBisection(
  task: BisectionTask,
  nodes: Int32Array,
  territories: readonly number[],
  part: Int32Array,
): void {
  const bisector = makeBisector(task, part.length);
  const stack: { readonly nodes: Int32Array; readonly territories: readonly number[] }[] = [{ nodes, territories }];
  for (let side = stack.pop(); side; side = stack.pop()) {
    if (side.territories.length === 1) {
      for (const node of side.nodes) part[node] = side.territories[0]!;
      continue;
    }
    const cut = bisector(side.nodes, side.territories);
    stack.push({ nodes: cut.first, territories: side.territories.slice(0, cut.firstCount) });
    stack.push({ nodes: cut.second, territories: side.territories.slice(cut.firstCount) });
  }
}

type Cut = { readonly first: Int32Array; readonly second: Int32Array; readonly firstCount: number };

function makeBisector({ graph, load, targetLoad }: BisectionTask, n: number) {
  /** 0: not in this side; otherwise the state below, renewed for each attempt. */
  const inside = new Uint8Array(n);
  const state = new Uint8Array(n);
  const key = new Float64Array(n);
  const heap = new Int32Array(n);
  const FREE = 0;
  const QUEUED = 1;
  const FIRST = 2;
  const BULK = 3;

  return (nodes: Int32Array, territories: readonly number[]): Cut => {
    /** Targets of the first i territories. */
    const prefix = [0];
    for (const territory of territories) prefix.push(prefix.at(-1)! + targetLoad[territory]!);
    let total = 0;
    for (const node of nodes) {
      inside[node] = 1;
      total += load[node]!;
    }
    const goals = prefix.map((sum) => (sum * total) / prefix.at(-1)!);

    let best: Cut | null = null;
    let bestScore = Infinity;
    for (const angle of ANGLES) {
      const attempt = grow(nodes, angle, goals);
      if (attempt && attempt.score < bestScore) {
        bestScore = attempt.score;
        best = {
          first: nodes.filter((node) => state[node] === FIRST),
          second: nodes.filter((node) => state[node] !== FIRST),
          firstCount: attempt.firstCount,
        };
      }
    }
    best ??= peel(nodes);
    for (const node of nodes) inside[node] = 0;
    return best;
  };

  /** `goals[i]`: load that suits the first i territories. Leaves the side grown in `state`; null when it is no cut. */
  function grow(nodes: Int32Array, angle: number, goals: readonly number[]) {
    const count = goals.length - 1;
    const wanted = goals[count >> 1]!;
    const dx = Math.cos(angle);
    const dy = Math.sin(angle);
    let start = nodes[0]!;
    for (const node of nodes) {
      state[node] = FREE;
      key[node] = dx * graph.x[node]! + dy * graph.y[node]!;
      if (key[node] < key[start]!) start = node;
    }
    let heapSize = push(0, start);
    state[start] = QUEUED;
    let grown = 0;
    let taken = 0;
    while (heapSize > 0 && nodes.length - taken > 1) {
      const node = heap[0]!;
      // Stop where the load is nearest to what is wanted.
      if (taken > 0 && grown + load[node]! / 2 >= wanted) break;
      heapSize = pop(heapSize);
      state[node] = FIRST;
      grown += load[node]!;
      taken++;
      for (let e = graph.offsets[node]!; e < graph.offsets[node + 1]!; e++) {
        const next = graph.neighbours[e]!;
        if (inside[next] === 0 || state[next] !== FREE) continue;
        state[next] = QUEUED;
        heapSize = push(heapSize, next);
      }
    }
    const bulk = keepBulk(nodes);
    let cut = 0;
    let area = 0;
    grown = 0;
    for (const node of nodes) {
      area += graph.areaKm2[node]!;
      if (state[node] !== FIRST) continue;
      grown += load[node]!;
      for (let e = graph.offsets[node]!; e < graph.offsets[node + 1]!; e++) {
        const other = graph.neighbours[e]!;
        if (inside[other] === 1 && state[other] !== FIRST) cut += graph.borderKm[e]!;
      }
    }
    // The side gets as many territories as suit what it has come to hold.
    let firstCount = 0;
    for (let i = 1; i < count; i++) {
      if (i > nodes.length - bulk.count || count - i > bulk.count) continue;
      if (firstCount === 0 || Math.abs(grown - goals[i]!) < Math.abs(grown - goals[firstCount]!)) firstCount = i;
    }
    if (firstCount === 0) return null;
    // Half a territory too much or too little weighs as much as a cut twice as long as the side of the region.
    const imbalance = (count * Math.abs(grown - goals[firstCount]!)) / (goals[count]! || 1);
    return { firstCount, score: 4 * imbalance + cut / Math.sqrt(area) };
  }

  /** Leaves the heaviest piece of what did not grow and gives the other pieces to the grown side. */
  function keepBulk(nodes: Int32Array): { count: number } {
    let bestStart = -1;
    let bestLoad = -1;
    let bestCount = 0;
    const flood = (start: number, from: (s: number) => boolean, to: number): { load: number; count: number } => {
      let size = 1;
      let sum = 0;
      let count = 0;
      heap[0] = start;
      state[start] = to;
      while (size > 0) {
        const node = heap[--size]!;
        sum += load[node]!;
        count++;
        for (let e = graph.offsets[node]!; e < graph.offsets[node + 1]!; e++) {
          const next = graph.neighbours[e]!;
          if (inside[next] === 0 || !from(state[next]!)) continue;
          state[next] = to;
          heap[size++] = next;
        }
      }
      return { load: sum, count };
    };
    const notSeen = (s: number): boolean => s === FREE || s === QUEUED;
    for (const node of nodes) {
      if (!notSeen(state[node]!)) continue;
      const piece = flood(node, notSeen, BULK);
      if (piece.load > bestLoad || (piece.load === bestLoad && piece.count > bestCount)) {
        bestLoad = piece.load;
        bestCount = piece.count;
        bestStart = node;
      }
    }
    if (bestStart < 0) return { count: 0 };
    // Bulk pieces become FIRST but for the best one, which is flooded back to FREE beforehand.
    flood(bestStart, (s) => s === BULK, FREE);
    for (const node of nodes) if (state[node] === BULK) state[node] = FIRST;
    return { count: bestCount };
  }

  /** One node whose loss leaves the rest connected, against all others: the end of a breadth-first search. */
  function peel(nodes: Int32Array): Cut {
    for (const node of nodes) state[node] = FREE;
    let head = 0;
    let tail = 1;
    heap[0] = nodes[0]!;
    state[nodes[0]!] = QUEUED;
    while (head < tail) {
      const node = heap[head++]!;
      for (let e = graph.offsets[node]!; e < graph.offsets[node + 1]!; e++) {
        const next = graph.neighbours[e]!;
        if (inside[next] === 0 || state[next] !== FREE) continue;
        state[next] = QUEUED;
        heap[tail++] = next;
      }
    }
    const last = heap[tail - 1]!;
    return { first: Int32Array.of(last), second: nodes.filter((node) => node !== last), firstCount: 1 };
  }

  function push(size: number, node: number): number {
    let at = size;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (key[heap[parent]!]! <= key[node]!) break;
      heap[at] = heap[parent]!;
      at = parent;
    }
    heap[at] = node;
    return size + 1;
  }

  function pop(size: number): number {
    const node = heap[size - 1]!;
    const last = size - 1;
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= last) break;
      if (child + 1 < last && key[heap[child + 1]!]! < key[heap[child]!]!) child++;
      if (key[heap[child]!]! >= key[node]!) break;
      heap[at] = heap[child]!;
      at = child;
    }
    heap[at] = node;
    return last;
  }
}
