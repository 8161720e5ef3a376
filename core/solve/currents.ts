import type { Objective } from "./objective.ts";
import type { Partition } from "./partition.ts";
import { resistorsOf } from "./resistors.ts";

/**
 * What a current counts beside the balance of the two territories at its ends. Measured on ZIP cells, 10 to 500
 * territories: 0.3 leaves half as many again over the tolerance, 2 frays the borders of 200 territories. Several
 * measures pull at the same borders in different ways: for three, 0.6 makes them a third longer.
 */
const STRENGTH = 0.6;
const STRENGTH_OF_SEVERAL = 0.15;
/** By how much a potential falls for each share given away, until it is found anew: as six neighbours would have it. */
const RELIEF = 1 / 6;
/** Potentials are found anew after as many proposals as there are nodes on borders, and so many at least. */
const FEWEST_PROPOSALS = 256;
/** Where the excess was driven past its goal by this part of what it was, the drive is halved; the other lets it recover. */
const OVERSHOT = 0.1;
const RECOVERY = 1.1;

/** Carries what some territories have too much to those that have too little, over all that lie between. */
export type Currents = {
  /** Like `Partition.total`: derivative of the balance by weight, but for the steepness and `gain`. */
  readonly potential: Float64Array;
  /** Per measure: how strong the drive is just now. */
  readonly gain: Float64Array;
  /**
   * Finds the potentials anew if it is time.
   *
   * @returns Of so many proposals that are wanted, how many may be made before the next call.
   */
  readonly flow: (wanted: number) => number;
  /** To be told that a node went from one territory to another. */
  readonly relieve: (node: number, from: number, to: number) => void;
};

/**
 * Balance as an electric network: excess is charge, territories that touch are joined by equal resistors, and what
 * moves down the potential gains by it. A hinge on each territory's own deviation evens out neighbours only, like heat,
 * which takes the square of the distance to cross a map. The potential is the derivative of the least energy of a flow
 * that balances all (the H⁻¹ norm of the excess) and is felt everywhere at once, so that every border on the way gives
 * way by a little. Measured on 200 territories of ZIP cells: 5 instead of 50 are over 0.5 % when the annealing ends.
 *
 * Feedback that comes late overshoots: where the excess has come to point against the potential that drove it, the
 * drive is halved.
 *
 * O(nodes on borders + borders · rounds) each time that the potentials are found.
 */
export function currentsOf(partition: Partition, { inverseTarget, aim }: Objective): Currents {
  const { graph, k, total } = partition;
  const { measureCount, weight } = graph;
  const strength = measureCount > 1 ? STRENGTH_OF_SEVERAL : STRENGTH;
  const potential = new Float64Array(k * measureCount);
  const driving = new Float64Array(k * measureCount);
  const excess = new Float64Array(k * measureCount);
  const gain = new Float64Array(measureCount).fill(strength);
  const resistors = resistorsOf(partition);
  let left = 0;

  const renew = (): void => {
    resistors.connect();
    for (let m = 0; m < measureCount; m++) {
      let before = 0;
      let now = 0;
      for (let at = m; at < total.length; at += measureCount) {
        before += excess[at]! * driving[at]!;
        const off = total[at]! * inverseTarget[at]! - 1;
        excess[at] = Math.sign(off) * Math.max(0, Math.abs(off) - aim[m]!);
        now += excess[at]! * driving[at]!;
      }
      gain[m] = now < -OVERSHOT * before ? gain[m]! / 2 : Math.min(strength, gain[m]! * RECOVERY);
      resistors.solve(excess, potential, m, measureCount);
    }
    driving.set(potential);
  };

  return {
    potential,
    gain,
    flow: (wanted) => {
      if (left <= 0) {
        renew();
        left = Math.max(FEWEST_PROPOSALS, partition.boundaryCount);
      }
      const count = Math.min(wanted, left);
      left -= count;
      return count;
    },
    relieve: (node, from, to) => {
      for (let m = 0; m < measureCount; m++) {
        const at = to * measureCount + m;
        const change = RELIEF * weight[node * measureCount + m]! * inverseTarget[at]!;
        potential[from * measureCount + m]! -= change;
        potential[at]! += change;
      }
    },
  };
}
