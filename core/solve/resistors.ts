import type { Partition } from "./partition.ts";

/** Conductance of each territory to the ground, so that a piece of the map that nothing can leave has potentials too. */
const LEAK = 1e-3;
/** Steps of one search for potentials, and the residual that ends it, as a part of the charge: the next search goes on. */
const ROUNDS = 12;
const PRECISION = 0.2;

/** The territories of a plan as an electric network, joined where they touch. */
export type Resistors = {
  /** Looks at the plan, which has changed, to see who touches whom. O(neighbours of nodes on borders). */
  readonly connect: () => void;
  /**
   * Potentials that belong to these charges, improving on the ones given: `charge[territory · stride + at]`, likewise
   * `potential`. O(borders) for each of at most 12 rounds.
   */
  readonly solve: (charge: Float64Array, potential: Float64Array, at: number, stride: number) => void;
};

/**
 * Conjugate gradients (Hestenes & Stiefel 1952) on the Laplacian of the touching territories. A border counts half
 * from each side from which a node may cross it; locked nodes may not.
 */
export function resistorsOf(partition: Partition): Resistors {
  const { graph, k, part, boundary } = partition;
  const { offsets, neighbours } = graph;
  /** The nodes on borders as chains, one per territory. */
  const first = new Int32Array(k);
  const next = new Int32Array(graph.nodeCount);
  const seen = new Int32Array(k);
  const touchOffsets = new Int32Array(k + 1);
  let touched = new Int32Array(8 * k);
  const residual = new Float64Array(k);
  const direction = new Float64Array(k);
  const image = new Float64Array(k);

  const connect = (): void => {
    first.fill(-1);
    for (let i = 0; i < partition.boundaryCount; i++) {
      const node = boundary[i]!;
      next[node] = first[part[node]!]!;
      first[part[node]!] = node;
    }
    seen.fill(-1);
    let count = 0;
    for (let territory = 0; territory < k; territory++) {
      seen[territory] = territory;
      for (let node = first[territory]!; node >= 0; node = next[node]!) {
        for (let e = offsets[node]!; e < offsets[node + 1]!; e++) {
          const other = part[neighbours[e]!]!;
          if (seen[other] === territory) continue;
          seen[other] = territory;
          if (count === touched.length) touched = grown(touched);
          touched[count++] = other;
        }
      }
      touchOffsets[territory + 1] = count;
    }
  };

  /** Currents out of each territory at these potentials. */
  const currents = (potential: Float64Array, at: number, stride: number): void => {
    for (let t = 0; t < k; t++) image[t] = LEAK * potential[t * stride + at]!;
    for (let t = 0; t < k; t++) {
      const own = potential[t * stride + at]!;
      for (let e = touchOffsets[t]!; e < touchOffsets[t + 1]!; e++) {
        const other = touched[e]!;
        const current = 0.5 * (own - potential[other * stride + at]!);
        image[t]! += current;
        image[other]! -= current;
      }
    }
  };

  const solve: Resistors["solve"] = (charge, potential, at, stride) => {
    currents(potential, at, stride);
    let size = 0;
    let whole = 0;
    for (let t = 0; t < k; t++) {
      residual[t] = charge[t * stride + at]! - image[t]!;
      direction[t] = residual[t]!;
      size += residual[t]! ** 2;
      whole += charge[t * stride + at]! ** 2;
    }
    for (let round = 0; round < ROUNDS && size > whole * PRECISION * PRECISION; round++) {
      currents(direction, 0, 1);
      let curvature = 0;
      for (let t = 0; t < k; t++) curvature += direction[t]! * image[t]!;
      const step = size / curvature;
      let left = 0;
      for (let t = 0; t < k; t++) {
        potential[t * stride + at]! += step * direction[t]!;
        residual[t]! -= step * image[t]!;
        left += residual[t]! ** 2;
      }
      for (let t = 0; t < k; t++) direction[t] = residual[t]! + (left / size) * direction[t]!;
      size = left;
    }
  };

  return { connect, solve };
}

function grown(list: Int32Array): Int32Array<ArrayBuffer> {
  const more = new Int32Array(2 * list.length);
  more.set(list);
  return more;
}
